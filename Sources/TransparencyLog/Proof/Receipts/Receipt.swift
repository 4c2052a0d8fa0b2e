// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A proof, to be checked offline, that a leaf is in a log (c2sp.org/tlog-proof@v1): the leaf's place, its
/// path and the checkpoint to whose root the path leads.
package struct Receipt: Hashable, Sendable {
    package static let header = "c2sp.org/tlog-proof@v1"
    package static let byteCountMax = 2 << 20

    /// Application data that nothing authenticates; Tocsin writes none.
    package let extra: [UInt8]?
    package let index: Int
    package let path: [LogHash]
    /// The checkpoint's note, verbatim.
    package let note: [UInt8]

    /// - Parameter note: The checkpoint's note, such as ``SignedNote/bytes``.
    package init(extra: [UInt8]? = nil, index: Int, path: [LogHash], note: [UInt8]) {
        self.extra = extra
        self.index = index
        self.path = path
        self.note = note
    }

    /// Reads a receipt without trusting it; the note is read by ``verify(leaf:log:witnesses:)``.
    ///
    /// - Throws: ``LogFailure/malformed(place:reason:)``, also if it is larger than 2 MiB.
    package init(_ bytes: [UInt8]) throws(LogFailure) {
        var reader = try LineReader(bytes, format: "receipt", limit: Self.byteCountMax)
        guard let header = reader.next(), header.elementsEqual(Self.header.utf8) else {
            throw reader.refuse("not a receipt: the first line must be \(Self.header)")
        }
        var afterExtra = reader
        if let line = afterExtra.next(), line.starts(with: "extra ".utf8) {
            extra = try reader.base64(try reader.value(of: "extra"))
        } else {
            extra = nil
        }
        index = try reader.number(try reader.value(of: "index"))
        path = try reader.path(endsAtEmptyLine: true)
        note = reader.rest
    }

    package var bytes: [UInt8] {
        var text = "\(Self.header)\n"
        if let extra { text += "extra \(String(decoding: Base64.encode(extra), as: UTF8.self))\n" }
        text += "index \(index)\n"
        for hash in path { text += "\(hash.base64)\n" }
        return Array("\(text)\n".utf8) + note
    }

    /// Checks that the leaf is in the log.
    ///
    /// - Parameters:
    ///   - leaf: The leaf's hash, made by the caller from what it holds.
    ///   - log: The log's key, had from elsewhere.
    ///   - witnesses: The keys that are believed.
    /// - Returns: The checkpoint the proof leads to, and who has cosigned it.
    /// - Throws: What ``SignedCheckpoint/init(_:log:witnesses:)`` throws; ``LogFailure/unproven(_:)``.
    package func verify(
        leaf: LogHash, log: VerifierKey, witnesses: [VerifierKey]
    ) throws(LogFailure) -> SignedCheckpoint {
        let signed = try SignedCheckpoint(note, log: log, witnesses: witnesses)
        let proof = InclusionProof(index: index, size: signed.checkpoint.size, path: path)
        try proof.verify(leaf: leaf, root: signed.checkpoint.root)
        return signed
    }
}
