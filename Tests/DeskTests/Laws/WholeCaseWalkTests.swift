// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
@testable import TocsinDesk
import TocsinFormats
import TocsinStore

/// Random acts, right and wrong, by people who may and people who may not, on one whole case after another.
@Suite struct WholeCaseWalkTests {
    /// Two thousand steps in all; a case that is closed or grows old makes room for the next.
    static let stepsPerCase = 125

    struct Walk {
        let test: TestDesk
        let id: CaseID
        var random: SeededGenerator
        var things = WalkThings()
        var seen: [String: Int] = [:]
        /// What was released, as it was then.
        var released: [WarningID: Warning.Contents] = [:]
        var breaches: [Breach] = []

        init(seed: UInt64) async throws {
            random = SeededGenerator(seed: seed)
            test = try await TestDesk()
            var sitting = Sitting(at: test)
            try await sitting.open()
            id = try sitting.caseID
            try await sitting.take("{act: victim.add, as: victim, kind: person, name: Deputy}")
            try await sitting.establish()
            if seed % 2 == 0 {
                try await sitting.allowWaiver()
                things.waivers = [WaiverID(try await sitting.take(Sitting.waiver).id)]
            }
            if seed % 3 == 0 { things.reports = [ReportID(try await sitting.take(Sitting.secret).id)] }
            try await sitting.draft("warning")
            (things.victims, things.recipients) = ([try sitting.id("victim")], [try sitting.id("person")])
            things.warnings = [try sitting.id("warning")]
        }

        /// The case as the desk keeps it in memory, or as it would read it.
        func kept() async throws -> Case {
            if let loaded = await test.desk.shelf[id] { return loaded.folded }
            return try await test.desk.load(id).folded
        }

        mutating func step() async throws {
            test.clock.advance(by: .minutes(Int64(random.next() % (random.percent(5) ? 900 : 12))))
            if random.percent(10) { try await DeadlineService(desk: test.desk).runOnce() }
            let before = try await kept()
            var maker = ActMaker(random: random, things: things, folded: before, now: test.clock.now)
            let act = maker.act()
            random = maker.random
            let roles = act.kind.roles
            let able = test.people.values.filter { !$0.roles.isDisjoint(with: roles) }.sorted { $0.name < $1.name }
            let person = random.percent(92) ? random.some(of: able) : nil
            let anybody = random.pick(test.people.values.sorted { $0.name < $1.name })
            let key = random.percent(10) ? "key \(random.next() % 50)" : nil
            try await take(act, by: person ?? anybody, key: key, before: before)
        }

