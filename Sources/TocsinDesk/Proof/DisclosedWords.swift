// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
internal import TocsinCore
internal import TocsinFormats

/// The words of an act, to be shown with its entry, and the key by which a reader sees that the entry commits to them.
///
/// The key is that of this entry alone: it tests no guess about another.
package struct DisclosedWords: Sendable {
    private let words: [UInt8]
    private let purpose: String
    private let key: [UInt8]

    /// - Parameters:
    ///   - words: The act's canonical words, as they were sealed.
    ///   - key: HMAC-SHA256 of the entry's 16 bytes under the subject's key, 32 bytes.
    package init(words: [UInt8], purpose: String = "act", key: [UInt8]) {
        self.words = words
        self.purpose = purpose
        self.key = key
    }

    /// - Throws: ``DisclosureRefusal/otherWords`` unless the entry commits to these words under this key.
    func check(against canonical: [UInt8]) throws {
        let entry = try TreeDecoder.decode(CanonicalEntry.self, from: TreeReader.json(canonical))
        guard entry.commitments.contains(commitment) else { throw DisclosureRefusal.otherWords }
    }

    var commitment: TocsinCore.Digest {
        Digest(Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key))))
    }

    var files: [LogFile] {
        [
            LogFile(path: "words.json", bytes: words),
            LogFile(path: "words.message", bytes: message),
            LogFile(path: "words.key", text: "\(Digest(key))\n"),
        ]
    }

    static let manual = """
        words.json    the words of the act
        words.message the same behind what they are for and their length, as they were committed to
        words.key     the key of the commitment

        That the entry commits to these words: the last line of

            openssl dgst -sha256 -mac HMAC -macopt hexkey:$(cat words.key) words.message

        must stand among the commitments in the entry, and words.message must end in the bytes of words.json.

        """

    /// What is authenticated: the purpose, a zero, the length in eight bytes, the words.
    private var message: [UInt8] {
        let length = (0..<8).map { UInt8(truncatingIfNeeded: UInt64(words.count) >> (56 - 8 * UInt64($0))) }
        return Array(purpose.utf8) + [0] + length + words
    }
}
