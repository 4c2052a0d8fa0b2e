// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinWeb

/// What a program may do with a token that somebody made for it.
struct TokenScopeTests {
    private struct Program {
        let access: AccessDesk
        let api: RouteTable
        let token: String
        let id: TokenID

        init(_ scopes: Set<TokenScope>) async throws {
            access = try await AccessDesk()
            let (signedIn, _) = try await access.enrolledByPasskey("ada")
            (token, id) = try await {
                let made = try await $0.accounts.issueToken(
                    signedIn, name: "import", scopes: scopes, expires: $0.clock.now + .days(30))
                return (made.token.reveal(), made.id)
            }(access)
            api =
                NetworkAPI(
                    DeskAPI(
                        desk: access.desk, accounts: access.accounts,
                        points: .init(
                            proof: access.store, deliveries: access.store, troubles: { [] }, backUp: { _ in }),
                        logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
                ).table
        }
    }

    @Test func `a token for reading reads and changes nothing`() async throws {
        let program = try await Program([.read])
        #expect(try await program.api.get("/api/v1/cases", token: program.token).status == 200)
        let refused = try await program.api.post("/api/v1/acts", token: program.token, ActsTests.opening)
        #expect(refused.status == 403)
        #expect(try await program.access.desk.store.cases().isEmpty)
    }

    @Test func `a token for reports opens no case and reads nothing`() async throws {
        let program = try await Program([.intake])
        #expect(try await program.api.post("/api/v1/acts", token: program.token, ActsTests.opening).status == 403)
        #expect(try await program.api.get("/api/v1/cases", token: program.token).status == 403)
    }

    @Test func `a token for acts acts, until it is revoked`() async throws {
        let program = try await Program([.act])
        #expect(try await program.api.post("/api/v1/acts", token: program.token, ActsTests.opening).status == 201)
        try await program.access.act(.revokeToken(RevokeToken(token: program.id)), by: "ada")
        #expect(try await program.api.post("/api/v1/acts", token: program.token, ActsTests.opening).status == 401)
    }
}
