// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What the schemas of CAP say about elements: order, number, contents. The wording is ours; no schema is
/// shipped.
struct CAPGrammar {
    indirect enum Content {
        case text
        case code([String])
        case time
        case language
        case integer
        case decimal
        case uri
        case group([Element])
    }

    struct Element {
        let name: String
        /// The rule that is broken when it is missing or its contents are wrong.
        let rule: String
        let isRequired: Bool
        let isRepeated: Bool
        let content: Content

        init(_ name: String, _ rule: String, _ number: Number = .optional, _ content: Content = .text) {
            self.name = name
            self.rule = rule
            isRequired = number == .one || number == .oneOrMore
            isRepeated = number == .any || number == .oneOrMore
            self.content = content
        }
    }

    enum Number { case one, optional, oneOrMore, any }

    let version: CAPVersion
    let alert: [Element]

    init(_ version: CAPVersion) {
        self.version = version
        let old = version == .v10
        alert =
            [
                Element("identifier", "CAP-AL-01", .one), Element("sender", "CAP-AL-01", .one),
                Element("sent", "CAP-AL-01", .one, .time),
                Element("status", "CAP-AL-04", .one, .code(Self.statuses + (old ? [] : ["Draft"]))),
                Element("msgType", "CAP-AL-07", .one, .code(Self.types)),
            ] + (old ? [Element("password", "CAP-AL-24")] : []) + [
                Element("source", "CAP-AL-10"),
                Element("scope", "CAP-AL-11", old ? .optional : .one, .code(Self.scopes)),
                Element("restriction", "CAP-AL-12"), Element("addresses", "CAP-AL-14"),
                Element("code", "CAP-AL-17", .any), Element("note", "CAP-DOC-02"),
                Element("references", "CAP-AL-18"), Element("incidents", "CAP-AL-17"),
                Element("info", "CAP-AL-25", .any, .group(Self.info(version))),
            ]
    }

    private static func info(_ version: CAPVersion) -> [Element] {
        let old = version == .v10
        return [
            Element("language", "CAP-IN-08", .optional, .language),
            Element(
                "category", "CAP-IN-01", old ? .any : .oneOrMore, .code(categories + (old ? [] : ["CBRNE"]))),
            Element("event", "CAP-IN-02", .one),
        ] + (old ? [] : [Element("responseType", "CAP-IN-03", .any, .code(responses(version)))]) + [
            Element("urgency", "CAP-IN-05", .one, .code(urgencies)),
            Element("severity", "CAP-IN-06", .one, .code(severities)),
            Element("certainty", "CAP-IN-07", .one, .code([old ? "Very Likely" : "Observed"] + certainties)),
            Element("audience", "CAP-DOC-02"), named("eventCode", version),
            Element("effective", "CAP-DT-01", .optional, .time),
            Element("onset", "CAP-DT-01", .optional, .time),
            Element("expires", "CAP-DT-01", .optional, .time),
            Element("senderName", "CAP-DOC-02"), Element("headline", "CAP-DOC-02"),
            Element("description", "CAP-DOC-02"), Element("instruction", "CAP-DOC-02"),
            Element("web", "CAP-IN-14", .optional, .uri), Element("contact", "CAP-DOC-02"),
            named("parameter", version),
            Element("resource", "CAP-RS-01", .any, .group(resource(version))),
            Element("area", "CAP-AR-01", .any, .group(area(version))),
        ]
    }

    private static func resource(_ version: CAPVersion) -> [Element] {
        [
            Element("resourceDesc", "CAP-RS-01", .one),
            Element("mimeType", "CAP-RS-01", version == .v12 ? .one : .optional),
            Element("size", "CAP-RS-03", .optional, .integer), Element("uri", "CAP-RS-04", .optional, .uri),
        ] + (version == .v10 ? [] : [Element("derefUri", "CAP-RS-05")]) + [Element("digest", "CAP-RS-06")]
    }

    private static func area(_ version: CAPVersion) -> [Element] {
        let height: Content = version == .v12 ? .decimal : .text
        return [
            Element("areaDesc", "CAP-AR-01", .one), Element("polygon", "CAP-AR-02", .any),
            Element("circle", "CAP-AR-08", .any), named("geocode", version),
            Element("altitude", "CAP-AR-11", .optional, height),
            Element("ceiling", "CAP-AR-11", .optional, height),
        ]
    }

    /// CAP 1.0 had `name=value` as text.
    private static func named(_ name: String, _ version: CAPVersion) -> Element {
        let pair = [Element("valueName", "CAP-IN-11", .one), Element("value", "CAP-IN-11", .one)]
        return Element(name, "CAP-IN-11", .any, version == .v10 ? .text : .group(pair))
    }

    private static func responses(_ version: CAPVersion) -> [String] {
        ["Shelter", "Evacuate", "Prepare", "Execute", "Monitor", "Assess", "None"]
            + (version == .v12 ? ["Avoid", "AllClear"] : [])
    }

    private static let statuses = ["Actual", "Exercise", "System", "Test"]
    private static let types = ["Alert", "Update", "Cancel", "Ack", "Error"]
    private static let scopes = ["Public", "Restricted", "Private"]
    private static let categories = [
        "Geo", "Met", "Safety", "Security", "Rescue", "Fire", "Health", "Env", "Transport", "Infra", "Other",
    ]
    private static let urgencies = ["Immediate", "Expected", "Future", "Past", "Unknown"]
    private static let severities = ["Extreme", "Severe", "Moderate", "Minor", "Unknown"]
    private static let certainties = ["Likely", "Possible", "Unlikely", "Unknown"]
}
