// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
package import TocsinDesk

/// Holds a store to its contract, whatever database is beneath it.
///
/// - Parameter make: An empty store, each time it is called.
/// - Throws: ``StoreNonconforming`` with a sentence for each promise that was broken.
package func conformStore(_ make: () async throws -> any DeskStore) async throws {
    var violations: [String] = []
    for check in StoreConformance.checks {
        let store = try await make()
        let conformance = StoreConformance(store: store)
        try await store.commit(conformance.sample.enrol())
        violations += try await check(conformance)
    }
    guard violations.isEmpty else { throw StoreNonconforming(violations: violations) }
}

package struct StoreNonconforming: Error, CustomStringConvertible {
    package let violations: [String]

    package var description: String { violations.joined(separator: "; ") }
}

/// What every store is held to of the desk: everything or nothing, nothing lost, nothing twice, nothing changed, and
/// the two-person rules and practice guarded once more.
struct StoreConformance: Sendable {
    let store: any DeskStore
    let sample = StoreSample()

    static let checks: [@Sendable (StoreConformance) async throws -> [String]] = [
        { try await $0.keepsEntries() }, { try await $0.expectsRevision() }, { try await $0.isAllOrNothing() },
        { try await $0.answersOnce() }, { try await $0.keepsPeople() }, { try await $0.keepsReports() },
        { try await $0.erases() }, { try await $0.keepsClocks() }, { try await $0.guardsDecisions() },
        { try await $0.guardsReleases() }, { try await $0.guardsRetractions() }, { try await $0.guardsPractice() },
        { try await $0.ordersPublications() }, { try await $0.keepsSettings() }, { try await $0.takesManyAtOnce() },
    ]

    private func keepsEntries() async throws -> [String] {
        let (opening, id) = sample.opening()
        let first = try await store.commit(opening)
        let act = sample.act(in: id)
        let last = try await store.commit(act)
        let entries = try await store.entries(of: StreamID(id))
        let written = (opening.entries + act.entries)
        var broken = expect(first > 0 && last > first, "sequences do not grow")
        broken += expect(entries.map(\.sequence) == [first, last], "a stream is not read in its order")
        broken += expect(entries.map(\.id) == written.map(\.id), "an entry is not read")
        broken += expect(entries.allSatisfy { $0.wrappedKey == nil }, "a key appears that was never written")
        if let read = entries.last, let new = act.entries.first {
            broken += expect(
                read.actor == new.actor && read.recorded == new.recorded && read.asserted == new.asserted
                    && read.subject == new.subject && read.sealed == new.sealed && read.canonical == new.canonical
                    && read.entryKey == new.entryKey && read.stream == new.stream,
                "an entry is not read as it was written")
            broken += expect(try await store.entry(new.id) == read, "one entry by its name")
        }
        broken += expect(try await store.entry(StoreSample.name()) == nil, "an entry that never was")
        broken += expect(try await store.entries(of: StoreSample.name()).isEmpty, "a stream that never was")
        broken += await refuses("an entry twice") { try await store.commit(opening) }
        return broken + expect(try await store.commit(Commit()) == 0, "an empty commit has no sequence")
    }

    private func expectsRevision() async throws -> [String] {
        let (opening, id) = sample.opening()
        let first = try await store.commit(opening)
        var commit = sample.act(in: id)
        commit.expecting = (StreamID(id), first)
        let second = try await store.commit(commit)
        var broken: [String] = []
        for stale in [first, 0, second + 1, first - 1] {
            var late = sample.act(in: id)
            late.expecting = (StreamID(id), stale)
            broken += await conflicts(.revision, "a commit that rests on revision \(stale)") {
                try await store.commit(late)
            }
        }
        broken += expect(
            try await store.entries(of: StreamID(id)).count == 2, "a commit on an old revision left something")
        // Another stream does not move this one; a report that is assigned does.
        try await store.commit(sample.opening().commit)
        var next = sample.act(in: id)
        next.expecting = (StreamID(id), second)
        let third = try await store.commit(next)
        let report = sample.entry(kind: .receiveReport)
        var received = Commit()
        received.entries = [report]
        received.changes = [row(of: report, index: nil)]
        try await store.commit(received)
        var assigning = sample.act(in: id) { _ in [.assigned(ReportID(report.id), to: id)] }
        assigning.expecting = (StreamID(id), third)
        try await store.commit(assigning)
        let entries = try await store.entries(of: StreamID(id))
        return broken + expect(entries.count == 5, "a report's own entries do not come with its case")
            + expect(entries.map(\.sequence) == entries.map(\.sequence).sorted(), "a report's entries are out of order")
    }

