// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Crypto
package import TocsinCore

/// Seals what is known about people, sources and cases: one AES-256-GCM envelope a row, under a key of its subject.
///
/// The subject's key lies wrapped in the store; destroying it erases the subject everywhere at once and leaves the log
/// valid (law 15). An envelope is `version(1) | key id(4) | nonce(12) | ciphertext | tag(16)`, bound to its table,
/// column, row and subject: moved anywhere else it does not open.
package struct Vault: Sendable {
    private let master: SymmetricKey
    private let masterID: [UInt8]

    /// - Parameter master: 32 random bytes, kept outside the store.
    package init(master: [UInt8]) {
        precondition(master.count == 32, "a master key has 32 bytes")
        self.master = SymmetricKey(data: master)
        masterID = Array(SHA256.hash(data: Array("tocsin master key".utf8) + master).prefix(4))
    }

    /// A new key for a subject, and the form in which the store keeps it.
    package func makeKey(for subject: SubjectID) throws -> (key: SubjectKey, wrapped: [UInt8]) {
        let bytes = SymmetricKey(size: .bits256).withUnsafeBytes(Array.init)
        let wrapped = try Envelope.seal(
            bytes, key: master, keyID: masterID, context: "subject_key|wrapped|\(subject)|\(subject)")
        return (SubjectKey(bytes: bytes, subject: subject), wrapped)
    }

    /// - Throws: ``SealBroken`` if it was wrapped under another master key, for another subject, or was altered.
    package func unwrap(_ wrapped: [UInt8], for subject: SubjectID) throws -> SubjectKey {
        let bytes = try Envelope.open(
            wrapped, key: master, keyID: masterID, context: "subject_key|wrapped|\(subject)|\(subject)")
        return SubjectKey(bytes: bytes, subject: subject)
    }

    /// A keyed name for a value that must be found again without being stored, such as a source's reference.
    package func index(_ value: [String], purpose: String) -> TocsinCore.Digest {
        index(value.flatMap { lengthPrefixed(Array($0.utf8)) }, purpose: purpose)
    }

    package func index(_ value: [UInt8], purpose: String) -> TocsinCore.Digest {
        let key = HMAC<SHA256>.authenticationCode(for: Array("index|\(purpose)".utf8), using: master)
        return TocsinCore.Digest(Array(HMAC<SHA256>.authenticationCode(for: value, using: SymmetricKey(data: Array(key)))))
    }

    /// Seals what belongs to no subject, such as an answer that is kept for a repeat.
    package func seal(_ plain: [UInt8], table: String, column: String, row: String) throws -> [UInt8] {
        try Envelope.seal(plain, key: master, keyID: masterID, context: "\(table)|\(column)|\(row)|")
    }

    /// - Throws: ``SealBroken`` if it belongs to another row or was altered.
    package func open(_ sealed: [UInt8], table: String, column: String, row: String) throws -> [UInt8] {
        try Envelope.open(sealed, key: master, keyID: masterID, context: "\(table)|\(column)|\(row)|")
    }

    /// A key for one purpose, derived from the master key: the log's tick keys, the links of deliveries.
    package func derived(_ purpose: String) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: Array("derived|\(purpose)".utf8), using: master))
    }
}

/// The key of one subject. It does not print.
package struct SubjectKey: Sendable, CustomStringConvertible, CustomReflectable {
    private let bytes: [UInt8]
    package let subject: SubjectID

    fileprivate init(bytes: [UInt8], subject: SubjectID) {
        self.bytes = bytes
        self.subject = subject
    }

    package func seal(_ plain: [UInt8], table: String, column: String, row: String) throws -> [UInt8] {
        try Envelope.seal(
            plain, key: SymmetricKey(data: bytes), keyID: Array(subject.bytes.prefix(4)),
            context: "\(table)|\(column)|\(row)|\(subject)")
    }

    /// - Throws: ``SealBroken`` if the envelope belongs to another row or was altered.
    package func open(_ sealed: [UInt8], table: String, column: String, row: String) throws -> [UInt8] {
        try Envelope.open(
            sealed, key: SymmetricKey(data: bytes), keyID: Array(subject.bytes.prefix(4)),
            context: "\(table)|\(column)|\(row)|\(subject)")
    }

    /// The key by which one entry commits to its words. It is handed out with them, and tests no guess about any other
    /// entry.
    package func commitmentKey(of entry: EntryID) -> [UInt8] {
        Array(HMAC<SHA256>.authenticationCode(for: entry.bytes, using: SymmetricKey(data: bytes)))
    }

    /// Commits to a value without showing it: nobody can guess it back once this key is gone.
    package func commitment(to value: [UInt8], purpose: String, of entry: EntryID) -> TocsinCore.Digest {
        let key = commitmentKey(of: entry)
        let message = Array(purpose.utf8) + [0] + lengthPrefixed(value)
        return TocsinCore.Digest(Array(HMAC<SHA256>.authenticationCode(for: message, using: SymmetricKey(data: key))))
    }

    package var description: String { "(key)" }
    package var customMirror: Mirror { Mirror(self, children: []) }
}

/// A sealed value did not open: altered, moved, or sealed under another key.
package struct SealBroken: Error, Hashable, CustomStringConvertible {
    package let place: String

    package var description: String {
        "The sealed value at \(place) does not open: it was altered or moved, or this is not the master key it was sealed with. Restore the key file that belongs to this data folder."
    }
}

private enum Envelope {
    static let version: UInt8 = 1

    static func seal(_ plain: [UInt8], key: SymmetricKey, keyID: [UInt8], context: String) throws -> [UInt8] {
        let head = [version] + keyID
        let box = try AES.GCM.seal(plain, using: key, authenticating: Array("\(context)|\(version)".utf8))
        return head + Array(box.nonce) + Array(box.ciphertext) + Array(box.tag)
    }

    static func open(_ sealed: [UInt8], key: SymmetricKey, keyID: [UInt8], context: String) throws -> [UInt8] {
        guard sealed.count >= 33, sealed[0] == version, Array(sealed[1..<5]) == keyID else {
            throw SealBroken(place: place(context))
        }
        do {
            let box = try AES.GCM.SealedBox(
                nonce: AES.GCM.Nonce(data: sealed[5..<17]), ciphertext: sealed[17..<(sealed.count - 16)],
                tag: sealed[(sealed.count - 16)...])
            return Array(try AES.GCM.open(box, using: key, authenticating: Array("\(context)|\(version)".utf8)))
        } catch {
            throw SealBroken(place: place(context))
        }
    }

    /// Table and column; the row's name says nothing to a reader and stays out of error texts.
    private static func place(_ context: String) -> String {
        context.split(separator: "|").prefix(2).joined(separator: ".")
    }
}

private func lengthPrefixed(_ bytes: [UInt8]) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: UInt64(bytes.count) >> (56 - 8 * UInt64($0))) } + bytes
}
