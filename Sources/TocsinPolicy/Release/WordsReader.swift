// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
import Yams

extension LanguageWords {
    /// Reads one language's words: YAML in UTF-8, as the README beside the files describes it.
    ///
    /// - Throws: ``PackError`` with the place and the mend, for the first thing that is wrong.
    package init(yaml bytes: [UInt8]) throws(PackError) {
        var reader = WordsReader(file: try YAMLFile.read(bytes))
        self = try reader.read()
    }
}

extension MessageWords {
    /// The words that come with the program, read anew at each call; keep what you get.
    ///
    /// - Throws: ``PackError`` only if a file was changed before the program was built; the tests read them all.
    package static func builtIn() throws(PackError) -> MessageWords {
        var languages: [LanguageWords] = []
        for file in EmbeddedFile.words { languages.append(try LanguageWords(yaml: file.bytes)) }
        return MessageWords(languages)
    }
}

/// Reads the parts of a file of words in the order in which the file has them.
struct WordsReader {
    static let phrasesMax = 500

    var file: YAMLMap

    mutating func read() throws(PackError) -> LanguageWords {
        let language = try file.require("words", "Begin the file with 'words: en', the code of its language.")
            .identifier()
        let name = try file.require("name", "Name the language in English.").text()
        let version = try file.require("version", "Give the words a version, such as 'version: \"1\"'.").text()
        let months = try names("months", count: 12, "Give twelve months, each a list of its names.")
        let weekdays = try names("weekdays", count: 7, "Give seven weekdays, Monday first, each a list of its names.")
        let numbers = try names("numbers", count: nil, "Give the words for numbers, zero first.")
        var phrases: [LanguageWords.List: [String]] = [:]
        for (key, value) in try file.require("lists", "Give the lists of phrases.").map().entries {
            phrases[try key.word(LanguageWords.List.self)] = try texts(value)
        }
        try file.finish()
        return LanguageWords(
            language: language, name: name, version: version, phrases: phrases, months: months, weekdays: weekdays,
            numbers: numbers)
    }

    private mutating func names(_ key: String, count: Int?, _ mend: String) throws(PackError) -> [[String]] {
        let value = try file.require(key, mend)
        var all: [[String]] = []
        for item in try value.list() { all.append(item.node.sequence == nil ? try word(item) : try texts(item)) }
        guard count == nil || all.count == count else { throw value.error("'\(key)' has \(all.count) entries", mend) }
        return all
    }

    /// One name; none for a number that has no word of its own.
    private func word(_ item: YAMLValue) throws(PackError) -> [String] {
        item.node.scalar?.string == "" ? [] : [try item.text()]
    }

    private func texts(_ value: YAMLValue) throws(PackError) -> [String] {
        var texts: [String] = []
        for item in try value.list() { texts.append(try item.text()) }
        guard texts.count <= WordsReader.phrasesMax else {
            throw value.error("'\(value.name)' has \(texts.count) phrases", "Keep to \(WordsReader.phrasesMax).")
        }
        return texts
    }
}
