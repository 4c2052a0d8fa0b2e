// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The second line of the two-person rules and of practice: what the machines allow by a bug, the store refuses.
extension StoreConformance {
    func guardsDecisions() async throws -> [String] {
        let (opening, id) = sample.opening()
        try await store.commit(opening)
        func negative(_ first: Person, _ second: Person) -> Commit {
            sample.act(in: id) { entry in
                [
                    .negative(
                        id, StoreSample.name(), pack: "p", .noDuty, first: first.id, second: second.id, entry: entry)
                ]
            }
        }
        var broken = await refuses("a negative decision by one person") {
            try await store.commit(negative(sample.ada, sample.ada))
        }
        let stranger = Person(id: StoreSample.name(), name: "Eve", roles: [], practice: false)
        broken += await refuses("a negative decision with a person who is nobody") {
            try await store.commit(negative(sample.ada, stranger))
        }
        try await store.commit(negative(sample.ada, sample.ben))
        let rows = (0..<3).map { number in
            DecisionRow(
                entry: StoreSample.name(), caseID: id, victim: StoreSample.name(), pack: "p", outcome: .noDuty,
                by: number == 1 ? sample.ben.id : sample.ada.id, at: Timestamp(milliseconds: Int64(10 - number)))
        }
        var written: [DecisionRow] = []
        for row in rows {
            var made: DecisionRow?
            let commit = sample.act(in: id) { entry in
                let kept = DecisionRow(
                    entry: entry, caseID: row.caseID, victim: row.victim, pack: row.pack, outcome: row.outcome,
                    by: row.by,
                    at: row.at)
                made = kept
                return [.verdict(kept)]
            }
            try await store.commit(commit)
            if let made { written.append(made) }
        }
        let found = try await store.decisions(by: sample.ada.id)
        return broken + expect(found == [written[2], written[0]], "verdicts by one person in the order of their times")
            + expect(try await store.decisions(by: sample.pia.id).isEmpty, "verdicts of one who gave none")
    }

    func guardsReleases() async throws -> [String] {
        let (opening, id) = sample.opening()
        try await store.commit(opening)
        let (warning, contents): (WarningID, _) = (StoreSample.name(), StoreSample.digest(1))
        func release(_ people: [Person], over digest: Digest? = nil, emergency: Bool = false) -> Commit {
            sample.act(in: id) { _ in
                [sample.release(warning, digest ?? contents, by: people, in: id, emergency: emergency)]
            }
        }
        var broken = await refuses("a release that nobody signed") {
            try await store.commit(release([sample.ada, sample.ben]))
        }
        try await store.commit(sample.signing(warning, contents, by: sample.ada, in: id))
        broken += await refuses("a release with one signature") {
            try await store.commit(release([sample.ada, sample.ben]))
        }
        broken += await refuses("a release by one person twice") {
            try await store.commit(release([sample.ada, sample.ada]))
        }
        broken += await refuses("a release by one person") { try await store.commit(release([sample.ada])) }
        try await store.commit(sample.signing(warning, StoreSample.digest(2), by: sample.ben, in: id))
        broken += await refuses("a release with signatures over different contents") {
            try await store.commit(release([sample.ada, sample.ben]))
        }
        try await store.commit(sample.signing(StoreSample.name(), contents, by: sample.ben, in: id))
        broken += await refuses("a release with a signature over another warning") {
            try await store.commit(release([sample.ada, sample.ben]))
        }
        try await store.commit(sample.signing(warning, contents, by: sample.ben, in: id, purpose: .retraction))
        broken += await refuses("a release with a signature for something else") {
            try await store.commit(release([sample.ada, sample.ben]))
        }
        broken += await refuses("an emergency release by two") {
            try await store.commit(release([sample.ada, sample.ben], emergency: true))
        }
        try await store.commit(sample.signing(warning, contents, by: sample.ben, in: id))
        try await store.commit(release([sample.ada, sample.ben]))
        broken += await refuses("a release twice") { try await store.commit(release([sample.ada, sample.ben])) }
        broken += await refuses("an emergency after a release") {
            try await store.commit(release([sample.ada], emergency: true))
        }
        let other = sample.act(in: id) { _ in
            [sample.release(StoreSample.name(), contents, by: [sample.ada], in: id, emergency: true)]
        }
        try await store.commit(other)
        return broken
    }

    func guardsRetractions() async throws -> [String] {
        let (opening, id) = sample.opening()
        try await store.commit(opening)
        let (warning, contents): (WarningID, _) = (StoreSample.name(), StoreSample.digest(1))
        try await store.commit(
            sample.act(in: id) { _ in [sample.release(warning, contents, by: [sample.ada], in: id, emergency: true)] })
        func retraction(_ first: Person, _ second: Person) -> Commit {
            sample.act(in: id) { _ in [.retracted(warning, first: first.id, second: second.id, at: sample.time)] }
        }
        var broken = await refuses("a retraction that nobody signed") {
            try await store.commit(retraction(sample.ada, sample.ben))
        }
        try await store.commit(sample.signing(warning, contents, by: sample.ada, in: id, purpose: .retraction))
        broken += await refuses("a retraction with one signature") {
            try await store.commit(retraction(sample.ada, sample.ben))
        }
        broken += await refuses("a retraction by one person twice") {
            try await store.commit(retraction(sample.ada, sample.ada))
        }
        try await store.commit(sample.signing(warning, contents, by: sample.ben, in: id, purpose: .retraction))
        try await store.commit(retraction(sample.ada, sample.ben))
        return broken
    }

