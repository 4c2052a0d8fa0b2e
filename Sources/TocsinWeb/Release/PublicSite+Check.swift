// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension PublicSite {
    var checkRoutes: [Route] {
        [Route(.get, "/check", .everybody, "Whether an alert is one of this desk's.", answer: check)]
    }

    private struct CheckPage: Sendable {
        struct Found: Sendable {
            let item: AlertItem
            /// There is newer word on the same alert.
            let isOld: Bool
        }

        let asked: String?
        let found: Found?
        let isUnknown: Bool
        let check: String?
    }

    /// Looks a reference or a check code up. Says yes or no, and changes nothing.
    private func check(_ request: WebRequest) async throws -> WebAnswer {
        let asked = (try request.question(["code"])["code"] ?? "").filter { !" +-\t".contains($0) }.lowercased()
        guard asked.utf8.count <= 64 else {
            throw WebFailure.malformed("A reference has 26 characters, a check code 16.")
        }
        let alerts = try await documents.all(practice: false)
        let practice = try await documents.all(practice: true)
        let isAsked = { (document: PublishedDocument) in "\(document.id)" == asked || document.code == asked }
        let document = alerts.first(where: isAsked) ?? practice.first(where: isAsked)
        let all = document.map { $0.page.practice ? practice : alerts } ?? []
        let history = document.flatMap { found in
            PublicAlertHistory(newestFirst: all.filter { $0.warning == found.warning })
        }
        let found = history.map {
            CheckPage.Found(item: AlertItem($0, at: now, among: all), isOld: $0.last.id != document?.id)
        }
        let words = desk.settings.checkWords
        return try page(
            "check", frame(.elsewhere, practice: document?.page.practice ?? false),
            CheckPage(
                asked: asked.isEmpty ? nil : asked, found: found, isUnknown: found == nil && !asked.isEmpty,
                check: words.isEmpty ? nil : words))
    }
}
