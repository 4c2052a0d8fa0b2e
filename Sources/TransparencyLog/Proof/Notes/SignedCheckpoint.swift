// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A checkpoint whose signature by its log was checked, and who else has cosigned it.
package struct SignedCheckpoint: Hashable, Sendable {
    package let checkpoint: Checkpoint
    package let witnessing: Witnessing

    /// Opens a checkpoint's note.
    ///
    /// - Parameters:
    ///   - note: Text and signatures.
    ///   - log: The log's key; its name must be the origin.
    ///   - witnesses: The keys that are believed. Lines of others are ignored, and so is a log that is its
    ///     own witness.
    /// - Throws: ``LogFailure/malformed(place:reason:)``; ``LogFailure/wrongSignature(key:)`` if a line of
    ///   the log or of a believed witness is wrong; ``LogFailure/unsigned`` or
    ///   ``LogFailure/wrongLog(expected:)`` if the log has not signed it.
    package init(_ note: [UInt8], log: VerifierKey, witnesses: [VerifierKey]) throws(LogFailure) {
        guard log.kind == .log else { throw .wrongLog(expected: "\(log.name)") }
        let note = try SignedNote(note)
        let others = witnesses.filter { $0.kind == .witness && $0.publicKey != log.publicKey }
        let signatures = try note.verified(by: [log] + others)
        checkpoint = try Checkpoint(text: note.text)
        guard checkpoint.origin == log.name.utf8, signatures.contains(where: { $0.key == log }) else {
            throw .wrongLog(expected: "\(log.name)")
        }
        let cosignatures = signatures.compactMap { signature in
            signature.seconds.map { Cosignature(witness: signature.key.name, seconds: $0) }
        }
        witnessing = cosignatures.isEmpty ? .operatorAlone : .cosigned(cosignatures)
    }

    /// Signs a checkpoint. The caller has made sure that it continues every one signed before.
    ///
    /// - Returns: The note to publish.
    /// - Throws: ``LogFailure/wrongLog(expected:)`` if the key's name is not the origin;
    ///   ``LogFailure/notSigned``.
    package static func sign(_ checkpoint: Checkpoint, by key: SignerKey) throws(LogFailure) -> SignedNote {
        guard checkpoint.origin == key.verifierKey.name.utf8 else {
            throw .wrongLog(expected: "\(key.verifierKey.name)")
        }
        return try SignedNote(text: checkpoint.text, signature: key.sign(checkpoint.text))
    }
}

/// Who stands behind a checkpoint.
package enum Witnessing: Hashable, Sendable {
    /// Only the log's operator.
    case operatorAlone
    /// Believed witnesses, each once, in the order of their lines.
    case cosigned([Cosignature])

    /// What a proof by this checkpoint is worth, in one sentence to be shown with it.
    package var sentence: String {
        switch self {
        case .operatorAlone:
            "No witness has cosigned: the operator could have rewritten or omitted."
        case .cosigned(let cosignatures):
            "Cosigned by \(cosignatures.map { "\($0.witness)" }.joined(separator: ", ")): "
                + "the operator cannot rewrite the log up to here without being found out."
        }
    }
}

/// A witness's word that it saw this checkpoint continue all it had seen of the log before.
package struct Cosignature: Hashable, Sendable {
    package let witness: KeyName
    /// When, in seconds since 1970-01-01T00:00:00Z, by the witness's clock.
    package let seconds: Int

    package init(witness: KeyName, seconds: Int) {
        self.witness = witness
        self.seconds = seconds
    }
}
