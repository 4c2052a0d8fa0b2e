// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Why a pack, or a file of scenarios, cannot be read: where, what is wrong, and how to mend it.
package struct PackError: Error, Equatable, CustomStringConvertible {
    /// Counted from 1; 0 if the fault belongs to no line.
    package let line: Int
    /// Counted from 1 in Unicode scalars; 0 if the fault belongs to no column.
    package let column: Int
    /// The rule (or scenario) in which it stands, if it stands in one.
    package let rule: String?
    package let problem: String
    package let mend: String

    package init(line: Int, column: Int, rule: String?, problem: String, mend: String) {
        self.line = line
        self.column = column
        self.rule = rule
        self.problem = problem
        self.mend = mend
    }

    package var description: String {
        let place = line > 0 ? "line \(line), column \(column)" : "the file"
        return place + (rule.map { ", \($0)" } ?? "") + ": \(problem). \(mend)"
    }
}
