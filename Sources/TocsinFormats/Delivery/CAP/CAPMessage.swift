// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A message of the Common Alerting Protocol 1.2, as we write it: the standard's own words, and its limits as
/// types.
///
/// What is optional in the standard and unsafe to leave out (`language`, `expires`) is not optional here.
/// What we never write (`derefUri`) is not there. Texts are checked when they are written (``CAPWriter``).
package struct CAPMessage: Hashable, Sendable {
    /// Unique for the sender; no white space, comma, `<` or `&`.
    package var identifier: String
    /// Unique in the world, such as a domain name or an address; same characters as `identifier`.
    package var sender: String
    package var sent: CAPTime
    package var status: Status
    package var messageType: MessageType
    package var source: String?
    package var scope: Scope
    /// Who may see it; needed, and allowed, only with `scope` restricted.
    package var restriction: String?
    /// Whom it is for; needed with `scope` private.
    package var addresses: [String]
    package var codes: [String]
    /// For an exercise: which one.
    package var note: String?
    /// Needed with every type but `Alert`.
    package var references: [Reference]
    package var incidents: [String]
    package var infos: [Info]

    package init(
        identifier: String, sender: String, sent: CAPTime, status: Status, messageType: MessageType,
        source: String? = nil, scope: Scope, restriction: String? = nil, addresses: [String] = [],
        codes: [String] = [], note: String? = nil, references: [Reference] = [], incidents: [String] = [],
        infos: [Info]
    ) {
        self.identifier = identifier
        self.sender = sender
        self.sent = sent
        self.status = status
        self.messageType = messageType
        self.source = source
        self.scope = scope
        self.restriction = restriction
        self.addresses = addresses
        self.codes = codes
        self.note = note
        self.references = references
        self.incidents = incidents
        self.infos = infos
    }
}

extension CAPMessage {
    package enum Status: String, CaseIterable, Sendable {
        case actual = "Actual"
        case exercise = "Exercise"
        case system = "System"
        case test = "Test"
        /// Not actionable; ``CAPWriter`` refuses it.
        case draft = "Draft"
    }

    package enum MessageType: String, CaseIterable, Sendable {
        case alert = "Alert"
        case update = "Update"
        case cancel = "Cancel"
        case acknowledgement = "Ack"
        case error = "Error"
    }

    package enum Scope: String, CaseIterable, Sendable {
        case `public` = "Public"
        case restricted = "Restricted"
        case `private` = "Private"
    }

    /// The triple by which a later message names an earlier one.
    package struct Reference: Hashable, Sendable {
        package let sender: String
        package let identifier: String
        package let sent: CAPTime

        package init(sender: String, identifier: String, sent: CAPTime) {
            self.sender = sender
            self.identifier = identifier
            self.sent = sent
        }
    }

    /// A name and a value of somebody's own list: an event code, a parameter, a geocode.
    package struct NamedValue: Hashable, Sendable {
        package let valueName: String
        package let value: String

        package init(valueName: String, value: String) {
            self.valueName = valueName
            self.value = value
        }
    }

    /// How a later message names this one.
    package var reference: Reference {
        Reference(sender: sender, identifier: identifier, sent: sent)
    }

    /// What an update or a cancellation of a series must name: every earlier message that is still in force.
    ///
    /// If none is, it names the latest, because a message of these types without any reference is invalid.
    package static func references(to earlier: [CAPMessage], at now: Timestamp) -> [Reference] {
        let sorted = earlier.sorted { $0.sent.instant < $1.sent.instant }
        let inForce = sorted.filter { message in message.infos.contains { $0.expires.instant > now } }
        return (inForce.isEmpty ? sorted.suffix(1) : inForce).map(\.reference)
    }
}
