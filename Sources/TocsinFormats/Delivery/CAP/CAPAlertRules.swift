// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The prose about `alert`: what its parts mean together.
enum CAPAlertRules {
    static func check(_ alert: CAPNode, _ version: CAPVersion, _ findings: inout CAPFindings) {
        names(alert, &findings)
        status(alert, &findings)
        audience(alert, &findings)
        references(alert, &findings)
        lists(alert, &findings)
        let type = alert.value("msgType")
        if alert.all("info").isEmpty, type == "Alert" || type == "Update",
            (alert.value("scope") ?? "Public") == "Public"
        {
            findings.ours("CAP-AL-25", alert, "it says nothing, because it has no info; add one")
        }
        if version == .v10, let password = alert.first("password") {
            findings.warning(
                "CAP-AL-24", password, "'password' protects nothing and is gone from CAP 1.1 on; remove it")
        }
    }

    private static func names(_ alert: CAPNode, _ findings: inout CAPFindings) {
        for (name, rule) in [("identifier", "CAP-AL-02"), ("sender", "CAP-AL-03")] {
            guard let node = alert.first(name) else { continue }
            let odd = node.element.text.unicodeScalars.first {
                $0.properties.isWhitespace || ",<&".unicodeScalars.contains($0)
            }
            if let odd, !node.text.isEmpty {
                findings.error(
                    rule, node, "'\(name)' holds \(described(odd)), which references can't; write it without")
            }
        }
    }

    private static func described(_ scalar: Unicode.Scalar) -> String {
        scalar.properties.isWhitespace ? "white space" : "'\(scalar)'"
    }

    private static func status(_ alert: CAPNode, _ findings: inout CAPFindings) {
        let note = alert.value("note")
        if let status = alert.first("status") {
            if status.text == "Exercise", note == nil {
                findings.ours("CAP-AL-05", status, "a note should name the exercise; add 'note'")
            }
            if status.text == "Draft" {
                findings.ours(
                    "CAP-AL-06", status,
                    "nobody may act on a draft; publish it with status Actual or Exercise")
            }
        }
        if let type = alert.first("msgType"), type.text == "Error", note == nil {
            findings.warning("CAP-AL-09", type, "a note should say why the message was rejected; add 'note'")
        }
    }

    private static func audience(_ alert: CAPNode, _ findings: inout CAPFindings) {
        let scope = alert.value("scope")
        if scope == "Restricted", alert.value("restriction") == nil {
            findings.error("CAP-AL-12", alert, "scope Restricted needs 'restriction': say who may see it")
        }
        if scope != "Restricted", let node = alert.first("restriction") {
            findings.warning("CAP-AL-13", node, "'restriction' belongs to scope Restricted only; remove it")
        }
        if scope == "Private", alert.value("addresses") == nil {
            findings.error("CAP-AL-14", alert, "scope Private needs 'addresses': say whom it is for")
        }
    }

    private static func lists(_ alert: CAPNode, _ findings: inout CAPFindings) {
        for (name, rule) in [("addresses", "CAP-AL-15"), ("incidents", "CAP-AL-17")] {
            guard let node = alert.first(name), QuotedWords.split(node.text) == nil else { continue }
            findings.error(
                rule, node, "a quotation mark is not closed; put a word with spaces in two of them")
        }
    }

    // MARK: references

    private static func references(_ alert: CAPNode, _ findings: inout CAPFindings) {
        let type = alert.value("msgType") ?? ""
        guard let node = alert.first("references"), !node.text.isEmpty else {
            if ["Update", "Cancel", "Ack", "Error"].contains(type) {
                findings.error(
                    "CAP-AL-08", alert, "type \(type) needs 'references': say which message it means")
            }
            return
        }
        var seen: Set<String> = []
        for reference in node.text.split(whereSeparator: { $0 == " " || $0.isNewline || $0 == "\t" }).map(
            String.init)
        {
            if !seen.insert(reference).inserted {
                findings.warning("CAP-AL-22", node, "'\(reference.shown)' stands twice; keep one")
            }
            check(reference, node, alert, &findings)
        }
    }

    private static func check(
        _ reference: String, _ node: CAPNode, _ alert: CAPNode, _ findings: inout CAPFindings
    ) {
        let parts = reference.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 3, !parts[0].isEmpty, !parts[1].isEmpty, let sent = CAPMoment(parts[2]).instant
        else {
            findings.error(
                "CAP-AL-18", node, "'\(reference.shown)' is no reference; write sender,identifier,sent")
            return
        }
        if parts[1] == alert.value("identifier"), parts[0] == alert.value("sender") {
            findings.error("CAP-AL-19", node, "it names the message itself; name an earlier one")
        } else if let own = alert.value("sent").flatMap({ CAPMoment($0).instant }), sent > own {
            findings.error(
                "CAP-AL-20", node, "'\(reference.shown)' was sent after this message; name an earlier one")
        }
    }
}
