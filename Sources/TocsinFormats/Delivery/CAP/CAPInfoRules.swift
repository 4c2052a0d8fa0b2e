// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The prose about `info`.
enum CAPInfoRules {
    static func check(_ info: CAPNode, in alert: CAPNode, _ findings: inout CAPFindings) {
        times(info, in: alert, &findings)
        codes(info, in: alert, &findings)
        texts(info, &findings)
        for name in ["eventCode", "parameter"] { named(info, name, &findings) }
        for area in info.all("area") { named(area, "geocode", &findings) }
    }

    // MARK: times

    private static func times(_ info: CAPNode, in alert: CAPNode, _ findings: inout CAPFindings) {
        func instant(_ node: CAPNode?) -> CAPMoment? { node.map { CAPMoment($0.text) } }
        guard let expiry = info.first("expires") else {
            findings.ours(
                "CAP-DT-08", info, "it does not say when it ends, so each reader decides; add 'expires'")
            return
        }
        let (sent, expires) = (instant(alert.first("sent"))?.instant, CAPMoment(expiry.text).instant)
        if let sent, let expires, expires <= sent {
            findings.ours("CAP-DT-07", expiry, "it ended before it was sent; write a later time")
        }
        for name in ["effective", "onset"] {
            guard let node = info.first(name), let start = CAPMoment(node.text).instant else { continue }
            if let expires, start > expires {
                findings.ours("CAP-DT-07", node, "'\(name)' is after 'expires'; swap or mend them")
            }
            if name == "effective", let sent, start < sent {
                findings.warning(
                    "CAP-DT-07", node, "it takes effect before it was sent; leave it out to mean 'sent'")
            }
        }
    }

    // MARK: codes

    private static func codes(_ info: CAPNode, in alert: CAPNode, _ findings: inout CAPFindings) {
        for node in info.all("responseType") where node.text == "Assess" {
            guard alert.value("scope") == "Public" else { continue }
            findings.warning("CAP-IN-04", node, "the public is not asked to assess; choose another response")
        }
        for name in ["urgency", "severity", "certainty"] {
            guard let node = info.first(name), node.text == "Unknown" else { continue }
            findings.warning("CAP-IN-16", node, "readers can't rank what is unknown; say your best estimate")
        }
    }

    private static func named(_ parent: CAPNode, _ name: String, _ findings: inout CAPFindings) {
        for node in parent.all(name) {
            guard let valueName = node.first("valueName") else { continue }
            let capitals = valueName.text.filter { $0 != "." }.uppercased()
            if ["SAME", "FIPS", "ZIP", "UGC"].contains(capitals), capitals != valueName.text {
                findings.warning("CAP-IN-12", valueName, "write the acronym as '\(capitals)'")
            }
        }
    }

    // MARK: texts

    private static func texts(_ info: CAPNode, _ findings: inout CAPFindings) {
        let headline = info.value("headline")
        if let headline, headline.count > 160, let node = info.first("headline") {
            findings.warning(
                "CAP-IN-13", node, "\(headline.count) characters will be cut by some readers; keep to 160")
        }
        if let description = info.value("description") {
            if description == info.value("instruction"), let node = info.first("instruction") {
                findings.warning("CAP-IN-15", node, "it repeats the description; say what to do")
            }
            if description == headline, let node = info.first("description") {
                findings.warning("CAP-IN-15", node, "it repeats the headline; say more")
            }
        }
        if let web = info.first("web"), !web.text.isEmpty, !web.text.isAbsoluteURI {
            findings.error("CAP-IN-14", web, "'\(web.text.shown)' is no absolute address; write https://…")
        }
    }

    /// Infos in different languages should not say the same words.
    static func check(languagesOf infos: [CAPNode], _ findings: inout CAPFindings) {
        var languages: [String: String] = [:]
        for info in infos {
            guard let node = info.first("description") ?? info.first("headline"), !node.text.isEmpty else {
                continue
            }
            let language = info.value("language") ?? "en-US"
            if languages[node.text, default: language] != language {
                findings.warning(
                    "CAP-IN-10", node,
                    "it has the same words as an info in another language; translate or remove it")
            }
            languages[node.text] = language
        }
    }
}

extension String {
    /// Whether it begins with a scheme and goes on.
    var isAbsoluteURI: Bool {
        let scheme = utf8.prefix { $0 != UInt8(ascii: ":") }
        guard let first = scheme.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first | 0x20),
            utf8.count > scheme.count + 1
        else { return false }
        return scheme.allSatisfy { byte in
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) || "+.-".utf8.contains(byte)
        }
    }
}
