// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
@testable import TocsinCore

@Suite struct IntakeTests {
    @Test func `every grade of the scale is read and written`() throws {
        for source in "ABCDEF" {
            for words in "123456" { #expect(try SourceGrade("\(source)\(words)").description == "\(source)\(words)") }
        }
    }

    @Test(arguments: [
        "", "B", "B22", "G2", "A7", "A0", "b2", "B2 ", " B2", "2B", "Б2", "B２", "\u{0}2", "é", "AA", "11",
    ])
    func `a malformed grade is refused`(text: String) {
        #expect(throws: MalformedGrade(text: text)) { try SourceGrade(text) }
    }

    @Test func `a huge grade is refused`() {
        let text = String(repeating: "B2", count: 500_000)
        #expect(throws: MalformedGrade(text: text)) { try SourceGrade(text) }
    }

    /// The words of a report are printed nowhere: not in a string, a debugger, a dump, a mirror or a container.
    @Test func `protected text does not print`() {
        let text = ProtectedText(Array("the informer is Orrin Vask".utf8))
        var dumped = ""
        dump(text, to: &dumped)
        dump([("report", text)], to: &dumped)
        let shown = [
            "\(text)", String(describing: text), String(reflecting: text), "\([text])", String(reflecting: ["a": text]),
            dumped,
            "\(Mirror(reflecting: text).children.map { "\($0.value)" })",
        ]
        for line in shown {
            #expect(!line.contains("Orrin"), "\(line)")
            #expect(!line.contains("79, 114"), "\(line)")
        }
        #expect("\(text)" == "(protected)")
        #expect(Mirror(reflecting: text).children.isEmpty)
    }

    @Test(arguments: [
        ("red", Marking.red), ("amber+strict", .amberStrict), ("amber", .amber), ("green", .green), ("clear", .clear),
    ])
    func `a marking is read as it is written`(word: String, marking: Marking) {
        #expect(Marking(rawValue: word) == marking)
        #expect(Marking(rawValue: word.uppercased()) == nil)
    }
}
