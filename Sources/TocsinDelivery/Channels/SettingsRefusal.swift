// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Why the program does not start with these settings.
package struct SettingsRefusal: Error, Hashable, Sendable, CustomStringConvertible {
    /// Its key in the settings file, such as `email.host`.
    package let key: String
    /// What is wrong and what to write instead.
    package let sentence: String

    package init(_ key: String, _ sentence: String) {
        self.key = key
        self.sentence = sentence
    }

    package var description: String { "\(key): \(sentence)" }
}
