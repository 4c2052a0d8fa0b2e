// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import Hummingbird
package import Logging
package import TocsinDesk

/// What everybody can ask of the desk: alerts and their feeds, the log, and, with a link of their own, their message.
///
/// It sets no cookie, runs no script, and shows nothing that was not released for whoever is looking.
package struct PublicSite: Sendable {
    /// What the pages need to know besides the desk's own settings.
    package struct Words: Sendable {
        /// A harmless page, for whoever has to leave in a hurry.
        package let leave: String
        /// The desk's number, as people dial it; `nil` shows none.
        package let telephone: String?

        package init(leave: String = "https://www.wikipedia.org/", telephone: String? = nil) {
            self.leave = leave
            self.telephone = telephone
        }
    }

    let desk: Desk
    let links: any LinkSource
    let log: any LogSource
    let words: Words
    let logger: Logger
    let pages: PageLibrary
    let documents: PublishedDocuments
    let stamps: FormStamps

    /// - Throws: What is wrong with a template of the program.
    package init(
        desk: Desk, links: any LinkSource, log: any LogSource, words: Words = Words(), logger: Logger
    ) throws {
        self.desk = desk
        self.links = links
        self.log = log
        self.words = words
        self.logger = logger
        pages = try PageLibrary()
        documents = PublishedDocuments(store: desk.store, logger: logger)
        stamps = FormStamps(key: desk.vault.derived("recipient-form"))
    }

    package var table: RouteTable {
        RouteTable(
            homeRoutes + alertRoutes + feedRoutes + checkRoutes + logRoutes + situationRoutes + recipientRoutes,
            headers: PublicSite.headers,
            failure: { error, request in await failed(error, request) })
    }

    /// On every answer. Pages run nothing, load nothing but our own style sheet and icon, post nowhere else, and tell no other
    /// site where they were.
    package static let headers: [(name: String, value: String)] = [
        (
            "Content-Security-Policy",
            "default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
        ),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cache-Control", "no-store"),
    ]
}

/// The server on the network, as a service: the public's pages, and those of the desk if it has any here.
///
/// - Parameter onRunning: Hears the port once it is open; with port 0 the system chose one.
package func makePublicSite(
    _ site: PublicSite, staff: DeskSite? = nil, api: NetworkAPI? = nil, host: String = "127.0.0.1", port: Int,
    onRunning: @escaping @Sendable (_ port: Int?) async -> Void = { _ in }
) -> some ApplicationProtocol {
    Application(
        serving: SiteTable(
            [staff.map { ("/desk", $0.table) }, api.map { (NetworkAPI.base, $0.table) }].compactMap { $0 }, rest: site.table),
        at: .hostname(host, port: port), patience: .seconds(20), connectionsMax: 1_024,
        logger: site.logger, onRunning: onRunning)
}