    private func isAllOrNothing() async throws -> [String] {
        let (opening, id) = sample.opening()
        try await store.commit(opening)
        let before = try await store.entries(of: StreamID(id))
        let subject: SubjectID = StoreSample.name()
        let breach = Breach(key: "k", kind: .warn, due: sample.time, about: "")
        var commit = sample.act(in: id) { _ in
            [
                .breach(id, breach), .clocks(id, [clock("c", at: 5)]), .closed(id),
                release(over: StoreSample.name(), in: id),
            ]
        }
        commit.newKeys = [(subject, [9, 9])]
        commit.answer = StoredAnswer(key: StoreSample.digest(1), request: StoreSample.digest(2), answer: [1])
        let broken = await refuses("a commit with a release that nobody signed") { try await store.commit(commit) }
        return broken + expect(try await store.entries(of: StreamID(id)) == before, "a refused commit left an entry")
            + expect(try await store.answer(to: StoreSample.digest(1)) == nil, "a refused commit left an answer")
            + expect(try await store.nextClock() == nil, "a refused commit left a clock")
            + expect(try await store.cases().first { $0.id == id }?.closed == false, "a refused commit closed a case")
    }

    private func answersOnce() async throws -> [String] {
        let (opening, id) = sample.opening()
        try await store.commit(opening)
        var commit = sample.act(in: id)
        let answer = StoredAnswer(key: StoreSample.digest(1), request: StoreSample.digest(2), answer: [1, 2, 3])
        commit.answer = answer
        try await store.commit(commit)
        var again = sample.act(in: id)
        again.answer = StoredAnswer(key: StoreSample.digest(1), request: StoreSample.digest(9), answer: [4])
        let broken = await conflicts(.answered, "an answer under a key that is taken") { try await store.commit(again) }
        return broken
            + expect(try await store.answer(to: StoreSample.digest(1)) == answer, "an answer is not the first one")
            + expect(try await store.answer(to: StoreSample.digest(3)) == nil, "an answer that never was")
            + expect(try await store.entries(of: StreamID(id)).count == 2, "a repeat left an entry")
    }

    private func keepsPeople() async throws -> [String] {
        let people = [sample.ada, sample.ben, sample.pia].sorted { $0.id < $1.id }.map(StoreSample.row)
        let hash = Digest([UInt8](repeating: 0, count: 16) + sample.ben.id.bytes)
        var broken = expect(try await store.people() == people, "people are not read in the order of their names")
        broken += expect(
            try await store.person(withTokenHash: hash) == StoreSample.row(of: sample.ben), "a person by the hash of a token")
        broken += expect(try await store.person(withTokenHash: StoreSample.digest(0)) == nil, "a token that nobody has")
        var twice = Commit()
        let other = Person(id: StoreSample.name(), name: "Eve", roles: [.intake], practice: false)
        twice.changes = [.person(StoreSample.row(of: other), tokenHash: hash)]
        broken += await refuses("one token for two people") { try await store.commit(twice) }
        return broken + expect(try await store.people().count == 3, "a refused person is there")
    }

    private func keepsReports() async throws -> [String] {
        let (one, two) = (sample.entry(kind: .receiveReport), sample.entry(kind: .receiveReport))
        var commit = Commit()
        commit.entries = [one]
        commit.newKeys = [(SubjectID(one.id), [5, 5])]
        commit.changes = [row(of: one, index: StoreSample.digest(4))]
        try await store.commit(commit)
        var again = Commit()
        again.entries = [two]
        again.changes = [row(of: two, index: StoreSample.digest(4))]
        var broken = await refuses("one index for two reports") { try await store.commit(again) }
        broken += expect(
            try await store.report(withIndex: StoreSample.digest(4)) == ReportID(one.id), "a report by its index")
        broken += expect(try await store.report(withIndex: StoreSample.digest(5)) == nil, "a report that never was")
        let raw = try await store.rawReport(ReportID(one.id))
        broken += expect(raw?.practice == false, "whether a report is practice")
        broken += expect(raw?.sealed == [1, 1] && raw?.wrappedKey == [5, 5], "a report's sealed bytes and key")
        broken += expect(try await store.rawReport(ReportID(two.id)) == nil, "a refused report is there")
        return broken
            + (await refuses("a report assigned to no case") {
                try await store.commit(
                    sample.act(in: StoreSample.name()) { _ in [.assigned(ReportID(one.id), to: StoreSample.name())] })
            })
    }

