// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore: AccessStore {
    // MARK: - Credentials

    package func credentials(of person: PersonID) async throws -> [CredentialRow] {
        try await rows("credentials_of_person", ["person": person.data]) { try CredentialRow(row: $0) }
    }

    package func credential(withIndex index: Digest) async throws -> CredentialRow? {
        try await rows("credential_by_index", ["index": index.data]) { try CredentialRow(row: $0) }.first
    }

    package func put(_ credential: CredentialRow) async throws {
        try await commits.write { database in
            try database.run(
                "put_credential",
                [
                    "index": credential.index.data, "person": credential.person.data,
                    "kind": credential.kind.rawValue, "sealed": credential.sealed.data,
                ])
        }
    }

    // MARK: - Sessions

    package func session(withIndex index: Digest) async throws -> SessionRow? {
        try await rows("session_by_index", ["index": index.data]) { row in
            SessionRow(
                index: Digest(row.bytes("session_index")), person: try row.name("person"),
                expires: row.time("expires"), sealed: row.bytes("sealed"))
        }.first
    }

    package func put(_ session: SessionRow) async throws {
        try await commits.write { database in
            try database.run(
                "put_session",
                [
                    "index": session.index.data, "person": session.person.data,
                    "expires": session.expires.milliseconds, "sealed": session.sealed.data,
                ])
        }
    }

    package func endSession(withIndex index: Digest) async throws {
        try await commits.write { try $0.run("end_session", ["index": index.data]) }
    }

    package func endSessions(of person: PersonID) async throws {
        try await commits.write { try $0.run("end_sessions_of_person", ["person": person.data]) }
    }

    package func sweep(at time: Timestamp) async throws {
        try await commits.write { database in
            for name in ["sweep_sessions", "sweep_links", "sweep_tokens"] {
                try database.run(name, ["at": time.milliseconds])
            }
        }
    }

    // MARK: - Links

    package func link(withIndex index: Digest) async throws -> AccessLinkRow? {
        try await rows("link_by_index", ["index": index.data]) { row in
            AccessLinkRow(
                index: Digest(row.bytes("link_index")), purpose: try row.coded("purpose"),
                person: try row.optionalBytes("person").map { _ in try row.name("person") },
                expires: row.time("expires"))
        }.first
    }

    package func put(_ link: AccessLinkRow) async throws {
        try await commits.write { database in
            try database.run(
                "put_link",
                [
                    "index": link.index.data, "purpose": link.purpose.rawValue, "person": link.person?.data,
                    "expires": link.expires.milliseconds,
                ])
        }
    }

    package func takeLink(withIndex index: Digest) async throws -> Bool {
        try await commits.write { database in
            try database.run("take_link", ["index": index.data])
            return database.changesCount == 1
        }
    }

    package func dropLinks(for purpose: AccessLinkPurpose, of person: PersonID?) async throws {
        try await commits.write {
            try $0.run("drop_links", ["purpose": purpose.rawValue, "person": person?.data])
        }
    }

    // MARK: - Tokens of programs

    package func token(withIndex index: Digest) async throws -> TokenRow? {
        try await rows("token_by_index", ["index": index.data]) { row in
            TokenRow(
                index: Digest(row.bytes("token_index")), token: try row.name("token"),
                person: try row.name("person"), expires: row.time("expires"))
        }.first
    }

    package func put(_ token: TokenRow) async throws {
        try await commits.write { database in
            try database.run(
                "put_token",
                [
                    "index": token.index.data, "token": token.token.data, "person": token.person.data,
                    "expires": token.expires.milliseconds,
                ])
        }
    }

    // MARK: - With an act

    static func write(_ change: AccessChange, to database: Database) throws {
        switch change {
        case .opened(let stream):
            try database.run("add_setting", ["name": Desk.rosterSetting, "value": stream.data])
        case .roles(let person, let roles):
            try database.run(
                "set_roles", ["id": person.data, "roles": roles.sorted().map(\.rawValue).joined(separator: " ")])
        case .shutOut(let person):
            try database.run("drop_founding_token", ["id": person.data])
            for name in [
                "drop_credentials_of_person", "end_sessions_of_person", "drop_links_of_person", "drop_tokens_of_person",
            ] {
                try database.run(name, ["person": person.data])
            }
        case .channel(let channel):
            try database.run(
                "put_channel",
                [
                    "name": channel.name, "kind": channel.kind.rawValue, "subject": channel.subject.data,
                    "sealed": channel.sealed.data,
                ])
        case .channelOff(let name):
            try database.run("drop_channel", ["name": name])
        case .revoked(let token):
            try database.run("revoke_token", ["token": token.data])
        }
    }
}

extension CredentialRow {
    fileprivate init(row: Row) throws {
        self.init(
            index: Digest(row.bytes("credential_index")), person: try row.name("person"), kind: try row.coded("kind"),
            sealed: row.bytes("sealed"))
    }
}
