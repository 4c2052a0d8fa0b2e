// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Texts of the whole message: none blank, none in another language than XML's.
enum CAPTextRules {
    private static let needed: Set<String> = ["identifier", "sender", "event", "areaDesc"]
    private static let human: Set<String> = [
        "note", "event", "audience", "senderName", "headline", "description", "instruction", "contact",
        "areaDesc",
        "resourceDesc",
    ]
    /// Other rules speak about these when they are blank.
    private static let elsewhere: Set<String> = [
        "references", "polygon", "circle", "status", "msgType", "scope", "category", "responseType",
        "urgency",
        "severity", "certainty", "sent", "effective", "onset", "expires", "language", "size", "altitude",
        "ceiling",
    ]

    static func check(_ node: CAPNode, _ findings: inout CAPFindings) {
        for child in node.children {
            if child.element.children.isEmpty { text(child, &findings) } else { check(child, &findings) }
        }
    }

    private static func text(_ node: CAPNode, _ findings: inout CAPFindings) {
        let name = node.element.name
        if node.text.isEmpty, needed.contains(name) {
            findings.error("CAP-DOC-07", node, "'\(name)' is empty; fill it in")
        } else if node.text.isEmpty, !elsewhere.contains(name) {
            findings.warning("CAP-DOC-07", node, "'\(name)' is empty; fill it in or leave it out")
        }
        if human.contains(name), let markup = markup(in: node.text) {
            findings.warning(
                "CAP-DOC-06", node,
                "'\(markup.shown)' is HTML and will be shown as it stands; write plain text")
        }
    }

    /// A tag such as `<br>` or an entity such as `&nbsp;`.
    private static func markup(in text: String) -> String? {
        let bytes = Array(text.utf8)
        for (index, byte) in bytes.enumerated() {
            let end: UInt8
            switch byte {
            case UInt8(ascii: "<"): end = UInt8(ascii: ">")
            case UInt8(ascii: "&"): end = UInt8(ascii: ";")
            default: continue
            }
            let inside = bytes[(index + 1)...].prefix(32).prefix { $0 != end && $0 != byte }
            let close = index + 1 + inside.count
            guard close < bytes.count, bytes[close] == end, let first = inside.first, isMarkup(first),
                end == UInt8(ascii: ">") || !inside.contains(0x20)
            else { continue }
            return String(decoding: bytes[index...close], as: UTF8.self)
        }
        return nil
    }

    private static func isMarkup(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20) || byte == UInt8(ascii: "/")
            || byte == UInt8(ascii: "#")
    }
}

extension Sequence where Element: Hashable {
    /// Each element once, at its first place.
    func unique() -> [Element] {
        var seen: Set<Element> = []
        return filter { seen.insert($0).inserted }
    }
}
