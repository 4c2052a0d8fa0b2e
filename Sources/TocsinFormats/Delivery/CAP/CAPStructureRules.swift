// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import CXML

/// What the schema of a version finds: names, order, number, contents.
enum CAPStructureRules {
    private static let signatures = "http://www.w3.org/2000/09/xmldsig#"
    private static let instance = "http://www.w3.org/2001/XMLSchema-instance"

    static func check(_ alert: CAPNode, _ grammar: CAPGrammar, _ findings: inout CAPFindings) {
        group(alert, grammar.alert, grammar.version, &findings)
    }

    private static func group(
        _ parent: CAPNode, _ elements: [CAPGrammar.Element], _ version: CAPVersion,
        _ findings: inout CAPFindings
    ) {
        refuseAttributes(parent, &findings)
        if !parent.text.isEmpty {
            findings.schema("CAP-DOC-05", parent, "text stands between its elements; take it out")
        }
        order(parent, elements, version, &findings)
        for element in elements {
            let nodes = parent.all(element.name)
            if nodes.isEmpty, element.isRequired {
                findings.schema(element.rule, parent, "'\(element.name)' is missing; add it")
            }
            if nodes.count > 1, !element.isRepeated {
                findings.schema(
                    element.rule, nodes[1], "'\(element.name)' stands \(nodes.count) times; keep one")
            }
            for node in nodes { contents(node, element, version, &findings) }
        }
    }

    /// Each child must be known, and none may stand before one that belongs before it.
    private static func order(
        _ parent: CAPNode, _ elements: [CAPGrammar.Element], _ version: CAPVersion,
        _ findings: inout CAPFindings
    ) {
        var position = 0
        var isSigned = false
        for child in parent.element.children {
            let node = CAPNode(child, path: parent.path + "/" + child.name)
            if child.namespace == signatures, parent.path == "alert", version == .v12 {
                isSigned = true
                continue
            }
            let known = elements.firstIndex { $0.name == child.name }
            guard child.namespace == parent.element.namespace, let index = known else {
                unknown(node, elements, parent, &findings)
                continue
            }
            if index < position || isSigned {
                let before = isSigned ? "the signature" : "'\(elements[position].name)'"
                findings.ours(
                    "CAP-DOC-02", node, "'\(child.name.shown)' stands after \(before); it belongs before",
                    isSchema: true)
            }
            position = max(position, index)
        }
    }

    private static func unknown(
        _ node: CAPNode, _ elements: [CAPGrammar.Element], _ parent: CAPNode, _ findings: inout CAPFindings
    ) {
        let name = node.element.name
        guard node.element.namespace == parent.element.namespace else {
            findings.schema(
                "CAP-DOC-05", node,
                "'\(name)' of namespace '\(node.element.namespace.shown)' does not belong here; remove it"
            )
            return
        }
        let near =
            NearestWord.of(name, among: elements.map(\.name)).map { "did you mean '\($0)'?" } ?? "remove it"
        let rule = name == "password" ? "CAP-AL-24" : "CAP-DOC-05"
        findings.schema(rule, node, "'\(name)' is unknown in '\(parent.element.name)'; \(near)")
    }

    private static func contents(
        _ node: CAPNode, _ element: CAPGrammar.Element, _ version: CAPVersion, _ findings: inout CAPFindings
    ) {
        if case .group(let elements) = element.content { return group(node, elements, version, &findings) }
        refuseAttributes(node, &findings)
        if let child = node.element.children.first {
            findings.schema("CAP-DOC-05", node, "'\(child.name.shown)' stands inside text; write text only")
        }
        let (text, raw) = (node.text, node.element.text)
        switch element.content {
        case .group, .text:
            break
        case .code(let codes) where !codes.contains(raw):
            let near = NearestWord.of(text, among: codes).map { "did you mean '\($0)'?" }
            findings.schema(
                element.rule, node,
                "'\(raw.shown)' is none of its values; \(near ?? codes.joined(separator: ", "))")
        case .time:
            time(text, node, version, &findings)
        case .language where !(raw.isEmpty || isLanguage(text)):
            findings.schema(element.rule, node, "'\(text.shown)' is no language; write one such as en-US")
        case .integer where !isInteger(text):
            findings.schema(element.rule, node, "'\(text.shown)' is no whole number")
        case .decimal where !isDecimal(text):
            findings.schema(element.rule, node, "'\(text.shown)' is no decimal number")
        case .uri where !isReference(text):
            findings.schema(element.rule, node, "'\(text.shown)' is no URI")
        case .code, .language, .integer, .decimal, .uri:
            break
        }
    }

    private static func refuseAttributes(_ node: CAPNode, _ findings: inout CAPFindings) {
        let allowed = ["{\(instance)}schemaLocation", "{\(instance)}noNamespaceSchemaLocation"]
        for name in node.element.attributes.keys.sorted() where !allowed.contains(name) {
            findings.schema("CAP-DOC-05", node, "the attribute '\(name)' is unknown; remove it")
        }
    }

    private static func time(
        _ text: String, _ node: CAPNode, _ version: CAPVersion, _ findings: inout CAPFindings
    ) {
        let moment = CAPMoment(text)
        guard moment.instant != nil else {
            let rule = moment.looksRight ? "CAP-DT-05" : "CAP-DT-01"
            return findings.schema(
                rule, node, "'\(text.shown)' is no time; write it as 2024-03-07T18:00:00+03:00")
        }
        guard version == .v12 else { return }
        if moment.hasZone == .letter {
            findings.schema("CAP-DT-02", node, "the zone is a letter; write the offset, and UTC as -00:00")
        } else if !moment.looksRight {
            findings.schema(
                "CAP-DT-01", node,
                "'\(text.shown)' has a fraction or no offset; write 2024-03-07T18:00:00+03:00")
        } else if text.hasSuffix("+00:00") {
            findings.ours("CAP-DT-03", node, "UTC is written -00:00; better still is the offset of the place")
        }
    }

    // MARK: basic types of the schema

    private static func isLanguage(_ text: String) -> Bool {
        let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        return parts.enumerated().allSatisfy { index, part in
            (1...8).contains(part.count)
                && part.allSatisfy { isLetter($0) || index > 0 && isDigit($0) }
        }
    }

    private static func isInteger(_ text: String) -> Bool {
        let digits = unsigned(text)
        return !digits.isEmpty && digits.allSatisfy(isDigit)
    }

    private static func isDecimal(_ text: String) -> Bool {
        let parts = unsigned(text).split(
            separator: UInt8(ascii: "."), maxSplits: 1, omittingEmptySubsequences: false)
        return parts.contains { !$0.isEmpty } && parts.allSatisfy { $0.allSatisfy(isDigit) }
    }

    private static func unsigned(_ text: String) -> Substring.UTF8View {
        let first = text.utf8.first
        return text.utf8.dropFirst(first == UInt8(ascii: "+") || first == UInt8(ascii: "-") ? 1 : 0)
    }

    /// What the schema's `anyURI` lets through: nearly everything, a relative reference included.
    private static func isReference(_ text: String) -> Bool {
        let escaped = text.utf8.map { byte in
            byte <= 0x20 || byte >= 0x7F || "<>\"{}|\\^`".utf8.contains(byte) ? UInt8(ascii: "_") : byte
        }
        guard !text.isEmpty else { return true }
        let uri = (escaped + [0]).withUnsafeBufferPointer { buffer in
            buffer.withMemoryRebound(to: CChar.self) { xmlParseURI($0.baseAddress) }
        }
        defer { xmlFreeURI(uri) }
        return uri != nil
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
    private static func isLetter(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
    }
}
