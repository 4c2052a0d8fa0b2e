// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension PublicSite {
    var homeRoutes: [Route] {
        [
            Route(.get, "/", .everybody, "Where to look first.", answer: home),
            Route(.get, "/desk.css", .everybody, "The style sheet.", answer: styleSheet),
            Route(.get, "/desk.js", .everybody, "The script of the desk's own pages.", answer: script),
            Route(.get, "/icon.svg", .everybody, "The icon.", answer: icon),
        ]
    }

    private struct Home: Sendable {
        struct Thing: Sendable {
            let heading: String
            let sentence: String
            let path: String
            let link: String
        }

        let things: [Thing]
        let inForce: String?
    }

    private func home(_ request: WebRequest) async throws -> WebAnswer {
        let now = now
        let count = PublicAlertHistory.all(of: try await documents.all(practice: false))
            .count { $0.standing(at: now).isOpen }
        let things = [
            Home.Thing(
                heading: "Alerts", sentence: "What the public is warned of now, and what became of earlier warnings.",
                path: "/alerts", link: "See the alerts"),
            Home.Thing(
                heading: "Practice",
                sentence: "Exercises and real cases played again, from the first report to what came of it.",
                path: "/practice", link: "See how it works"),
            Home.Thing(
                heading: "The log",
                sentence: "Proof that nothing was changed afterwards, for anyone to check without trusting us.",
                path: "/log", link: "Check us"),
        ]
        let inForce =
            switch count {
            case 0: String?.none
            case 1: "1 public alert stands."
            default: "\(count) public alerts stand."
            }
        return try page("home", frame(.elsewhere), Home(things: things, inForce: inForce))
    }

    private func styleSheet(_ request: WebRequest) async throws -> WebAnswer {
        .fresh(pages.current.styleSheet, type: "text/css; charset=utf-8", .askAgain, for: request)
    }

    private func icon(_ request: WebRequest) async throws -> WebAnswer {
        .fresh(pages.current.icon, type: "image/svg+xml", .askAgain, for: request)
    }

    private func script(_ request: WebRequest) async throws -> WebAnswer {
        .fresh(pages.current.script, type: "text/javascript; charset=utf-8", .askAgain, for: request)
    }
}
