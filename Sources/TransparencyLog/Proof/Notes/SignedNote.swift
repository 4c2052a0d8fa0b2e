// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A text with the signatures of one or more keys (c2sp.org/signed-note).
package struct SignedNote: Hashable, Sendable {
    package static let byteCountMax = 1 << 20
    package static let signatureCountMax = 100

    /// What is signed, with its final LF.
    package let text: [UInt8]
    package private(set) var signatures: [NoteSignature]

    /// - Throws: ``LogFailure/malformed(place:reason:)`` if `text` can't be a note's.
    package init(text: [UInt8], signature: NoteSignature) throws(LogFailure) {
        try Self.check(text)
        guard text.last == UInt8(ascii: "\n") else {
            throw Self.refuse("the text does not end in a new line")
        }
        self.text = text
        signatures = [signature]
    }

    /// Reads a note without trusting it.
    ///
    /// - Throws: ``LogFailure/malformed(place:reason:)`` if it is larger than 1 MiB, is not UTF-8, holds
    ///   control characters, or does not end in 1 to 100 signature lines after an empty one.
    package init(_ bytes: [UInt8]) throws(LogFailure) {
        try Self.check(bytes)
        let feed = UInt8(ascii: "\n")
        guard bytes.last == feed,
            let blank = bytes.indices.dropFirst().last(where: { bytes[$0] == feed && bytes[$0 - 1] == feed })
        else { throw Self.refuse("no signatures after an empty line") }
        let lines = bytes[(blank + 1)...].dropLast().split(separator: feed, omittingEmptySubsequences: false)
        guard blank + 1 < bytes.count, lines.count <= Self.signatureCountMax else {
            throw Self.refuse("not 1 to \(Self.signatureCountMax) signatures")
        }
        text = Array(bytes[..<blank])
        signatures = []
        for line in lines { signatures.append(try NoteSignature(line: line)) }
    }

    package var bytes: [UInt8] {
        text + [UInt8(ascii: "\n")] + signatures.flatMap(\.line)
    }

    package mutating func add(_ signature: NoteSignature) {
        signatures.append(signature)
    }

    /// Checks the signatures of all known keys; lines of others are ignored.
    ///
    /// - Returns: One signature for each known key that signed, in the order of the lines. Of several
    ///   lines by one key all are checked and the first counts.
    /// - Throws: ``LogFailure/wrongSignature(key:)`` if any line of a known key is wrong;
    ///   ``LogFailure/unsigned`` if there is none.
    package func verified(by keys: [VerifierKey]) throws(LogFailure) -> [VerifiedSignature] {
        var verified: [VerifiedSignature] = []
        for signature in signatures {
            for key in keys where signature.isOf(key) {
                let checked = try signature.verify(text: text, by: key)
                if !verified.contains(where: { $0.key == key }) { verified.append(checked) }
            }
        }
        guard !verified.isEmpty else { throw .unsigned }
        return verified
    }

    private static func check(_ bytes: [UInt8]) throws(LogFailure) {
        guard bytes.count <= byteCountMax else { throw refuse("longer than \(byteCountMax) bytes") }
        guard bytes.allSatisfy({ $0 >= 0x20 || $0 == UInt8(ascii: "\n") }) else {
            throw refuse("holds a control character")
        }
        guard String(validating: bytes, as: UTF8.self) != nil else { throw refuse("not UTF-8") }
    }

    private static func refuse(_ reason: String) -> LogFailure {
        .malformed(place: "note", reason: reason)
    }
}
