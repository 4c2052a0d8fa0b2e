// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import Logging
import TocsinCore
package import TocsinDesk

/// The pages that people of the desk work at, under `/desk`. They read views, and turn forms into acts; they decide
/// nothing.
package struct DeskSite: Sendable {
    let desk: Desk
    let deliveries: any DeliveryStore
    let proof: any ProofStore
    /// Everything that is wrong with this desk now, a sentence each.
    let troubles: @Sendable () async -> [String]
    let logger: Logger
    let pages: PageLibrary
    let entrance: Entrance
    let accounts: Accounts
    /// Called when the desk was founded by these pages, and somebody comes before the program works under its new name.
    let founded: @Sendable () async -> Void

    /// - Throws: What is wrong with a template of the program.
    package init(
        desk: Desk, accounts: Accounts, deliveries: any DeliveryStore, proof: any ProofStore,
        troubles: @escaping @Sendable () async -> [String], logger: Logger,
        founded: @escaping @Sendable () async -> Void = {}
    ) throws {
        self.desk = desk
        self.deliveries = deliveries
        self.proof = proof
        self.troubles = troubles
        self.logger = logger
        pages = try PageLibrary()
        entrance = Entrance(accounts: accounts)
        self.accounts = accounts
        self.founded = founded
    }

    package var table: RouteTable {
        RouteTable(
            entranceRoutes + factorRoutes + foundingRoutes + enrolRoutes + accountRoutes + peopleRoutes
                + boardRoutes + intakeRoutes + reportRoutes + caseRoutes + factRoutes + determinationRoutes + caseFormRoutes
                + oversightRoutes + aftermathRoutes + settingsRoutes + packRoutes + receiptRoutes + guideRoutes + draftRoutes
                + warningRoutes + handRoutes,
            headers: DeskSite.headers,
            failure: { error, request in await failed(error, request) })
    }

    /// On every answer. Pages run one script of ours, load nothing from elsewhere, post nowhere else, and are kept by
    /// no cache.
    package static let headers: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ]
}