    private func guardsPracticeOfReports(_ real: CaseID, _ practice: CaseID) async throws -> [String] {
        var broken: [String] = []
        for isPractice in [false, true] {
            let report = sample.entry(kind: .receiveReport)
            var received = Commit()
            received.entries = [report]
            received.changes = [row(of: report, index: nil, practice: isPractice)]
            try await store.commit(received)
            let (right, wrong) = isPractice ? (practice, real) : (real, practice)
            broken += await refuses("a report in a case that is not of its kind, practice: \(isPractice)") {
                try await store.commit(sample.act(in: wrong) { _ in [.assigned(ReportID(report.id), to: wrong)] })
            }
            try await store.commit(sample.act(in: right) { _ in [.assigned(ReportID(report.id), to: right)] })
        }
        return broken
    }

    func guardsPractice() async throws -> [String] {
        let (real, practice) = (sample.opening(), sample.opening(practice: true))
        try await store.commit(real.commit)
        try await store.commit(practice.commit)
        let contents = StoreSample.digest(1)
        func alone(_ person: Person, in id: CaseID, practice: Bool) -> Commit {
            sample.act(in: id) { _ in
                [
                    sample.release(
                        StoreSample.name(), contents, by: [person], in: id, emergency: true, practice: practice)
                ]
            }
        }
        var broken = try await guardsPracticeOfReports(real.id, practice.id)
        broken += await refuses("a practice release in a real case") {
            try await store.commit(alone(sample.pia, in: real.id, practice: true))
        }
        broken += await refuses("a real release in a practice case") {
            try await store.commit(alone(sample.ada, in: practice.id, practice: false))
        }
        broken += await refuses("a real release by a practice person") {
            try await store.commit(alone(sample.pia, in: real.id, practice: false))
        }
        broken += await refuses("a practice release by a real person") {
            try await store.commit(alone(sample.ada, in: practice.id, practice: true))
        }
        for (id, person, isPractice) in [(real.id, sample.ada, false), (practice.id, sample.pia, true)] {
            let warning: WarningID = StoreSample.name()
            try await store.commit(
                sample.act(in: id) { _ in
                    [sample.release(warning, contents, by: [person], in: id, emergency: true, practice: isPractice)]
                })
            broken += await refuses("a publication that is practice where its release is not, or not where it is") {
                let crossed = sample.publication(warning, practice: !isPractice)
                return try await store.commit(sample.act(in: id) { _ in [.published(crossed)] })
            }
            let document = sample.publication(warning, practice: isPractice)
            try await store.commit(sample.act(in: id) { _ in [.published(document)] })
            broken += expect(try await store.publications(practice: isPractice) == [document], "a feed of its own kind")
        }
        return broken
    }

    func ordersPublications() async throws -> [String] {
        let (opening, id) = sample.opening()
        try await store.commit(opening)
        let warnings: [WarningID] = [StoreSample.name(), StoreSample.name()]
        var broken = await refuses("a publication without a release") {
            try await store.commit(sample.act(in: id) { _ in [.published(sample.publication(warnings[0]))] })
        }
        for warning in warnings {
            try await store.commit(
                sample.act(in: id) { _ in
                    [sample.release(warning, StoreSample.digest(1), by: [sample.ada], in: id, emergency: true)]
                })
        }
        let documents = [warnings[0], warnings[1], warnings[0]].map { sample.publication($0) }
        for document in documents { try await store.commit(sample.act(in: id) { _ in [.published(document)] }) }
        let found = try await store.publications(practice: false)
        broken += expect(found == documents.reversed(), "publications are not read newest first")
        broken += expect(try await store.publication(documents[1].id) == documents[1], "one publication by its name")
        broken += expect(try await store.publication(StoreSample.name()) == nil, "a publication that never was")
        let ending = [warnings[0]].map { Change.publicationEnded($0, how: "lapsed", at: sample.time) }
        try await store.commit(sample.act(in: id) { _ in ending })
        let ended = try await store.publications(practice: false)
        broken += expect(ended.map(\.ended) == ["lapsed", nil, "lapsed"], "the documents of one warning end together")
        broken += expect(ended.map(\.cap) == found.map(\.cap), "ending a document changed it")
        broken += await refuses("a document twice") {
            try await store.commit(sample.act(in: id) { _ in [.published(documents[1])] })
        }
        return broken
    }

    func keepsSettings() async throws -> [String] {
        var broken = expect(try await store.setting("a") == nil, "a setting that never was")
        try await store.set("a", to: [1])
        try await store.set("b", to: [])
        try await store.set("a", to: [2, 3])
        broken += expect(try await store.setting("a") == [2, 3], "a setting is the last one that was set")
        return broken + expect(try await store.setting("b") == [], "a setting may be empty")
    }

    /// Commits that wait together share a transaction; one that is refused takes no other with it.
    func takesManyAtOnce() async throws -> [String] {
        let (opening, id) = sample.opening()
        try await store.commit(opening)
        let commits = (0..<60).map { number in
            number % 3 == 0
                ? sample.act(in: id) { _ in [release(over: StoreSample.name(), in: id)] } : sample.act(in: id)
        }
        let store = store
        let taken = await withTaskGroup(of: Int64?.self) { group in
            for commit in commits { group.addTask { try? await store.commit(commit) } }
            return await group.reduce(into: [Int64]()) { if let sequence = $1 { $0.append(sequence) } }
        }
        let entries = try await store.entries(of: StreamID(id))
        return expect(taken.count == 40, "\(taken.count) of 40 good commits were taken beside 20 bad ones")
            + expect(entries.count == 41, "there are \(entries.count) entries of 41")
            + expect(Set(taken).count == taken.count, "two commits have one sequence")
    }
}
