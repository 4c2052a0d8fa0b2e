// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct PasswordRuleTests {
    static let rule = PasswordRule { ["correct horse battery staple", "abcdefghijklmnop"].contains($0) }

    @Test(arguments: [
        "four words and a dog", "пятнадцать букв!", "      spaces count      ", "日本語のとても長い合言葉をどうぞ",
        "aaaaaaaaaaa bcde", String(repeating: "abcdefgh", count: 16), String(repeating: "🦑🐙🦀🐠🐟", count: 50),
    ])
    func `a long password is taken as it is`(password: String) throws {
        try Self.rule.check(password)
    }

    @Test(arguments: [
        "", "short", "fourteen chars", "aaaaaaaaaaaaaaaaaaaa", "abababababababab", "Correct Horse Battery Staple",
        "abcdefghijklmnop", "ABCDEFGHIJKLMNOP", String(repeating: "abcdefgh", count: 129),
    ])
    func `a short, common or endless password is refused, and not repeated in the refusal`(password: String) {
        do throws(Refusal) {
            try Self.rule.check(password)
            Issue.record("'\(password)' was taken")
        } catch {
            #expect(error.code == .malformed)
            #expect(password.isEmpty || !error.sentence.contains(password))
        }
    }

    @Test func `fifteen characters are enough, whatever bytes they take`() throws {
        let refused = refusal { () throws(Refusal) in try Self.rule.check("äöüßéèêñçåøæœš") }
        #expect(refused == .malformed)
        try Self.rule.check("äöüßéèêñçåøæœšž")
    }
}
