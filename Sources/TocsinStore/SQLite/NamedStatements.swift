// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import CResources

/// SQL as it stands in its files, found by name.
///
/// A statement begins with `-- name: …`, may have a sentence saying why, and ends before the next name.
struct NamedStatements: Sendable {
    private let statements: [String: String]

    /// Every statement of every file that is embedded.
    static let all = NamedStatements(texts: EmbeddedSQL.queries)

    init(texts: [String]) {
        var found: [String: String] = [:]
        for text in texts {
            var name: String?
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if line.hasPrefix("-- name: ") {
                    name = String(line.dropFirst(9))
                } else if let name, !line.hasPrefix("--") {
                    found[name, default: ""] += line + "\n"
                }
            }
        }
        statements = found
    }

    /// - Precondition: The name is in one of the files; a missing one is a bug that every test finds.
    subscript(name: String) -> String {
        guard let statement = statements[name] else { preconditionFailure("no statement is named \(name)") }
        return statement
    }
}

/// The embedded files: migrations in the order of their numbers, and the rest as statements.
enum EmbeddedSQL {
    static var migrations: [(name: String, sql: String)] {
        files.filter { $0.name.hasPrefix("m0") }.sorted { $0.name < $1.name }
    }

    static var queries: [String] { files.filter { !$0.name.hasPrefix("m0") }.map(\.sql) }

    private static var files: [(name: String, sql: String)] {
        (0..<Int(tocsin_sql_count())).map { index in
            let file = tocsin_sql_at(index)
            let bytes = UnsafeRawBufferPointer(start: file.bytes, count: file.length)
            return (String(cString: file.name), String(decoding: bytes, as: UTF8.self))
        }
    }
}
