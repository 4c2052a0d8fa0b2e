// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One place where the tree is not as the house says, for whoever has to mend it.
struct Violation: Hashable, CustomStringConvertible {
    let path: String
    /// Counted from 1; 0 if it is about the whole file.
    let line: Int
    let what: String

    init(_ path: String, _ line: Int = 0, _ what: String) {
        self.path = path
        self.line = line
        self.what = what
    }

    var description: String { line > 0 ? "\(path):\(line): \(what)" : "\(path): \(what)" }
}

extension Sequence<Violation> {
    /// One a line, for the message of a failed expectation.
    var listed: String { map { "\n\($0)" }.joined() }
}
