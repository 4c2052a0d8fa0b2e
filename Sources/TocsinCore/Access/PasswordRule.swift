// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a password must be: long, and nothing that everybody tries. No rule about kinds of characters, no date by which
/// it must be changed; its text is taken as it is, character by character.
package struct PasswordRule: Sendable {
    package static let charactersMin = 15
    /// Enough for any sentence; a limit, so that nobody makes the desk hash a book.
    package static let bytesMax = 1_024
    /// Fewer different characters than this are a key held down.
    package static let differentMin = 5

    private let isCommon: @Sendable (String) -> Bool

    /// - Parameter isCommon: Whether a password stands on the list of those that others use; asked in lower case.
    package init(isCommon: @escaping @Sendable (String) -> Bool) {
        self.isCommon = isCommon
    }

    /// - Throws: `malformed` with what to do instead; never repeats the password.
    package func check(_ password: String) throws(Refusal) {
        let characters = password.unicodeScalars
        guard characters.count >= PasswordRule.charactersMin else {
            throw Refusal(
                .malformed,
                "A password has \(PasswordRule.charactersMin) characters or more. A few words are easy to keep.")
        }
        guard password.utf8.count <= PasswordRule.bytesMax else {
            throw Refusal(.malformed, "This password is too long; take \(PasswordRule.bytesMax) bytes or less.")
        }
        guard Set(characters).count >= PasswordRule.differentMin, !isCommon(password.lowercased()) else {
            throw Refusal(.malformed, "Many people use this password, or it is easy to guess. Take another one.")
        }
    }
}
