// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What the leak check found in a draft, and what it could not look for.
package struct LeakReport: Hashable, Codable, Sendable {
    /// What was not checked never counts as clean.
    package enum NotChecked: String, Hashable, Codable, Sendable, CaseIterable {
        /// Only words with a capital were looked at; a rare word in small letters was not.
        case wordListMissing = "word_list_missing"
        /// More than a third of the draft's words are not in the list: it is another language's. As if it
        /// were missing.
        case wordListDoesNotFit = "word_list_does_not_fit"
        /// The draft has words in a script without capitals; names in it are found only within copied words.
        case namesWithoutCapitals = "names_without_capitals"

        package var sentence: String {
            switch self {
            case .wordListMissing:
                "Not checked: rare words in small letters, because the word list is missing."
            case .wordListDoesNotFit:
                "Not checked: rare words in small letters, because the word list is of another language."
            case .namesWithoutCapitals:
                "Not checked: single names in a script without capitals."
            }
        }
    }

    /// In the order of their first places in the draft.
    package let hits: [LeakHit]
    package let notChecked: [NotChecked]

    package init(hits: [LeakHit], notChecked: [NotChecked]) {
        self.hits = hits
        self.notChecked = notChecked
    }
}
