// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

extension DeskSite {
    var settingsRoutes: [Route] {
        [
            Route(
                .get, "/desk/settings", .person, "What can be set at this desk, and how it stands.",
                answer: staff(settings)),
            Route(.get, "/desk/settings/channels", .person, "The ways by which texts leave.", answer: staff(channels)),
            Route(
                .get, "/desk/settings/clocks", .person, "How long every clock is, and whose word that is.",
                answer: staff(clocks)),
            Route(.get, "/desk/settings/health", .person, "What is wrong, and what waits.", answer: staff(health)),
        ]
    }

    private struct SettingsPage: Sendable {
        struct Part: Sendable {
            let heading: String
            let sentence: String
            let path: String
        }

        let parts: [Part]
        let address: String
        let sender: String
        let genuine: String
    }

    private func settings(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        let parts = [
            SettingsPage.Part(
                heading: "Policy packs",
                sentence:
                    "Every rule by which this desk finds a duty, with its source and how sure we are of it. Try one out.",
                path: "/desk/settings/packs"),
            SettingsPage.Part(
                heading: "Channels", sentence: "The ways by which texts leave this desk.",
                path: "/desk/settings/channels"),
            SettingsPage.Part(
                heading: "Clocks", sentence: "How long each clock is, when it begins to press, and whose word that is.",
                path: "/desk/settings/clocks"),
            SettingsPage.Part(
                heading: "Health", sentence: "What is wrong now, what waits, and what still works.",
                path: "/desk/settings/health"),
            SettingsPage.Part(
                heading: "Log and receipts",
                sentence: "Take the log away, disclose one entry with its proof, check both.",
                path: "/desk/settings/log"),
        ]
        let mayLead = !session.person.roles.isDisjoint(with: [.administrator, .senior]) && !session.isPractice
        let people = SettingsPage.Part(
            heading: "People", sentence: "Who works here, and the changes that wait for somebody or for their time.",
            path: "/desk/settings/people")
        return try page(
            "settings", await frame(.settings, session),
            SettingsPage(
                parts: mayLead ? [people] + parts : parts, address: desk.settings.publicAddress, sender: desk.settings.capSender,
                genuine: desk.settings.checkWords))
    }

    private func channels(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        var lines: [ChannelsPage.Line] = []
        for row in try await desk.store.channels() {
            lines.append(ChannelsPage.Line(row, settings: try TreeReader.json(try await desk.settings(of: row))))
        }
        return try page("channels", await frame(.settings, session), ChannelsPage(lines))
    }

    private func clocks(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        let packs = desk.packs.ids.compactMap(desk.reading(ofPack:))
        return try page("clocks", await frame(.settings, session), ClocksPage(packs: packs))
    }

    private func health(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        let watch = HealthWatch(desk: desk, deliveries: deliveries, proof: proof, now: now)
        let cases = try await cases(for: session, practice: session.isPractice)
        let facts = HealthPage(
            troubles: await troubles(), log: try await watch.log(), queues: try await watch.queues(over: cases),
            findings: try await watch.findings(), mayCount: session.mayReadCases)
        return try page("health", await frame(.settings, session), facts)
    }
}
