// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Checks a CAP message of any version: what its schema would say, and what the standard's prose and the
/// field say.
///
/// It reads by name and not by order, finds everything it can in one pass, and never gives up a message
/// because of a finding: whether to use it is the reader's decision. Rules have ids (`CAP-AL-12`).
package enum CAPChecker {
    /// For whom the message is checked.
    package enum Reading: Sendable {
        /// Somebody else's message: what only spoils it for careful readers is a warning, such as a wrong
        /// order.
        case received
        /// Our own, before it leaves: the same is an error.
        case issued
    }

    /// - Parameter bytes: At most ``XMLReader/bytesMax``, in any encoding that XML declares.
    package static func check(_ bytes: [UInt8], as reading: Reading = .received) -> CAPReport {
        let root: XMLElement
        do {
            root = try XMLReader.read(bytes)
        } catch {
            return CAPReport(version: nil, identifier: nil, sender: nil, sent: nil, findings: [unread(error)])
        }
        var findings = CAPFindings(reading: reading)
        let version =
            root.name == "alert" ? CAPVersion.allCases.first { $0.namespace == root.namespace } : nil
        guard let version else {
            return CAPReport(version: nil, identifier: nil, sender: nil, sent: nil, findings: [foreign(root)])
        }
        let alert = CAPNode(root, path: "alert")
        CAPStructureRules.check(alert, CAPGrammar(version), &findings)
        CAPAlertRules.check(alert, version, &findings)
        CAPTextRules.check(alert, &findings)
        let infos = alert.all("info")
        CAPInfoRules.check(languagesOf: infos, &findings)
        for info in infos {
            CAPInfoRules.check(info, in: alert, &findings)
            for resource in info.all("resource") { CAPResourceRules.check(resource, &findings) }
            for area in info.all("area") { CAPAreaRules.check(area, &findings) }
        }
        return CAPReport(
            version: version, identifier: alert.value("identifier"), sender: alert.value("sender"),
            sent: alert.value("sent"), findings: findings.sorted)
    }

    private static func unread(_ failure: XMLReader.Failure) -> CAPFinding {
        let (rule, place): (String, FormatError) =
            switch failure {
            case .documentType(let line):
                (
                    "CAP-DOC-03",
                    FormatError(
                        line: line,
                        problem: "a document type is refused, because it can load and multiply things",
                        mend: "remove <!DOCTYPE …>")
                )
            case .encoding(let place): ("CAP-DOC-04", place)
            case .malformed(let place), .limit(let place): ("CAP-DOC-01", place)
            }
        return CAPFinding(
            rule: rule, level: .error, isSchema: true, line: place.line, path: "",
            sentence: place.problem + (place.mend.isEmpty ? "" : "; " + place.mend))
    }

    private static func foreign(_ root: XMLElement) -> CAPFinding {
        let inside = count(alertsIn: root)
        let advice =
            inside > 0
            ? "it carries \(inside) CAP \(inside == 1 ? "alert" : "alerts"): check each by itself"
            : "a CAP message is an element alert of \(CAPVersion.v12.namespace)"
        return CAPFinding(
            rule: "CAP-DOC-01", level: .error, isSchema: true, line: root.line, path: root.name,
            sentence: "the document is '\(root.name.shown)' of namespace '\(root.namespace.shown)'; \(advice)"
        )
    }

    private static func count(alertsIn element: XMLElement) -> Int {
        let isAlert =
            element.name == "alert" && CAPVersion.allCases.contains { $0.namespace == element.namespace }
        return element.children.reduce(isAlert ? 1 : 0) { $0 + count(alertsIn: $1) }
    }
}

/// Collects findings, and decides about the level of those that depend on whose message it is.
struct CAPFindings {
    let reading: CAPChecker.Reading
    private var found: [CAPFinding] = []
    private var counts: [String: Int] = [:]

    init(reading: CAPChecker.Reading) {
        self.reading = reading
    }

    /// Of each rule, at most this many are kept; a message with more is broken in one way many times.
    static let perRuleMax = 50

    /// Pairs of sides that may still be compared, so that no message takes the checker's time away.
    var comparisonsLeft = 10_000_000

    mutating func schema(_ rule: String, _ node: CAPNode, _ sentence: String) {
        add(rule, .error, node, sentence, isSchema: true)
    }

    mutating func error(_ rule: String, _ node: CAPNode, _ sentence: String) {
        add(rule, .error, node, sentence, isSchema: false)
    }

    mutating func warning(_ rule: String, _ node: CAPNode, _ sentence: String) {
        add(rule, .warning, node, sentence, isSchema: false)
    }

    /// An error in what we issue, a warning in what we receive.
    mutating func ours(_ rule: String, _ node: CAPNode, _ sentence: String, isSchema: Bool = false) {
        switch reading {
        case .issued: add(rule, .error, node, sentence, isSchema: isSchema)
        case .received: add(rule, .warning, node, sentence, isSchema: isSchema)
        }
    }

    private mutating func add(
        _ rule: String, _ level: CAPFinding.Level, _ node: CAPNode, _ sentence: String, isSchema: Bool
    ) {
        counts[rule + level.rawValue, default: 0] += 1
        guard counts[rule + level.rawValue, default: 0] <= Self.perRuleMax else { return }
        found.append(
            CAPFinding(
                rule: rule, level: level, isSchema: isSchema, line: node.element.line, path: node.path,
                sentence: sentence))
    }

    /// In the order of the document.
    var sorted: [CAPFinding] {
        found.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }.map(
            \.element)
    }
}
