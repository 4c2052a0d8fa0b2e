// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Writes a ``CAPMessage`` as the bytes that are published, signed and never changed again.
///
/// UTF-8, in the order of the schema, without white space between elements and without a document type.
package enum CAPWriter {
    package static let namespace = "urn:oasis:names:tc:emergency:cap:1.2"

    /// - Throws: ``CAPRefusal`` with every rule that the message breaks; nothing invalid is ever returned.
    package static func write(_ message: CAPMessage) throws(CAPRefusal) -> [UInt8] {
        let bytes: [UInt8]
        do {
            bytes = try alert(message)
        } catch {
            throw CAPRefusal(findings: [
                CAPFinding(
                    rule: "CAP-DOC-01", level: .error, isSchema: true, line: 0, path: "alert/…/\(error.path)",
                    sentence: "\(error.problem); \(error.mend)")
            ])
        }
        let report = CAPChecker.check(bytes, as: .issued)
        guard report.isValid else {
            throw CAPRefusal(findings: report.findings.filter { $0.level == .error })
        }
        return bytes
    }

    private static func alert(_ message: CAPMessage) throws(FormatError) -> [UInt8] {
        var xml = XMLWriter()
        try xml.start("alert", [("xmlns", namespace)])
        try xml.element("identifier", message.identifier)
        try xml.element("sender", message.sender)
        try xml.element("sent", message.sent.description)
        try xml.element("status", message.status.rawValue)
        try xml.element("msgType", message.messageType.rawValue)
        try xml.optional("source", message.source)
        try xml.element("scope", message.scope.rawValue)
        try xml.optional("restriction", message.restriction)
        try xml.words("addresses", message.addresses)
        for code in message.codes { try xml.element("code", code) }
        try xml.optional("note", message.note)
        try xml.words("references", message.references.map { "\($0.sender),\($0.identifier),\($0.sent)" })
        try xml.words("incidents", message.incidents)
        for info in message.infos { try write(info, to: &xml) }
        xml.end()
        return xml.bytes
    }

    private static func write(_ info: CAPMessage.Info, to xml: inout XMLWriter) throws(FormatError) {
        try xml.start("info")
        try xml.element("language", info.language)
        for category in info.categories { try xml.element("category", category.rawValue) }
        try xml.element("event", info.event)
        for response in info.responseTypes { try xml.element("responseType", response.rawValue) }
        try xml.element("urgency", info.urgency.rawValue)
        try xml.element("severity", info.severity.rawValue)
        try xml.element("certainty", info.certainty.rawValue)
        try xml.optional("audience", info.audience)
        try xml.values("eventCode", info.eventCodes)
        try xml.optional("effective", info.effective?.description)
        try xml.optional("onset", info.onset?.description)
        try xml.element("expires", info.expires.description)
        try xml.optional("senderName", info.senderName)
        try xml.optional("headline", info.headline)
        try xml.optional("description", info.description)
        try xml.optional("instruction", info.instruction)
        try xml.optional("web", info.web)
        try xml.optional("contact", info.contact)
        try xml.values("parameter", info.parameters)
        for resource in info.resources { try write(resource, to: &xml) }
        for area in info.areas { try write(area, to: &xml) }
        xml.end()
    }

    private static func write(_ resource: CAPMessage.Resource, to xml: inout XMLWriter) throws(FormatError) {
        try xml.start("resource")
        try xml.element("resourceDesc", resource.resourceDesc)
        try xml.element("mimeType", resource.mimeType)
        try xml.optional("size", resource.sizeBytes.map(String.init))
        try xml.optional("uri", resource.uri)
        try xml.optional("digest", resource.digest)
        xml.end()
    }

    private static func write(_ area: CAPMessage.Area, to xml: inout XMLWriter) throws(FormatError) {
        try xml.start("area")
        try xml.element("areaDesc", area.areaDesc)
        for polygon in area.polygons {
            try xml.element("polygon", polygon.points.map(pair).joined(separator: " "))
        }
        for circle in area.circles {
            let radius = DecimalText.write(circle.radiusMetres, places: 3)
            try xml.element("circle", pair(circle.center) + " " + radius)
        }
        try xml.values("geocode", area.geocodes)
        try xml.optional("altitude", area.altitudeFeet.map(String.init))
        try xml.optional("ceiling", area.ceilingFeet.map(String.init))
        xml.end()
    }

    private static func pair(_ point: CAPMessage.Point) -> String {
        DecimalText.write(point.latitudeMicrodegrees, places: 6) + ","
            + DecimalText.write(point.longitudeMicrodegrees, places: 6)
    }
}

/// A message that was not written, because it would break these rules.
package struct CAPRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    package let findings: [CAPFinding]

    package init(findings: [CAPFinding]) {
        self.findings = findings
    }

    package var description: String { findings.map(\.description).joined(separator: "\n") }
}

extension XMLWriter {
    fileprivate mutating func optional(_ name: String, _ text: String?) throws(FormatError) {
        if let text { try element(name, text) }
    }

    fileprivate mutating func words(_ name: String, _ words: [String]) throws(FormatError) {
        if words.contains(where: { $0.isEmpty || $0.utf8.contains(UInt8(ascii: "\"")) }) {
            throw FormatError(
                path: name, problem: "a list can't hold an empty item or a quotation mark",
                mend: "take it out")
        }
        if !words.isEmpty { try element(name, QuotedWords.join(words)) }
    }

    fileprivate mutating func values(_ name: String, _ values: [CAPMessage.NamedValue]) throws(FormatError) {
        for value in values {
            try start(name)
            try element("valueName", value.valueName)
            try element("value", value.value)
            end()
        }
    }
}
