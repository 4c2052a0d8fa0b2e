// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What somebody filled in: fields in the order in which they stood, some of them several times, and at most one file.
struct DeskForm: Sendable {
    struct File: Sendable {
        let name: String
        let bytes: [UInt8]
    }

    private let fields: [String: [String]]
    let file: File?

    init(_ pairs: [(name: String, value: String)], file: File? = nil) {
        fields = Dictionary(grouping: pairs, by: \.name).mapValues { $0.map(\.value) }
        self.file = file
    }

    /// What was filled in, without the white space around it; `nil` if nothing was.
    subscript(_ name: String) -> String? {
        let text = (fields[name]?.first ?? "").trimmed
        return text.isEmpty ? nil : text
    }

    /// Just as it was filled in, for words that must not change.
    func raw(_ name: String) -> String { fields[name]?.first ?? "" }

    /// Every value of a field that may stand several times, such as ticks.
    func all(_ name: String) -> [String] { (fields[name] ?? []).map(\.trimmed).filter { !$0.isEmpty } }

    func isTicked(_ name: String) -> Bool { fields[name] != nil }

    /// - Throws: A problem at this field, in the words given, if it was left empty.
    func require(_ name: String, or sentence: String) throws(FormProblem) -> String {
        guard let value = self[name] else { throw FormProblem(name, sentence) }
        return value
    }
}

extension DeskForm {
    private static let (betweenFields, betweenValues): (Character, Character) = ("\u{1E}", "\u{1F}")

    /// As a draft is kept: without what only one sending of the form carries.
    var draft: [UInt8] {
        let kept = fields.filter { $0.key != "stamp" && $0.key != "key" && $0.key != "preview" }.sorted { $0.key < $1.key }
        let lines = kept.flatMap { name, values in values.map { "\(name)\(DeskForm.betweenValues)\($0)" } }
        return Array(lines.joined(separator: String(DeskForm.betweenFields)).utf8)
    }

    init(draft: [UInt8]) {
        let lines = String(decoding: draft, as: UTF8.self).split(separator: DeskForm.betweenFields)
        self.init(
            lines.compactMap { line in
                let parts = line.split(separator: DeskForm.betweenValues, maxSplits: 1, omittingEmptySubsequences: false)
                return parts.count == 2 ? (name: String(parts[0]), value: String(parts[1])) : nil
            })
    }
}

/// What is wrong with a form, and at which field: shown on top and beside the field in the same words, with all that
/// was filled in kept.
struct FormProblem: Error, Hashable, Sendable {
    /// The field's name and id; `nil` if it is about the whole.
    let field: String?
    let sentence: String

    init(_ field: String?, _ sentence: String) {
        self.field = field
        self.sentence = sentence
    }
}

extension String {
    /// Without the white space at both ends.
    var trimmed: String {
        let start = drop { $0.isWhitespace }
        return String(start[..<(start.lastIndex { !$0.isWhitespace }.map { start.index(after: $0) } ?? start.startIndex)])
    }
}
