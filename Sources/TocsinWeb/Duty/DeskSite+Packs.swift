// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var packRoutes: [Route] {
        [
            Route(.get, "/desk/settings/packs", .person, "The policy packs of this desk.", answer: staff(packList)),
            Route(.get, "/desk/settings/packs/{pack}", .person, "One pack, rule by rule.", answer: staff(pack)),
            Route(
                .get, "/desk/settings/packs/{pack}/try", .person, "Try a pack on facts that you choose.",
                answer: staff(tryPack)),
            Route(
                .post, "/desk/settings/packs/{pack}/try", .person,
                "What the pack says of these facts. Nothing is kept.",
                answer: staffForm(tried)),
        ]
    }

    private struct PackList: Sendable {
        struct Line: Sendable {
            let packTitle: String
            let packName: String
            let packVersion: String
            let modelledOn: String
            let packPath: String
            let rulesCount: String
        }

        let packs: [Line]
        let hasPacks: Bool
    }

    private func packList(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        let lines = desk.packs.ids.compactMap(desk.reading(ofPack:)).map { pack in
            PackList.Line(
                packTitle: pack.title, packName: pack.id, packVersion: pack.version, modelledOn: pack.modelledOn,
                packPath: "/desk/settings/packs/\(pack.id)",
                rulesCount: pack.rules.count == 1 ? "1 rule" : "\(pack.rules.count) rules")
        }
        return try page("packs", await frame(.settings, session), PackList(packs: lines, hasPacks: !lines.isEmpty))
    }

    private func reading(of request: WebRequest) throws -> PackReading {
        guard let pack = desk.reading(ofPack: request.name("pack")) else { throw WebFailure.nothing }
        return pack
    }

    private func pack(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        return try page("pack", await frame(.settings, session), PackPage(try reading(of: request)))
    }

    private func tryPack(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        let pack = try reading(of: request)
        return try page("packTry", await frame(.settings, session), PackTrial(pack, DeskForm([]), found: nil))
    }

    private func tried(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let pack = try reading(of: request)
        do {
            let found = desk.tryOut(try PackTrial.situation(form, pack), under: pack.id)
            return try page("packTry", await frame(.settings, session), PackTrial(pack, form, found: found))
        } catch let problem as FormProblem {
            return try page(
                "packTry", await frame(.settings, session, problems: [problem]),
                PackTrial(pack, form, found: nil, problems: [problem]), status: 422)
        }
    }
}
