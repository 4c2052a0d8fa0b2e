// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Text that does not print itself: an address, a name, a secret, the words of a warning.
///
/// It shows as `(confidential)` in a string, a log line, a dump and a debugger. Whoever writes ``reveal()``
/// says with it that the text leaves for where it belongs.
package struct Confidential: Hashable, Sendable {
    private let text: String

    package init(_ text: String) { self.text = text }

    package func reveal() -> String { text }
}

extension Confidential: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(confidential)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: []) }
}
