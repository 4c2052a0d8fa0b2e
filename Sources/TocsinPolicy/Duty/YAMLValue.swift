// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Yams

/// A place in a YAML file, with the name by which an error calls it.
struct YAMLValue {
    let node: Node
    let name: String
    let rule: String?

    func error(_ problem: String, _ mend: String) -> PackError {
        let mark = node.mark
        return PackError(line: mark?.line ?? 0, column: mark?.column ?? 0, rule: rule, problem: problem, mend: mend)
    }

    /// A text of at least one character and at most 2,000 bytes, its white space folded.
    func text() throws(PackError) -> String {
        guard let scalar = node.scalar else {
            throw error("'\(name)' is not a text", "Write it as one text, in quotes if it holds a colon.")
        }
        let words = scalar.string.split(whereSeparator: \.isWhitespace).joined(separator: " ")
        guard !words.isEmpty, words.utf8.count <= 2_000 else {
            throw error("'\(name)' is empty or longer than 2,000 bytes", "Write one or two sentences.")
        }
        return words
    }

    func list() throws(PackError) -> [YAMLValue] {
        guard let sequence = node.sequence else {
            throw error("'\(name)' is not a list", "Write it as [one, two], or with one '- ' a line.")
        }
        return sequence.map { YAMLValue(node: $0, name: name, rule: rule) }
    }

    func map() throws(PackError) -> YAMLMap {
        guard let mapping = node.mapping else {
            throw error("'\(name)' is not a map", "Write it as 'key: value', one a line.")
        }
        return YAMLMap(place: self, pairs: mapping.map { ($0.key, $0.value) })
    }

    /// One of the words of an enumeration.
    func word<Word: RawRepresentable & CaseIterable>(_: Word.Type) throws(PackError) -> Word
    where Word.RawValue == String {
        let text = try text()
        guard let word = Word(rawValue: text) else {
            let words = Word.allCases.map(\.rawValue).joined(separator: ", ")
            throw error("'\(text)' is no \(name)", "Write one of: \(words).")
        }
        return word
    }

    func within(_ rule: String) -> YAMLValue { YAMLValue(node: node, name: name, rule: rule) }
}

extension YAMLValue {
    /// Whatever stands here, as plain texts, lists and maps.
    func field() throws(PackError) -> ScenarioField {
        if node.sequence != nil {
            var items: [ScenarioField] = []
            for item in try list() { items.append(try item.field()) }
            return .list(items)
        }
        if node.mapping != nil {
            var fields: [String: ScenarioField] = [:]
            for (key, value) in try map().entries { fields[key.name] = try value.field() }
            return .map(fields)
        }
        return .text(try text())
    }
}

/// A map being read; what is left unread at the end is an error, so that no slip of spelling is passed over.
struct YAMLMap {
    let place: YAMLValue
    private let pairs: [(key: Node, value: Node)]
    private var unread: Set<String>

    init(place: YAMLValue, pairs: [(Node, Node)]) {
        self.place = place
        self.pairs = pairs.map { (key: $0.0, value: $0.1) }
        unread = Set(self.pairs.map { $0.key.scalar?.string ?? "" })
    }

    /// Every key with its value, in the file's order.
    var entries: [(key: YAMLValue, value: YAMLValue)] {
        pairs.map {
            let name = $0.key.scalar?.string ?? "a key"
            return (
                YAMLValue(node: $0.key, name: name, rule: place.rule),
                YAMLValue(node: $0.value, name: name, rule: place.rule)
            )
        }
    }

    mutating func take(_ key: String) -> YAMLValue? {
        unread.remove(key)
        return pairs.first { $0.key.scalar?.string == key }
            .map { YAMLValue(node: $0.value, name: key, rule: place.rule) }
    }

    mutating func require(_ key: String, _ mend: String) throws(PackError) -> YAMLValue {
        guard let value = take(key) else { throw place.error("'\(key)' is missing", mend) }
        return value
    }

    /// The list under a key; empty if the key is not there.
    mutating func list(_ key: String) throws(PackError) -> [YAMLValue] { try take(key)?.list() ?? [] }

    /// - Throws: an error for the first key that nobody took.
    func finish() throws(PackError) {
        guard let pair = pairs.first(where: { unread.contains($0.key.scalar?.string ?? "") }) else { return }
        let key = YAMLValue(node: pair.key, name: "", rule: place.rule)
        throw key.error("'\(pair.key.scalar?.string ?? "")' is not known here", "Check its spelling, or take it out.")
    }
}
