// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The rule by which a view was computed. It is printed wherever the view is shown.
package struct NamedRule: Hashable, Codable, Sendable {
    package let name: String
    package let words: String

    package init(name: String, words: String) {
        self.name = name
        self.words = words
    }
}
