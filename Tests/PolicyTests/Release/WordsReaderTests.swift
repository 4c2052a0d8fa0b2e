// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinPolicy

struct WordsReaderTests {
    private static let head = "words: xx\nname: Test\nversion: \"1\"\n"
    private static let calendar = """
        months: [a, b, c, d, e, f, g, h, i, j, k, l]
        weekdays: [a, b, c, d, e, f, g]
        numbers: [zero, "", two]

        """

    @Test func `all words that come with the program are read`() throws {
        let words = try MessageWords.builtIn()
        #expect(words.languages.keys.sorted() == ["ar", "en", "es", "fr", "ru"])
        #expect(MessageCheck.allCases.allSatisfy { $0.judges("en", words: words) })
        #expect(words["fr-CA"]?.name == "French")
        for language in ["ar", "es", "fr", "ru"] {
            for check in [
                MessageCheck.capitals, .leftOver, .disagreement, .impossibleTime, .translation, .unapproved,
                .lockScreen, .link, .exercise, .alphabet, .length,
            ] {
                #expect(check.judges(language, words: words), "\(language) \(check.rawValue)")
            }
        }
    }

    @Test func `the smallest file is read`() throws {
        let words = try LanguageWords(
            yaml: Array((WordsReaderTests.head + WordsReaderTests.calendar + "lists: {negation: [nope]}").utf8))
        #expect(words.language == "xx" && words.version == "1")
    }

    @Test(arguments: [
        (head + calendar, "'lists' is missing"),
        (head + calendar + "lists: {nothing_such: [a]}", "'nothing_such' is no nothing_such"),
        (head + calendar + "lists: {hint: a}", "'hint' is not a list"),
        (head + "months: [a]\n", "'months' has 1 entries"),
        ("name: Test\n", "'words' is missing"),
    ])
    func `a fault is named with its mend`(text: String, problem: String) {
        let error = #expect(throws: PackError.self) { try LanguageWords(yaml: Array(text.utf8)) }
        #expect(error?.problem == problem)
    }
}
