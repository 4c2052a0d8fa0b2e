// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Tree {
    /// The same with what YAML left open decided, as JSON would have said it: `true` and `false` are truth values, whole
    /// numbers are numbers, everything else is text.
    package var settled: Tree {
        switch value {
        case .plain("true"): Tree(.bool(true), line: line, column: column)
        case .plain("false"): Tree(.bool(false), line: line, column: column)
        case .plain(let text):
            Tree(Int(text).map { "\($0)" } == text ? .number(text) : .text(text), line: line, column: column)
        case .list(let list): Tree(.list(list.map(\.settled)), line: line, column: column)
        case .map(let entries):
            Tree(
                .map(entries.map { Entry(key: $0.key, value: $0.value.settled) }), line: line, column: column)
        case .null, .bool, .number, .text: self
        }
    }
}
