// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Why an act was not done, and what to do instead. Every refusal is a sentence for a tired person.
package struct Refusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kind of refusal, for programs; each becomes a `type` of a problem document.
    package enum Code: String, Hashable, Sendable, CaseIterable {
        case unknownThing = "unknown-thing"
        case wrongRole = "wrong-role"
        case samePerson = "same-person"
        case contentsMoved = "contents-moved"
        case alreadyDone = "already-done"
        case notYet = "not-yet"
        case missingRecord = "missing-record"
        case openLeak = "open-leak"
        case practiceOnly = "practice-only"
        case notAllowed = "not-allowed"
        case malformed = "malformed"
    }

    package let code: Code
    package let sentence: String

    package init(_ code: Code, _ sentence: String) {
        self.code = code
        self.sentence = sentence
    }

    package var description: String { sentence }

    /// The one answer for what is absent and for what the asker may not see (law 15).
    package static func nothing(_ what: String) -> Refusal {
        Refusal(.unknownThing, "There is no such \(what) that you can see.")
    }
}
