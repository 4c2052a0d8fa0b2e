// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
package import TocsinCore

extension IdentityCheck {
    /// Whether somebody gave the answer that was agreed, however they write it. Takes as long for a wrong answer as for
    /// a right one, wherever they differ.
    ///
    /// In a word, case, spaces and punctuation make no difference. A date may come as day, month, year or as year,
    /// month, day.
    package func matches(_ given: Confidential) -> Bool {
        let fold = kind == .word ? Self.foldedWord : Self.foldedDate
        let (mine, theirs) = (fold(answer), fold(given.reveal()))
        let key = SymmetricKey(size: .bits256)
        let code = HMAC<SHA256>.authenticationCode(for: Array(mine.utf8), using: key)
        return HMAC<SHA256>.isValidAuthenticationCode(code, authenticating: Array(theirs.utf8), using: key)
            && !theirs.isEmpty
    }

    private static func foldedWord(_ text: String) -> String {
        String(text.lowercased().filter { $0.isLetter || $0.isNumber })
    }

    private static func foldedDate(_ text: String) -> String {
        let numbers = text.split { !$0.isNumber }.compactMap { Int($0) }
        guard numbers.count == 3 else { return foldedWord(text) }
        let (day, year) = numbers[0] > 31 ? (numbers[2], numbers[0]) : (numbers[0], numbers[2])
        return "\(year)-\(numbers[1])-\(day)"
    }
}
