// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// An entry and all that leads from it to its tick's leaf. With a ``Receipt`` for that leaf and the log's
/// key, anyone can check it offline.
///
/// The file is text, a line each: `tocsin.org/disclosed-entry@v1`, `entry` and its bytes, `entry-key`,
/// `tick-key` (all base64), `index` and `size` in the tick (decimal), then the path, a hash a line.
///
/// **Proven**, if ``verify(receipt:log:witnesses:)`` returns: the log had committed itself to exactly these
/// bytes when it signed the checkpoint; and, if a witness cosigned, before the time it states, in the one
/// history that the witness was shown.
///
/// **Not proven**: that the entry is true, or the time in it right; that nothing was left out of the log; how
/// many entries the tick had, or which place this one had among them (a path does not prove the size of its
/// tree); and, without a witness, that the operator has not since rewritten the log or shown others a
/// different one.
///
/// Whoever gets the file learns how many entries the tick had, and nothing else about them.
package struct DisclosedEntry: Hashable, Sendable {
    package static let header = "tocsin.org/disclosed-entry@v1"
    package static let entryByteCountMax = 1 << 20
    package static let byteCountMax = 2 << 20

    /// The canonical entry.
    package let entry: [UInt8]
    package let entryKey: BlindingKey
    package let tickKey: BlindingKey
    /// The entry's place in its tick, and the path there.
    package let proof: InclusionProof

    package init(entry: [UInt8], entryKey: BlindingKey, tickKey: BlindingKey, proof: InclusionProof) {
        precondition(entry.count <= Self.entryByteCountMax, "an entry has at most 1 MiB")
        self.entry = entry
        self.entryKey = entryKey
        self.tickKey = tickKey
        self.proof = proof
    }

    /// Reads a file without trusting it.
    ///
    /// - Throws: ``LogFailure/malformed(place:reason:)``, also if it is larger than 2 MiB.
    package init(_ bytes: [UInt8]) throws(LogFailure) {
        var reader = try LineReader(bytes, format: "disclosed entry", limit: Self.byteCountMax)
        guard let header = reader.next(), header.elementsEqual(Self.header.utf8) else {
            throw reader.refuse("not a disclosed entry: the first line must be \(Self.header)")
        }
        entry = try reader.base64(try reader.value(of: "entry"))
        guard entry.count <= Self.entryByteCountMax else { throw reader.refuse("an entry has at most 1 MiB") }
        entryKey = try Self.key("entry-key", &reader)
        tickKey = try Self.key("tick-key", &reader)
        let index = try reader.number(try reader.value(of: "index"))
        let size = try reader.number(try reader.value(of: "size"))
        let path = try reader.path(endsAtEmptyLine: false)
        proof = InclusionProof(index: index, size: size, path: path)
    }

    package var bytes: [UInt8] {
        let fields: [(String, [UInt8])] = [
            ("entry", entry), ("entry-key", entryKey.bytes), ("tick-key", tickKey.bytes),
        ]
        var text = "\(Self.header)\n"
        for (name, value) in fields {
            text += "\(name) \(String(decoding: Base64.encode(value), as: UTF8.self))\n"
        }
        text += "index \(proof.index)\nsize \(proof.size)\n"
        for hash in proof.path { text += "\(hash.base64)\n" }
        return Array(text.utf8)
    }

    /// The leaf to which entry, keys and path lead.
    ///
    /// - Throws: ``LogFailure/unproven(_:)`` if the path does not fit index and size.
    package func tickLeaf() throws(LogFailure) -> TickLeaf {
        let blinded = BlindedEntry(entry: entry, key: entryKey)
        return TickLeaf(key: tickKey, root: try proof.root(from: blinded.leaf))
    }

    /// Checks the entry against a receipt; the type's comment says what this proves.
    ///
    /// - Returns: The checkpoint in which the entry is, and who has cosigned it.
    /// - Throws: What ``Receipt/verify(leaf:log:witnesses:)`` throws.
    package func verify(
        receipt: Receipt, log: VerifierKey, witnesses: [VerifierKey]
    ) throws(LogFailure) -> SignedCheckpoint {
        try receipt.verify(leaf: try tickLeaf().hash, log: log, witnesses: witnesses)
    }

    private static func key(_ name: String, _ reader: inout LineReader) throws(LogFailure) -> BlindingKey {
        guard let key = BlindingKey(exactly: try reader.base64(try reader.value(of: name))) else {
            throw reader.refuse("a key has 32 bytes")
        }
        return key
    }
}
