// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

@Suite struct ReachTests {
    /// The ladder of law 9, weakest first.
    static let ladder = ["handed_over", "accepted", "delivered", "opened", "acknowledged", "acknowledged_verified"]

    @Test(arguments: Walk.seeds)
    func `ten thousand random pieces of evidence agree with a set of what was shown`(seed: UInt64) {
        var reach = Reach()
        var shown: [String: Int64] = [:]
        var now: Int64 = 0
        let seen = Walk.go(seed: seed) { random in
            if random.percent(15) { (reach, shown) = (Reach(), [:]) }
            now += Int64(random.next() % 1_000)
            let before = reach
            let level = random.pick(EvidenceLevel.allCases)
            reach.show(level, at: Walk.time(now))
            if Self.ladder.lastIndex(where: { shown[$0] != nil }) ?? -1 < place(level) { shown[level.rawValue] = now }
            #expect(before.level.map { (reach.level ?? .handedOver) >= $0 } ?? true, "seed \(seed): evidence went down")

            let best = Self.ladder.last { shown[$0] != nil } ?? "none"
            let has = Self.ladder.map { word in shown.keys.contains { place($0) >= place(word) } }
            return WalkStep(
                act: "show \(level)",
                machine: "\(reach.level?.rawValue ?? "none") \(reach.levelAt?.milliseconds ?? -1) "
                    + "\(EvidenceLevel.allCases.map(reach.has))",
                model: "\(best) \(shown[best] ?? -1) \(has)")
        }
        #expect(seen == Set(Self.ladder))
    }

    private func place(_ level: EvidenceLevel) -> Int { place(level.rawValue) }
    private func place(_ word: String) -> Int { Self.ladder.firstIndex(of: word) ?? -1 }

    @Test func `law 9: each level is weaker than the next, and only a person's word reaches the last two`() {
        #expect(EvidenceLevel.allCases.sorted().map(\.rawValue) == Self.ladder)
        for (place, level) in EvidenceLevel.allCases.enumerated() {
            var reach = Reach()
            reach.show(level, at: Walk.time(0))
            #expect(EvidenceLevel.allCases.map(reach.has) == (0..<6).map { $0 <= place })
        }
    }

    @Test(arguments: EvidenceLevel.allCases)
    func `law 9: once it came to somebody else, only a person's own word tells`(level: EvidenceLevel) {
        var reach = Reach()
        reach.show(level, at: Walk.time(0))
        reach.notMe = true
        #expect(reach.has(.delivered) == (level >= .acknowledged))
        #expect(reach.has(level) == (level >= .acknowledged))
    }
}