        private mutating func take(_ act: Act, by person: Person, key: String?, before: Case) async throws {
            let last = try await test.store.extent().last
            do {
                let answer = try await test.desk.perform(ActRequest(act: act, caseID: id), by: person, key: key)
                seen[act.kind.rawValue, default: 0] += 1
                if !answer.already { things.add(act.kind, answer.id) }
                let repeated = answer.already && act.kind == .receiveReport
                #expect(try await test.store.extent().last > last || answer.already || repeated)
            } catch let refusal as Refusal {
                seen[refusal.code.rawValue, default: 0] += 1
                #expect(
                    try await test.store.extent().last == last,
                    "seed \(random.seed): \(act.kind) was refused and is there")
                #expect(
                    try await kept().differences(from: before) == [], "seed \(random.seed): \(act.kind) was refused")
            }
            try await expectLawful(after: act.kind)
        }

        private mutating func expectLawful(after kind: ActKind) async throws {
            let folded = try await kept()
            for breach in breaches {
                #expect(folded.breaches.contains(breach), "seed \(random.seed): a breach was taken back")
            }
            breaches = folded.breaches
            for warning in folded.warnings.values where warning.isReleased {
                if let before = released[warning.id] {
                    #expect(warning.contents == before, "seed \(random.seed): what was released changed by \(kind)")
                }
                released[warning.id] = warning.contents
            }
        }
    }

    @Test func `a case read anew from its entries is the case that was kept`() async throws {
        let seen = try await withThrowingTaskGroup(of: [String: Int].self) { group in
            for seed in 1...16 as ClosedRange<UInt64> { group.addTask { try await walk(seed: seed) } }
            return try await group.reduce(into: [String: Int]()) { $0.merge($1, uniquingKeysWith: +) }
        }
        let kinds: Set = [
            "fact.set", "determination.decide", "dispute.decide", "waiver.sign", "waiver.revoke", "release.sign",
            "released",
            "release.emergency", "emergency.review", "release.halt", "retraction.sign", "window.end",
            "delivery.by_hand",
            "delivery.need_help", "help.take", "trigger.fire", "leak.accept", "event.expect", "breach", "already-done",
            "same-person", "contents-moved", "open-leak", "not-yet", "not-allowed", "missing-record", "malformed",
            "wrong-role",
            "unknown-thing",
        ]
        let missed = kinds.subtracting(seen.keys)
        #expect(missed.isEmpty, "a walk that misses these proves little: \(missed.sorted()); it saw \(seen)")
    }

    private func walk(seed: UInt64) async throws -> [String: Int] {
        var walk = try await Walk(seed: seed)
        for step in 0..<Self.stepsPerCase {
            try await walk.step()
            if step % 42 == 41 || step == Self.stepsPerCase - 1 {
                let (kept, read) = (try await walk.kept(), try await walk.test.desk.load(walk.id).folded)
                let differences = read.differences(from: kept)
                #expect(differences == [], "seed \(seed), step \(step)")
                guard differences.isEmpty else { break }
            }
        }
        try await expectSigned(walk)
        let rows = try await walk.test.store.cases()
        #expect(rows.first { $0.id == walk.id }?.closed == (try await walk.kept().isClosed))
        let next = try await walk.test.store.nextClock()
        #expect(next == (try await walk.kept().clocks.first?.due), "seed \(seed): the store has other clocks")
        return walk.seen.merging(["breach": walk.breaches.count, "released": walk.released.count], uniquingKeysWith: +)
            .filter { $0.value > 0 }
    }

    /// Behind everything that was released by two stand two entries by two people, over the contents that were released.
    private func expectSigned(_ walk: Walk) async throws {
        let loaded = try await walk.test.desk.load(walk.id)
        for warning in loaded.folded.warnings.values {
            guard let release = warning.gate.release else { continue }
            #expect(try Desk.digest(of: warning.contents) == warning.gate.releasedContents)
            let signers = loaded.entries.compactMap { entry -> PersonID? in
                switch entry.act {
                case .signRelease(let sign)
                where sign.warning == warning.id && sign.contents == warning.gate.releasedContents:
                    entry.actor.person
                case .releaseEmergency(let alone) where alone.warning == warning.id: entry.actor.person
                case _: nil
                }
            }
            switch release {
            case .byTwo(_, let first, let second, _):
                #expect(signers.contains(first) && signers.contains(second) && first != second)
            case .emergency(_, let person, _, _): #expect(signers.contains(person))
            }
        }
    }

    /// In practice a case reckons with the times that acts are said to have; some have none.
    @Test(arguments: [UInt64(1), 2, 3])
    func `law 13: a practice case read anew is the case that was played`(seed: UInt64) async throws {
        var random = SeededGenerator(seed: seed)
        var lines: [String] = []
        var minute = 0
        for _ in 0..<60 {
            minute += Int(random.next() % 90)
            let time = AssertedTime(instant: Walk.start + .minutes(Int64(minute)))
            let at = random.percent(70) ? "at: \"\(time)\", " : ""
            let act = random.pick([
                "act: fact.set, victim: $v, fact: icd.harm, value: \(random.pick(["yes", "no", "unknown"])), basis: b",
                "act: dissent.record, text: no", "act: enquiry.open, victim: $v, fact: icd.harm, question: q, to: them",
                "act: measure.consider, victim: $v, option: o, taken: true, reasons: r",
                "act: trigger.set, victim: $v, on: bail", "act: offender.add, name: n, custody: false",
            ])
            lines.append("- {by: ann, \(at)\(act)}")
        }
        let sitting = try await Sitting()
        let file = WarningLawsTests.exercise + "\n" + lines.joined(separator: "\n")
        let replayed = try await sitting.desk.replay(ActFile(Array(file.utf8)))
        let id = try #require(replayed.case)
        let kept = try #require(await sitting.desk.shelf[id]).folded
        #expect(try await sitting.desk.load(id).folded.differences(from: kept) == [], "seed \(seed)")
    }
}

extension WholeCaseWalkTests.Walk {
    static let start = Timestamp("2024-01-01T10:10:00Z") ?? Timestamp(milliseconds: 0)
}
