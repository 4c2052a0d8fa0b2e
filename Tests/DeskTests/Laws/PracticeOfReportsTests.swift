// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// Law 13 for reports: one that came in practice lies in practice cases only, and a real one in real cases.
@Suite struct PracticeOfReportsTests {
    static let report =
        "{act: report.receive, as: report, source: {type: t, name: n, reference: \"77\"}, marking: red, awareness: {at: \"2024-01-01T09:00:00Z\", by: n}, text: x}"

    /// A desk with a real case and a practice case, and a trainee of the latter.
    private struct Both {
        var real: Sitting
        let practice: CaseID
        let trainee: Person

        init() async throws {
            real = try await Sitting.withVictim()
            let replayed = try await real.desk.replay(ActFile(Array(WarningLawsTests.exercise.utf8)))
            practice = try #require(replayed.case)
            trainee = try #require(try await real.desk.people().first { $0.practice && $0.roles.contains(.assessor) })
        }

        func act(_ act: String, by person: Person, in id: CaseID?) async throws -> ActAnswer {
            try await real.desk.perform(try Sitting.request(act, in: id), by: person)
        }

        func refusal(of act: String, by person: Person, in id: CaseID?) async throws -> Refusal.Code? {
            let before = try await real.test.store.extent().last
            do {
                _ = try await self.act(act, by: person, in: id)
                return nil
            } catch let refusal as Refusal {
                #expect(try await real.test.store.extent().last == before, "'\(act)' was refused and left an entry")
                return refusal.code
            }
        }
    }

    @Test func `law 13: a report sent again is assigned by the one who sends it, and only in cases of its kind`()
        async throws
    {
        let both = try await Both()
        let ada = try both.real.test["ada"]
        _ = try await both.act(Self.report, by: ada, in: nil)
        #expect(try await both.refusal(of: Self.report, by: ada, in: both.practice) == .practiceOnly)
        _ = try await both.act(Self.report, by: both.trainee, in: nil)
        #expect(
            try await both.refusal(of: Self.report, by: both.trainee, in: both.real.caseID) == .unknownThing,
            "to a trainee no real case exists")

        let rio = try both.real.test["rio"]
        #expect(try await both.refusal(of: Self.report, by: rio, in: both.real.caseID) == .wrongRole)
        #expect(try await both.act(Self.report, by: ada, in: both.real.caseID).already)
        let entries = try await both.real.desk.load(both.real.caseID).entries
        #expect(entries.last { $0.act?.kind == .assignReport }?.actor == .person(ada.id))
        #expect(try await both.act(Self.report, by: both.trainee, in: both.practice).already)
        #expect(try await both.real.desk.load(both.practice).folded.reports.count == 1)
    }

    @Test func `law 13: no act puts a practice report in a real case, or a real one in practice`() async throws {
        let both = try await Both()
        let ada = try both.real.test["ada"]
        let real = try await both.act(Self.report, by: ada, in: nil).id
        let practice = try await both.act(Self.report, by: both.trainee, in: nil).id
        let filed = try await both.act(Self.report.replacing("77", with: "78"), by: both.trainee, in: both.practice).id
        func open(_ report: EntryID) -> String {
            "{act: case.open, title: t, packs: [us-icd191-model], reports: [\(report)], awareness: {at: \"2024-01-01T09:00:00Z\", by: n}}"
        }
        func assign(_ report: EntryID) -> String { "{act: report.assign, report: \(report)}" }
        for report in [practice, filed] {
            #expect(try await both.refusal(of: assign(report), by: ada, in: both.real.caseID) == .practiceOnly)
            #expect(try await both.refusal(of: open(report), by: ada, in: nil) == .practiceOnly)
        }
        #expect(try await both.refusal(of: assign(real), by: both.trainee, in: both.practice) == .practiceOnly)
        #expect(try await both.refusal(of: open(real), by: both.trainee, in: nil) == .practiceOnly)

        _ = try await both.act(assign(real), by: ada, in: both.real.caseID)
        _ = try await both.act(open(real), by: ada, in: nil)
        _ = try await both.act(assign(practice), by: both.trainee, in: both.practice)
        _ = try await both.act(open(filed), by: both.trainee, in: nil)
    }
}
