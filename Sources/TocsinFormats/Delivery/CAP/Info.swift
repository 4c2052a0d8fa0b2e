// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension CAPMessage {
    /// What is known about the event, in one language.
    package struct Info: Hashable, Sendable {
        /// RFC 3066, such as `en-US`; always written.
        package var language: String
        package var categories: [Category]
        package var event: String
        package var responseTypes: [ResponseType]
        package var urgency: Urgency
        package var severity: Severity
        package var certainty: Certainty
        package var audience: String?
        package var eventCodes: [NamedValue]
        package var effective: CAPTime?
        package var onset: CAPTime?
        /// Always written: a warning that does not say when it ends is kept or dropped at each reader's whim.
        package var expires: CAPTime
        package var senderName: String?
        /// At most 160 characters, or some readers cut it.
        package var headline: String?
        package var description: String?
        package var instruction: String?
        /// An absolute URL.
        package var web: String?
        package var contact: String?
        package var parameters: [NamedValue]
        package var resources: [Resource]
        package var areas: [Area]

        package init(
            language: String, categories: [Category], event: String, responseTypes: [ResponseType] = [],
            urgency: Urgency, severity: Severity, certainty: Certainty, audience: String? = nil,
            eventCodes: [NamedValue] = [], effective: CAPTime? = nil, onset: CAPTime? = nil, expires: CAPTime,
            senderName: String? = nil, headline: String? = nil, description: String? = nil,
            instruction: String? = nil, web: String? = nil, contact: String? = nil,
            parameters: [NamedValue] = [],
            resources: [Resource] = [], areas: [Area] = []
        ) {
            self.language = language
            self.categories = categories
            self.event = event
            self.responseTypes = responseTypes
            self.urgency = urgency
            self.severity = severity
            self.certainty = certainty
            self.audience = audience
            self.eventCodes = eventCodes
            self.effective = effective
            self.onset = onset
            self.expires = expires
            self.senderName = senderName
            self.headline = headline
            self.description = description
            self.instruction = instruction
            self.web = web
            self.contact = contact
            self.parameters = parameters
            self.resources = resources
            self.areas = areas
        }
    }

    package enum Category: String, CaseIterable, Sendable {
        case geo = "Geo"
        case meteorological = "Met"
        case safety = "Safety"
        case security = "Security"
        case rescue = "Rescue"
        case fire = "Fire"
        case health = "Health"
        case environment = "Env"
        case transport = "Transport"
        case infrastructure = "Infra"
        case hazardousAgents = "CBRNE"
        case other = "Other"
    }

    package enum ResponseType: String, CaseIterable, Sendable {
        case shelter = "Shelter"
        case evacuate = "Evacuate"
        case prepare = "Prepare"
        case execute = "Execute"
        case avoid = "Avoid"
        case monitor = "Monitor"
        /// Not for the public.
        case assess = "Assess"
        case allClear = "AllClear"
        case noAction = "None"
    }

    package enum Urgency: String, CaseIterable, Sendable {
        case immediate = "Immediate"
        case expected = "Expected"
        case future = "Future"
        case past = "Past"
        case unknown = "Unknown"
    }

    package enum Severity: String, CaseIterable, Sendable {
        case extreme = "Extreme"
        case severe = "Severe"
        case moderate = "Moderate"
        case minor = "Minor"
        case unknown = "Unknown"
    }

    package enum Certainty: String, CaseIterable, Sendable {
        case observed = "Observed"
        case likely = "Likely"
        case possible = "Possible"
        case unlikely = "Unlikely"
        case unknown = "Unknown"
    }

    /// A file that goes with the warning, by reference.
    package struct Resource: Hashable, Sendable {
        package let resourceDesc: String
        /// Such as `image/png`.
        package let mimeType: String
        package let sizeBytes: Int?
        /// An absolute URL.
        package let uri: String?
        /// SHA-1 in hexadecimal digits, the hash that the standard names; it protects against accidents only.
        package let digest: String?

        package init(
            resourceDesc: String, mimeType: String, sizeBytes: Int? = nil, uri: String? = nil,
            digest: String? = nil
        ) {
            self.resourceDesc = resourceDesc
            self.mimeType = mimeType
            self.sizeBytes = sizeBytes
            self.uri = uri
            self.digest = digest
        }
    }
}
