// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
@testable import TocsinDesk
import TocsinStore

@Suite struct BoardWalkTests {
    /// Random acts, right and wrong; some of them about who has the case and who may read it.
    @Test(arguments: 41...46 as ClosedRange<UInt64>)
    func `the board is the fold, whatever was done`(seed: UInt64) async throws {
        var walk = try await WholeCaseWalkTests.Walk(seed: seed)
        var random = SeededGenerator(seed: seed)
        for step in 0..<60 {
            try await walk.step()
            if random.percent(20) { await Self.access(&random, in: walk) }
            let folded = try await walk.test.desk.load(walk.id).folded
            let reader = CaseReader(person: folded.access.admitted.first, real: true)
            let row = try #require(try await walk.test.store.boardRow(of: walk.id, for: reader))
            let line = try #require(try await walk.test.desk.entries([row], for: try walk.test["ada"]).first?.line)
            #expect(line == BoardLine(folded), "seed \(seed), step \(step)")
            for person in walk.test.people.values {
                let mine = CaseReader(person)
                #expect(
                    try await walk.test.store.mayRead(walk.id, mine)
                        == mine.mayRead(practice: false, access: folded.access), "seed \(seed), step \(step)")
            }
        }
    }

    private static func access(_ random: inout SeededGenerator, in walk: WholeCaseWalkTests.Walk) async {
        let people = walk.test.people.values.sorted { $0.name < $1.name }
        let (who, whom) = (random.pick(people), random.pick(people))
        let act: Act =
            switch random.next() % 5 {
            case 0: .takeCase(TakeCase())
            case 1: .handOverCase(HandOverCase(to: whom.id, note: nil))
            case 2: .restrictCase(RestrictCase(reason: "r", admitted: people.map(\.id).filter { $0 != who.id }))
            case 3: .admitPerson(AdmitPerson(person: whom.id, reason: "r"))
            default: .excludePerson(ExcludePerson(person: whom.id, reason: "r"))
            }
        _ = try? await walk.test.desk.perform(ActRequest(act: act, caseID: walk.id), by: who)
    }
}
