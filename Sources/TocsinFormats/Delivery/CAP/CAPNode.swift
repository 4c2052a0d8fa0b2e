// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// An element of a message with its place, for rules that look by name and don't care about order.
struct CAPNode {
    let element: XMLElement
    let path: String

    init(_ element: XMLElement, path: String) {
        self.element = element
        self.path = path
    }

    /// Children of this name in this element's own namespace, in order.
    func all(_ name: String) -> [CAPNode] {
        let found = element.children.filter { $0.name == name && $0.namespace == element.namespace }
        return found.enumerated().map { index, child in
            CAPNode(child, path: path + "/" + name + (found.count > 1 ? "[\(index + 1)]" : ""))
        }
    }

    /// All children of this element's own namespace, in order.
    var children: [CAPNode] {
        let own = element.children.filter { $0.namespace == element.namespace }
        let total = own.reduce(into: [String: Int]()) { $0[$1.name, default: 0] += 1 }
        var seen: [String: Int] = [:]
        return own.map { child in
            seen[child.name, default: 0] += 1
            let number = total[child.name] == 1 ? "" : "[\(seen[child.name, default: 0])]"
            return CAPNode(child, path: path + "/" + child.name + number)
        }
    }

    func first(_ name: String) -> CAPNode? { all(name).first }

    /// The text without white space around it.
    var text: String { element.text.trimmed }

    /// The text of the first child of this name; `nil` if there is none or it is blank.
    func value(_ name: String) -> String? {
        guard let text = first(name)?.text, !text.isEmpty else { return nil }
        return text
    }
}

extension String {
    /// Without XML's white space at both ends.
    var trimmed: String {
        let space: (UInt8) -> Bool = { [0x20, 0x09, 0x0A, 0x0D].contains($0) }
        let head = utf8.drop(while: space)
        guard let last = head.lastIndex(where: { !space($0) }) else { return "" }
        return String(self[head.startIndex...last])
    }

    /// For quoting in a sentence: one line, at most 60 characters, no control characters.
    var shown: String {
        var clean = String.UnicodeScalarView()
        for scalar in unicodeScalars.prefix(60) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator: clean.append(" ")
            default: clean.append(scalar)
            }
        }
        return String(clean) + (unicodeScalars.count > 60 ? "…" : "")
    }
}
