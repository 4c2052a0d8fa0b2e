// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One signature line of a note: `— name base64(id, signature)`.
package struct NoteSignature: Hashable, Sendable {
    private static let dash: [UInt8] = [0xe2, 0x80, 0x94, 0x20]

    package let name: KeyName
    package let keyID: UInt32
    /// What the type of key says it is: 64 bytes for a log, 8 bytes of time and 64 for a witness.
    package let signature: [UInt8]

    init(name: KeyName, keyID: UInt32, signature: [UInt8]) {
        self.name = name
        self.keyID = keyID
        self.signature = signature
    }

    /// Reads one line without its LF.
    ///
    /// - Throws: ``LogFailure/malformed(place:reason:)`` with the place `"signature"`.
    package init(line: some Collection<UInt8>) throws(LogFailure) {
        let line = Array(line)
        let parts = line.dropFirst(Self.dash.count)
            .split(separator: UInt8(ascii: " "), omittingEmptySubsequences: false)
        guard line.starts(with: Self.dash), parts.count == 2 else {
            throw Self.refuse("not a signature line")
        }
        guard let blob = Base64.decode(parts[1]) else { throw Self.refuse("not canonical base64") }
        guard blob.count > 4 else { throw Self.refuse("too short") }
        name = try KeyName(bytes: parts[0])
        keyID = blob.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
        signature = Array(blob.dropFirst(4))
    }

    /// The line with its LF.
    package var line: [UInt8] {
        let id = (0..<4).map { UInt8(truncatingIfNeeded: keyID >> (24 - 8 * UInt32($0))) }
        return Self.dash + name.utf8 + [UInt8(ascii: " ")] + Base64.encode(id + signature) + [
            UInt8(ascii: "\n")
        ]
    }

    func isOf(_ key: VerifierKey) -> Bool {
        name == key.name && keyID == key.id
    }

    /// - Throws: ``LogFailure/wrongSignature(key:)`` if `key` did not make this signature.
    func verify(text: [UInt8], by key: VerifierKey) throws(LogFailure) -> VerifiedSignature {
        switch key.kind {
        case .log:
            guard key.isValid(signature: signature, of: text) else {
                throw .wrongSignature(key: "\(key.name)")
            }
            return VerifiedSignature(key: key, seconds: nil)
        case .witness:
            let time = signature.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            guard signature.count == 72, let seconds = Int(exactly: time),
                key.isValid(
                    signature: signature.dropFirst(8), of: Self.cosignedMessage(text, seconds: seconds))
            else { throw .wrongSignature(key: "\(key.name)") }
            return VerifiedSignature(key: key, seconds: seconds)
        }
    }

    /// The bytes that a witness signs.
    static func cosignedMessage(_ text: [UInt8], seconds: Int) -> [UInt8] {
        Array("cosignature/v1\ntime \(seconds)\n".utf8) + text
    }

    private static func refuse(_ reason: String) -> LogFailure {
        .malformed(place: "signature", reason: reason)
    }
}

/// A signature that was checked.
package struct VerifiedSignature: Hashable, Sendable {
    package let key: VerifierKey
    /// When a witness cosigned, in seconds since 1970-01-01T00:00:00Z, by its own clock; nil for a log.
    package let seconds: Int?
}
