// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

/// What the leak check promises, counted over texts made at random.
struct LeakRecallTests {
    /// Runs of so many words, and how many of a thousand must be found.
    @Test(arguments: [(5, 990), (6, 990), (7, 990), (8, 1_000), (12, 1_000), (30, 1_000)])
    func `copied words are found`(length: Int, least: Int) {
        #expect(foundOfThousand(length: length) { $0.joined(separator: " ") } >= least)
    }

    static let disguises: [@Sendable ([String]) -> String] = [
        { $0.joined(separator: " ").uppercased() },
        { $0.joined(separator: ", ") },
        { $0.joined(separator: "\n— ") },
        { $0.map { "\u{200b}" + $0.map(String.init).joined(separator: "\u{200d}") }.joined(separator: " ") },
        { String($0.joined(separator: " ").map { ["a": "а", "e": "е", "o": "ο", "p": "р"][$0] ?? $0 }) },
        { String($0.joined(separator: " ").map { ["a": "á", "e": "ë", "i": "ī", "u": "ů"][$0] ?? $0 }) },
        { $0.joined(separator: " ").unicodeScalars.map { "\($0)\u{0301}" }.joined() },
        { words in
            String(
                String.UnicodeScalarView(
                    words.joined(separator: " ").unicodeScalars.map { scalar in
                        (0x61...0x7a).contains(scalar.value)
                            ? Unicode.Scalar(scalar.value + 0xfee0) ?? scalar : scalar
                    }))
        },
    ]

    @Test(arguments: disguises.indices)
    func `a disguise of the letters changes nothing`(disguise: Int) {
        #expect(foundOfThousand(length: 8, trials: 50, disguise: Self.disguises[disguise]) == 1_000)
    }

    @Test func `four copied words are none`() {
        #expect(foundOfThousand(length: 4) { $0.joined(separator: " ") } <= 10)
    }

    /// Ways to write one fact, each made anew from the same seed.
    static let facts: [(LeakHit.Fact, @Sendable (inout LeakTexts) -> [String])] = [
        (
            .name,
            {
                let name = $0.name(); return [name, name.uppercased(), name + "'s"]
            }
        ),
        (
            .word,
            {
                let name = $0.name().lowercased(); return [name, name]
            }
        ),
        (
            .number,
            {
                let (high, low) = (Int.random(in: 2...97, using: &$0), Int.random(in: 101...989, using: &$0))
                return ["\(high),\(low)", "\(high)\u{202f}\(low)", "\(high)\(low) or so", "\(high).\(low)"]
            }
        ),
        (
            .time,
            {
                let (hour, minute) = (Int.random(in: 1...11, using: &$0), Int.random(in: 10...59, using: &$0))
                return [
                    "\(hour).\(minute) pm", "\(hour + 12):\(minute)", "\(hour + 12)\(minute) hrs",
                    "\(hour):\(minute) p.m.",
                ]
            }
        ),
        (
            .date,
            {
                let (day, month) = (Int.random(in: 13...28, using: &$0), Int.random(in: 0...11, using: &$0))
                let names = [
                    "Jan", "Feb", "March", "April", "May", "June", "July", "Aug", "Sept", "Oct", "Nov", "Dec",
                ]
                return [
                    "\(day) \(names[month])", "\(names[month]) \(day), 2026", "2026-\(month + 1)-\(day)",
                    "\(day).\(month + 1).2026",
                ]
            }
        ),
        (
            .identifier,
            {
                let number = Int.random(in: 100...999, using: &$0)
                let letters = "ABCDEFGHKLMN".map(String.init)
                let (first, last) = ($0.pick(letters), $0.pick(letters) + $0.pick(letters))
                return [
                    "\(first) \(number) \(last)", "\(first)\(number)\(last)",
                    "\(first)-\(number)-\(last)".lowercased(),
                ]
            }
        ),
        (
            .telephone,
            {
                let (first, last) = (
                    Int.random(in: 211...989, using: &$0), Int.random(in: 1_001...9_899, using: &$0)
                )
                return [
                    "+7 495 \(first) \(last)", "8(495)\(first)-\(last / 100)-\(padded(last % 100))",
                    "\(first) \(last)",
                ]
            }
        ),
        (
            .email,
            {
                let name = $0.name();
                return ["\(name).x@mail.example", "\(name.lowercased()).X@Mail.Example"]
            }
        ),
        (
            .coordinates,
            {
                let (north, east) = (
                    Int.random(in: 4_000...5_999, using: &$0), Int.random(in: 1_100...9_899, using: &$0)
                )
                let (latitude, longitude) = (
                    "\(north / 100).\(padded(north % 100))", "\(east / 100).\(padded(east % 100))"
                )
                return ["\(latitude)5, \(longitude)5", "\(latitude)6° N \(longitude)6° E"]
            }
        ),
    ]

    @Test(arguments: facts.indices)
    func `a single rare fact is found`(index: Int) {
        var random = LeakTexts(seed: UInt64(index) + 99)
        let (fact, ways) = Self.facts[index]
        var found = 0
        for _ in 0..<200 {
            let ways = ways(&random)
            let source = embed(random.pick(ways), in: random.words(200), with: &random)
            let draft = embed(random.pick(ways), in: random.words(60), with: &random)
            let hits = leaks(draft, from: source).hits
            if hits.contains(where: { $0.fact == fact || fact == .word && $0.fact == .name }) { found += 1 }
        }
        #expect(found >= 190, "\(fact): \(found) of 200")
    }

    @Test func `unrelated texts share nothing`() {
        var random = LeakTexts(seed: 5)
        let alarms = (0..<100).count { _ in
            !leaks(random.words(120).joined(separator: " "), from: random.words(800).joined(separator: " "))
                .hits.isEmpty
        }
        #expect(alarms <= 2, "\(alarms) of 100")
    }

    @Test func `only the report that was copied is named`() {
        var random = LeakTexts(seed: 6)
        let sources = (0..<50).map { _ in random.words(100) }
        let check = LeakCheck(
            protected: sources.enumerated().map {
                (report: report($0), text: ProtectedText(Array($1.joined(separator: " ").utf8)))
            },
            common: LeakTexts.commonWords, approved: [], identify: unkeyed)
        for number in sources.indices {
            let draft = random.words(20) + sources[number][30..<40] + random.words(20)
            #expect(check.check(text: draft.joined(separator: " ")).hits.map(\.report) == [report(number)])
        }
    }

    private func embed(_ fact: String, in words: [String], with random: inout LeakTexts) -> String {
        var words = words
        words.insert(fact, at: Int.random(in: 1..<words.count, using: &random))
        return words.joined(separator: " ")
    }

    /// How many of a thousand drafts are caught that hold a run of a report's words, so dressed.
    private func foundOfThousand(
        length: Int, trials: Int = 200, disguise: ([String]) -> String
    ) -> Int {
        var random = LeakTexts(seed: UInt64(length))
        var found = 0
        for _ in 0..<trials {
            let source = random.words(300)
            let start = Int.random(in: 0...(source.count - length), using: &random)
            let run = Array(source[start..<(start + length)])
            let draft = (random.words(40) + [disguise(run)] + random.words(40)).joined(separator: " ")
            let hits = leaks(draft, from: source.joined(separator: " ")).hits
            if hits.contains(where: { $0.kind == .copiedRun && $0.words >= min(length, 5) }) { found += 1 }
        }
        return found * 1_000 / trials
    }
}

/// Two digits.
private func padded(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
