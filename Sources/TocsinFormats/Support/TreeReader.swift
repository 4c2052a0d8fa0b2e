// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Reads a document into a ``Tree``; all that our own files and API bodies are read with.
package enum TreeReader {
    /// How deep lists and maps may be nested.
    package static let depthMax = 64
    package static let jsonBytesMax = 36_000_000
    package static let yamlBytesMax = 4_000_000

    /// Reads JSON (RFC 8259, UTF-8, no byte order mark) and refuses whatever leaves room for two opinions:
    /// a key that stands twice in a map, a lone surrogate, bytes after the end.
    ///
    /// - Throws: ``FormatError`` with the place; also beyond ``jsonBytesMax`` or ``depthMax``.
    package static func json(_ bytes: [UInt8]) throws(FormatError) -> Tree {
        guard bytes.count <= jsonBytesMax else { throw tooLarge(bytes.count, limit: jsonBytesMax) }
        var parser = JSONParser(bytes)
        return try parser.document()
    }

    /// Reads one YAML 1.1 document. What stands without quotation marks stays as it was written
    /// (``Tree/Value/plain(_:)``), so that `no`, `2024-03-07` and `B2` reach a `String` untouched; only
    /// `null`, `~` and an empty value are nothing.
    ///
    /// - Throws: ``FormatError`` with the place; also beyond ``yamlBytesMax``, ``depthMax`` or the limits on
    ///   anchors (`YAMLReader`).
    package static func yaml(_ bytes: [UInt8]) throws(FormatError) -> Tree {
        guard bytes.count <= yamlBytesMax else { throw tooLarge(bytes.count, limit: yamlBytesMax) }
        return try YAMLReader.read(bytes)
    }

    private static func tooLarge(_ count: Int, limit: Int) -> FormatError {
        FormatError(problem: "\(count) bytes are too many", mend: "at most \(limit) are read; split it")
    }
}
