// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats

/// What somebody signs in with, opened.
struct Credentials: Sendable {
    var passwordHash: String?
    var seed: AuthenticatorSeed?
    var codes = OneTimeCode()
    var recovery: RecoveryCodes?
}

/// Seed and use of an authenticator, as it lies sealed.
private struct KeptAuthenticator: Codable {
    let seed: String
    let codes: OneTimeCode
}

extension Accounts {
    func credentials(of person: PersonID) async throws -> Credentials {
        var found = Credentials()
        for row in try await store.credentials(of: person) {
            switch row.kind {
            case .password: found.passwordHash = String(decoding: try open(row), as: UTF8.self)
            case .code:
                let kept = try TreeDecoder.decode(KeptAuthenticator.self, from: TreeReader.json(open(row)))
                found.seed = Base64URL.read(kept.seed).map(AuthenticatorSeed.init)
                found.codes = kept.codes
            case .recovery:
                found.recovery = try TreeDecoder.decode(RecoveryCodes.self, from: TreeReader.json(open(row)))
            case .passkey: break
            }
        }
        return found
    }

    func keep(passwordHash: String, of person: PersonID) async throws {
        try await keep(Array(passwordHash.utf8), .password, of: person)
    }

    func keep(_ seed: AuthenticatorSeed, _ codes: OneTimeCode, of person: PersonID) async throws {
        let kept = KeptAuthenticator(seed: Base64URL.write(seed.bytes), codes: codes)
        try await keep(CanonicalEncoder.encode(kept), .code, of: person)
    }

    func keep(_ recovery: RecoveryCodes, of person: PersonID) async throws {
        try await keep(CanonicalEncoder.encode(recovery), .recovery, of: person)
    }

    func keep(_ passkey: Passkey, of person: PersonID) async throws {
        let index = index(ofPasskey: passkey.credential)
        try await store.put(
            CredentialRow(
                index: index, person: person, kind: .passkey,
                sealed: try seal(CanonicalEncoder.encode(passkey), index)))
    }

    func passkey(_ credential: [UInt8]) async throws -> (passkey: Passkey, person: PersonID)? {
        let index = index(ofPasskey: Base64URL.write(credential))
        guard let row = try await store.credential(withIndex: index) else { return nil }
        return (try TreeDecoder.decode(Passkey.self, from: TreeReader.json(open(row))), row.person)
    }

    func passkeys(of person: PersonID) async throws -> [Passkey] {
        try await store.credentials(of: person).filter { $0.kind == .passkey }
            .map { try TreeDecoder.decode(Passkey.self, from: TreeReader.json(open($0))) }
    }

    /// Ten new recovery codes, of 80 bits each, as people write them down.
    func makeRecoveryCodes(for person: PersonID) -> (texts: [Confidential], kept: RecoveryCodes) {
        let texts = (0..<RecoveryCodes.count).map { _ in
            let letters = Array("\(desk.instruments.name() as PersonID)".suffix(16))
            let groups = stride(from: 0, to: 16, by: 4).map { String(letters[$0..<$0 + 4]) }
            return Confidential(groups.joined(separator: "-"))
        }
        return (texts, RecoveryCodes(texts.map { recoveryDigest($0, of: person) }))
    }

    /// Read as it was written down, with or without strokes, in either case.
    func recoveryDigest(_ code: Confidential, of person: PersonID) -> Digest {
        let letters = code.reveal().lowercased().filter { $0.isLetter || $0.isNumber }
        return desk.vault.index(["\(person)", letters], purpose: "recovery code")
    }

    private func index(ofPasskey credential: String) -> Digest {
        desk.vault.index([credential], purpose: "passkey")
    }

    private func keep(_ plain: [UInt8], _ kind: FactorKind, of person: PersonID) async throws {
        let index = desk.vault.index(["\(person)", kind.rawValue], purpose: "credential")
        try await store.put(CredentialRow(index: index, person: person, kind: kind, sealed: try seal(plain, index)))
    }

    private func seal(_ plain: [UInt8], _ index: Digest) throws -> [UInt8] {
        try desk.vault.seal(plain, table: "credential", column: "sealed", row: "\(index)")
    }

    private func open(_ row: CredentialRow) throws -> [UInt8] {
        try desk.vault.open(row.sealed, table: "credential", column: "sealed", row: "\(row.index)")
    }
}
