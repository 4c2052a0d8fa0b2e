// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats

extension Accounts {
    /// How old the last sign of life may be before the store is told of a new one.
    private static let touchEvery = Interval.minutes(1)

    /// Whose session a cookie carries; `nil` for none, one that is over, and one whose person was disabled meanwhile.
    package func session(_ token: Confidential) async throws -> SignedIn? {
        let index = index(token, "session")
        guard let row = try await store.session(withIndex: index) else { return nil }
        var session = try open(row)
        let now = now
        guard session.isLive(at: now, under: rules), let person = try await person(of: session) else {
            try await store.endSession(withIndex: index)
            return nil
        }
        if session.seen + Accounts.touchEvery <= now {
            session.touch(at: now, under: rules)
            try await put(session, index)
        }
        return SignedIn(person: person, session: session, token: nil, formToken: formToken(of: token), index: index)
    }

    package func signOut(_ signedIn: SignedIn) async throws {
        try await store.endSession(withIndex: signedIn.index)
    }

    /// Ends every session of this person, on every device.
    package func signOutEverywhere(_ signedIn: SignedIn) async throws {
        try await store.endSessions(of: signedIn.person.id)
    }

    /// Begins a session under a new token, whatever the browser carried before.
    func begin(_ person: Person, _ level: SignInLevel) async throws -> SignedIn {
        let now = now
        try await store.sweep(at: now)
        let token = makeToken()
        let index = index(token, "session")
        let session = Session(person: person.id, level: level, at: now)
        try await put(session, index)
        return SignedIn(person: person, session: session, token: token, formToken: formToken(of: token), index: index)
    }

    /// Somebody showed a factor again, for these contents; kept with the session.
    func refresh(_ signedIn: SignedIn, _ factor: FactorKind, for contents: Digest) async throws -> SignedIn {
        var session = signedIn.session
        session.refresh(factor, for: contents, at: now, under: rules)
        try await put(session, signedIn.index)
        return SignedIn(
            person: signedIn.person, session: session, token: nil, formToken: signedIn.formToken, index: signedIn.index)
    }

    /// Practice people live in practice sessions, and nobody else does (law 13).
    private func person(of session: Session) async throws -> Person? {
        switch session.level {
        case .practice: try await desk.people().first { $0.id == session.person && $0.practice }
        case .passkey, .code, .recovery, .token: try? await desk.roster().active(session.person).person
        }
    }

    private func put(_ session: Session, _ index: Digest) async throws {
        let sealed = try desk.vault.seal(
            CanonicalEncoder.encode(session), table: "session", column: "sealed", row: "\(index)")
        try await store.put(
            SessionRow(index: index, person: session.person, expires: session.began + rules.absolute, sealed: sealed))
    }

    private func open(_ row: SessionRow) throws -> Session {
        let plain = try desk.vault.open(row.sealed, table: "session", column: "sealed", row: "\(row.index)")
        return try TreeDecoder.decode(Session.self, from: TreeReader.json(plain))
    }

    private func formToken(of token: Confidential) -> Confidential { Confidential("\(index(token, "form"))") }
}
