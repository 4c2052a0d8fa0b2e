// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats

extension CAPMessage {
    /// Reads back what feeds list of one of our own documents; the rest stays where it is, in the document.
    ///
    /// - Throws: ``FormatError`` if these bytes are none of ours.
    init(stored bytes: [UInt8]) throws {
        let alert = try XMLReader.read(bytes)
        guard let identifier = alert.value("identifier"), let sender = alert.value("sender"),
            let sent = alert.value("sent").flatMap({ CAPTime($0) }),
            let status = alert.value("status").flatMap({ Status(rawValue: $0) }),
            let type = alert.value("msgType").flatMap({ MessageType(rawValue: $0) }),
            let scope = alert.value("scope").flatMap({ Scope(rawValue: $0) })
        else { throw FormatError(problem: "this is no message of ours") }
        self.init(
            identifier: identifier, sender: sender, sent: sent, status: status, messageType: type, scope: scope,
            note: alert.value("note"),
            references: (alert.value("references") ?? "").split(separator: " ").compactMap { Reference(listed: $0) },
            infos: try alert.all("info").map { try Info(stored: $0) })
    }
}

extension CAPMessage.Reference {
    /// `sender,identifier,sent`.
    fileprivate init?(listed text: Substring) {
        let parts = text.split(separator: ",", omittingEmptySubsequences: false)
        guard parts.count == 3, let sent = CAPTime(String(parts[2])) else { return nil }
        self.init(sender: String(parts[0]), identifier: String(parts[1]), sent: sent)
    }
}

extension CAPMessage.Info {
    fileprivate init(stored info: XMLElement) throws {
        guard let expires = info.value("expires").flatMap({ CAPTime($0) }) else {
            throw FormatError(problem: "a message of ours always says when it ends")
        }
        self.init(
            language: info.value("language") ?? "",
            categories: info.all("category").compactMap { .init(rawValue: $0.text) },
            event: info.value("event") ?? "", urgency: .unknown, severity: .unknown, certainty: .unknown,
            expires: expires, senderName: info.value("senderName"), headline: info.value("headline"),
            description: info.value("description"))
    }
}

extension XMLElement {
    fileprivate func all(_ name: String) -> [XMLElement] {
        children.filter { $0.name == name && $0.namespace == namespace }
    }

    fileprivate func value(_ name: String) -> String? { all(name).first?.text }
}
