// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a log commits itself to: how many leaves it has, and their root (c2sp.org/tlog-checkpoint).
package struct Checkpoint: Hashable, Sendable {
    /// The log's name, UTF-8, not empty, one line.
    package let origin: [UInt8]
    package let size: Int
    package let root: LogHash
    /// Further lines; nobody audits them, and Tocsin writes none.
    package let extensions: [[UInt8]]

    package init(origin: KeyName, size: Int, root: LogHash) {
        precondition(size >= 0, "a log has no negative size")
        self.origin = origin.utf8
        self.size = size
        self.root = root
        extensions = []
    }

    /// Reads the text of a checkpoint's note.
    ///
    /// - Throws: ``LogFailure/malformed(place:reason:)`` unless it is three or more lines, none empty:
    ///   origin, size, root; also if the size is 0 and the root not that of the empty tree.
    package init(text: [UInt8]) throws(LogFailure) {
        var reader = try LineReader(text, format: "checkpoint", limit: SignedNote.byteCountMax)
        guard let origin = reader.next(), !origin.isEmpty else { throw reader.refuse("no origin") }
        guard let size = reader.next() else { throw reader.refuse("no size") }
        self.size = try reader.number(size)
        guard let root = reader.next() else { throw reader.refuse("no root") }
        self.root = try reader.hash(root)
        guard self.size > 0 || self.root == .emptyTree else {
            throw reader.refuse("not the root of the empty tree")
        }
        self.origin = Array(origin)
        var extensions: [[UInt8]] = []
        while let line = reader.next() {
            guard !line.isEmpty else { throw reader.refuse("an empty line") }
            extensions.append(Array(line))
        }
        self.extensions = extensions
    }

    package var text: [UInt8] {
        let lines = [origin, Array("\(size)".utf8), Array(root.base64.utf8)] + extensions
        return lines.flatMap { $0 + [UInt8(ascii: "\n")] }
    }
}