    private func erases() async throws -> [String] {
        let (opening, id) = sample.opening()
        try await store.commit(opening)
        let (gone, kept): (SubjectID, SubjectID) = (StoreSample.name(), StoreSample.name())
        var commit = Commit()
        commit.entries = [gone, kept].map { sample.entry(in: StreamID(id), subject: $0) }
        commit.newKeys = [(gone, [1]), (kept, [2])]
        try await store.commit(commit)
        try await store.commit(sample.act(in: id) { _ in [.erase(gone)] })
        let entries = try await store.entries(of: StreamID(id))
        return expect(entries.first { $0.subject == gone }?.wrappedKey == nil, "an erased key is there")
            + expect(entries.first { $0.subject == gone }?.sealed == [1, 2, 3], "erasing a key changed an entry")
            + expect(entries.first { $0.subject == kept }?.wrappedKey == [2], "erasing one key took another")
            + expect(entries.count == 4, "erasing took an entry away")
    }

    private func keepsClocks() async throws -> [String] {
        let cases = [sample.opening(), sample.opening(), sample.opening()]
        for opened in cases { try await store.commit(opened.commit) }
        let ids = cases.map(\.id)
        for (id, times) in zip(ids, [[30, 10], [20], [40]]) {
            let clocks = times.map { clock("\($0)", at: Int64($0)) }
            try await store.commit(sample.act(in: id) { _ in [.clocks(id, clocks)] })
        }
        var broken = expect(try await store.nextClock() == Timestamp(milliseconds: 10), "the next clock")
        func due(_ time: Int64, limit: Int = 9) async throws -> [CaseID] {
            try await store.casesWithClock(dueBy: Timestamp(milliseconds: time), limit: limit)
        }
        broken += expect(try await due(9).isEmpty, "a clock that is not due")
        broken += expect(try await due(10) == [ids[0]], "a clock at its moment")
        broken += expect(try await due(40) == ids, "cases by their next clock, each once")
        broken += expect(try await due(40, limit: 2) == Array(ids[..<2]), "as many as asked for")
        try await store.commit(sample.act(in: ids[0]) { _ in [.clocks(ids[0], [clock("x", at: 50)])] })
        broken += expect(try await store.nextClock() == Timestamp(milliseconds: 20), "clocks that ran before still run")
        for id in ids { try await store.commit(sample.act(in: id) { _ in [.clocks(id, []), .closed(id)] }) }
        let rows = try await store.cases()
        return broken + expect(try await store.nextClock() == nil, "a clock where none runs")
            + expect(rows == ids.sorted().map { CaseRow(id: $0, practice: false, closed: true) }, "cases")
    }

    func row(of entry: NewEntry, index: Digest?, practice: Bool = false) -> Change {
        .report(
            ReportID(entry.id), index: index, practice: practice, subject: SubjectID(entry.id), sealed: [1, 1], size: 2)
    }

    func clock(_ key: String, at time: Int64) -> DutyClock {
        DutyClock(key: key, kind: .warn, due: Timestamp(milliseconds: time), about: "")
    }

    func release(over warning: WarningID, in id: CaseID) -> Change {
        sample.release(warning, StoreSample.digest(1), by: [sample.ada, sample.ben], in: id)
    }

    func expect(_ holds: Bool, _ promise: String) -> [String] { holds ? [] : [promise] }

    /// A constraint must hold the line.
    func refuses(_ what: String, _ commit: () async throws -> Int64) async -> [String] {
        do {
            _ = try await commit()
            return ["\(what) was taken"]
        } catch let conflict as StoreConflict {
            guard case .constraint = conflict.kind else { return ["\(what): \(conflict)"] }
            return []
        } catch {
            return ["\(what): \(error)"]
        }
    }

    func conflicts(_ kind: StoreConflict.Kind, _ what: String, _ commit: () async throws -> Int64) async -> [String] {
        do {
            _ = try await commit()
            return ["\(what) was taken"]
        } catch {
            return (error as? StoreConflict)?.kind == kind ? [] : ["\(what): \(error)"]
        }
    }
}
