// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var caseRoutes: [Route] {
        [
            Route(
                .get, "/desk/cases/{case}", .reader, "A case: what is next, and what each pack says about each victim.",
                answer: staff(casePage)),
            Route(
                .get, "/desk/cases/{case}/one-by-one", .reader, "The same, one victim after another.",
                answer: staff(casePage)),
            Route(
                .get, "/desk/cases/{case}/steps", .reader, "Everything that is to be done.",
                answer: part(nil, "steps", PartPage.steps)),
            Route(
                .get, "/desk/cases/{case}/enquiries", .reader, "Who was asked what.",
                answer: part(.enquiries, "enquiries", PartPage.enquiries)),
            Route(
                .get, "/desk/cases/{case}/protection", .reader, "Measures, suspects, triggers, reviews, records.",
                answer: part(.protection, "protection", PartPage.protection)),
            Route(
                .get, "/desk/cases/{case}/waivers", .reader, "Waivers and disputes.",
                answer: part(.waivers, "waivers", PartPage.waivers)),
            Route(
                .get, "/desk/cases/{case}/people", .reader, "Who may read the case.",
                answer: part(.people, "people", PartPage.people)),
            Route(.get, "/desk/cases/{case}/timeline", .reader, "Every entry of the case.", answer: staff(timeline)),
            Route(
                .post, "/desk/cases/{case}/take", .reader, "Take the case: nobody else is paged for it.",
                answer: staffForm(take)),
        ]
    }

    func frame(of reading: CaseReading, problems: [FormProblem] = []) async -> DeskFrame {
        await frame(
            .elsewhere, reading.session, practice: reading.folded.isPractice, zoneMinutes: reading.zone,
            problems: problems)
    }

    private func casePage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the case")
        let oneByOne = request.path.hasSuffix("/one-by-one")
        return try page(
            "casePage", await frame(of: reading), CaseHead(reading, on: .victims),
            CasePage(reading, oneByOne: oneByOne),
            AsOfPage(reading, on: request.path))
    }

    private func part(
        _ part: CasePart?, _ what: String, _ make: @escaping @Sendable (CaseReading) -> PartPage
    ) -> @Sendable (WebRequest) async throws -> WebAnswer {
        staff { request, session in
            let reading = try await reading(request, session, what: what)
            return try page(
                "casePart", await frame(of: reading), CaseHead(reading, on: part), make(reading),
                AsOfPage(reading, on: request.path))
        }
    }

    private func timeline(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let reading = try await reading(request, session, what: "the timeline")
        let proofs = try await EntryProofs(of: reading.entries, in: proof)
        return try page(
            "timeline", await frame(of: reading), CaseHead(reading, on: .timeline), TimelinePage(reading, proofs),
            AsOfPage(reading, on: request.path))
    }

    private func take(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        guard let id = CaseID(request.name("case")) else { throw WebFailure.nothing }
        let answer = try await act(Act(.takeCase, [:]), in: id, session, form)
        return .seeOther(form["from"] == "board" ? "/desk" : "/desk/cases/\(id)?done=\(answer.id)")
    }
}

/// How far each entry of a case is proved, in words.
struct EntryProofs: Sendable {
    /// More are not looked up for one page.
    static let entriesMax = 300

    private let words: [EntryID: String]

    init(of entries: ArraySlice<Entry>, in proof: any ProofStore) async throws {
        let signed = try await proof.newestCheckpoint()?.size ?? 0
        var words: [EntryID: String] = [:]
        for entry in entries.suffix(EntryProofs.entriesMax) {
            let leaf = try await proof.place(of: entry.id)?.tick?.leaf
            words[entry.id] =
                leaf.map { $0 < signed ? "In a signed checkpoint." : "In the log, not yet in a checkpoint." }
                ?? "Not yet in the log."
        }
        self.words = words
    }

    subscript(id: EntryID) -> String { words[id] ?? "" }
}
