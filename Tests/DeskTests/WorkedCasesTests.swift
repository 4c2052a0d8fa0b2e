// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// The worked cases, through the use cases that people use.
@Suite struct WorkedCasesTests {
    private func replay(_ name: String) async throws -> (TestDesk, LoadedCase) {
        let desk = try await TestDesk()
        let replayed = try await desk.desk.replay(ActFile(Repository.bytes("cases/\(name).yaml")))
        let id = try #require(replayed.case)
        return (desk, try await desk.desk.load(id))
    }

    @Test func `Moscow's alert ran 48 hours and nobody decided how it ended`() async throws {
        let (desk, loaded) = try await replay("moscow-2024")
        #expect(loaded.folded.isPractice)
        let alert = try #require(loaded.folded.warnings.values.first { $0.audience?.feed ?? false })
        guard case .ranOut = alert.window?.state else {
            Issue.record("the window must have run out, it is \(String(describing: alert.window?.state))")
            return
        }
        #expect(loaded.folded.breaches.contains { $0.kind == .window })
        #expect(alert.notices.map(\.notice) == [.timeRanOut])
        let published = try await desk.store.publications(practice: true)
        #expect(published.count == 2)
        #expect(try await desk.store.publications(practice: false).isEmpty)
        for document in published {
            let report = CAPChecker.check(document.cap)
            #expect(report.findings.isEmpty, "\(report.text(name: "own document"))")
        }
    }

    @Test func `Moscow's report gives the toll as it was known at any moment`() async throws {
        let (desk, loaded) = try await replay("moscow-2024")
        let early = try await desk.desk.situationReport(
            of: loaded.folded.id, asOf: AssertedTime("2024-03-23T13:00:00+03:00")?.instant)
        let late = try await desk.desk.situationReport(of: loaded.folded.id, asOf: nil)
        func killed(_ report: SituationReport) -> Int? {
            report.figures.first { $0.figure.measure == .killed && $0.place == .current }?.figure.low
        }
        #expect(killed(early) == 115)
        #expect(killed(late) == 149)
    }

    @Test func `Kerman plays to its end`() async throws {
        let (_, loaded) = try await replay("kerman-2024")
        #expect(loaded.folded.warnings.values.allSatisfy { $0.isReleased })
        #expect(loaded.folded.breaches.contains { $0.kind == .told })
    }

    @Test func `a duty done well leaves no breach and closes`() async throws {
        let (_, loaded) = try await replay("alderhafen-2026")
        #expect(loaded.folded.breaches.isEmpty, "\(loaded.folded.breaches)")
        #expect(loaded.folded.isClosed)
        #expect(loaded.folded.warnings.values.contains { $0.reach.values.contains { $0.has(.acknowledgedVerified) } })
    }
}
