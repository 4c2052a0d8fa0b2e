// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Why bytes could not be read or written: where, what is wrong, and what to do about it.
package struct FormatError: Error, Hashable, Sendable, CustomStringConvertible {
    /// Counted from 1; 0 when the trouble is not in a text, but in a value to be written.
    package let line: Int
    /// Characters (Unicode scalars) from the start of the line, counted from 1.
    package let column: Int
    /// Such as `acts[3].victim`; empty for the document itself.
    package let path: String
    package let problem: String
    /// What to write instead; may be empty when `problem` says it.
    package let mend: String

    package init(line: Int = 0, column: Int = 0, path: String = "", problem: String, mend: String = "") {
        self.line = line
        self.column = column
        self.path = path
        self.problem = problem
        self.mend = mend
    }

    /// One line: `line 3, column 5, acts[3].victim: unknown key 'nam'; did you mean 'name'?`
    package var description: String {
        let spot = line > 0 ? ["line \(line), column \(column)"] : []
        let place = (spot + (path.isEmpty ? [] : [path])).joined(separator: ", ")
        return (place.isEmpty ? "" : place + ": ") + problem + (mend.isEmpty ? "" : "; " + mend)
    }
}
