// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Synchronization
package import TocsinCore

/// The word list of the leak check, read when the first text is checked: a start must not wait for it.
package final class CommonWords: Sendable {
    private let list = Mutex<WordList?>(nil)
    private let read: @Sendable () -> [UInt8]?

    /// - Parameter read: One word a line; `nil` if there is no list, and then the check says so.
    package init(read: @escaping @Sendable () -> [UInt8]?) {
        self.read = read
    }

    package var words: WordList {
        list.withLock { kept in
            let list = kept ?? read().map(WordList.init(lines:)) ?? .stopWords
            kept = list
            return list
        }
    }
}
