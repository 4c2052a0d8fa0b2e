// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

@Suite struct TimeTests {
    /// Examples of RFC 3339, section 5.8, and some of ours; milliseconds since 1970 and minutes of offset.
    static let right: [(text: String, milliseconds: Int64, offset: Int)] = [
        ("1985-04-12T23:20:50.52Z", 482_196_050_520, 0), ("1996-12-19T16:39:57-08:00", 851_042_397_000, -480),
        ("1937-01-01T12:00:27.87+00:20", -1_041_337_172_130, 20), ("1970-01-01T00:00:00Z", 0, 0),
        ("2024-03-07T18:00:00+03:00", 1_709_823_600_000, 180), ("2024-02-29T00:00:00Z", 1_709_164_800_000, 0),
        ("2000-02-29T00:00:00z", 951_782_400_000, 0), ("1969-12-31t23:59:59.999Z", -1, 0),
        ("0000-01-01T00:00:00Z", -62_167_219_200_000, 0), ("9999-12-31T23:59:59Z", 253_402_300_799_000, 0),
        ("2024-03-07T18:00:00.123456789-14:00", 1_709_884_800_123, -840),
    ]

    @Test(arguments: right)
    func `a time is read to the millisecond with its offset`(text: String, milliseconds: Int64, offset: Int) throws {
        let moment = try #require(RFC3339.read(text))
        #expect(moment.instant.milliseconds == milliseconds)
        #expect(moment.offsetMinutes == offset)
    }

    static let wrong = [
        "", "2024", "2024-03-07", "2024-03-07T18:00:00", "2024-03-07 18:00:00Z", "2024-3-7T18:00:00Z",
        "2024-13-01T00:00:00Z", "2024-00-01T00:00:00Z", "2024-02-30T00:00:00Z", "2023-02-29T00:00:00Z",
        "1900-02-29T00:00:00Z", "2024-04-31T00:00:00Z", "2024-03-00T00:00:00Z", "2024-03-07T24:00:00Z",
        "2024-03-07T18:60:00Z", "2024-03-07T18:00:60Z", "2024-03-07T18:00:00.Z", "2024-03-07T18:00:00.1234567890Z",
        "2024-03-07T18:00:00+0300", "2024-03-07T18:00:00+15:00", "2024-03-07T18:00:00+03:60",
        "2024-03-07T18:00:00+14:01",
        "2024-03-07T18:00:00Zx", " 2024-03-07T18:00:00Z", "2024-03-07T18:00:00Z ", "２024-03-07T18:00:00Z",
        "-024-03-07T18:00:00Z", "2024-03-07T18:00:0aZ", "2024-03-07T18:00:00,5Z", "20240307T180000Z",
    ]

    @Test(arguments: wrong)
    func `what is no time is refused`(text: String) {
        #expect(RFC3339.read(text) == nil)
        #expect(AssertedTime(text) == nil || text == "2024-03-07")
    }

    @Test func `huge and hostile text is refused at once`() {
        let texts = [
            String(repeating: "9", count: 1_000_000),
            "2024-03-07T18:00:00." + String(repeating: "1", count: 1_000_000) + "Z",
            "2024-03-07T18:00:00+" + String(repeating: "0", count: 100_000), "\u{0}\u{0}\u{0}\u{0}-00-00T00:00:00Z",
            String(repeating: "é", count: 20),
        ]
        for text in texts {
            #expect(RFC3339.read(text) == nil)
            #expect(AssertedTime(text) == nil)
            #expect(Interval(text) == nil)
        }
    }

    @Test(arguments: Walk.seeds)
    func `every time comes back as it was written`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        for _ in 0..<10_000 {
            let milliseconds = Int64(random.next() % 315_537_897_599_999) - 62_135_596_800_000
            let (time, offset) = (Walk.time(milliseconds), Int(random.next() % 1_681) - 840)
            #expect(RFC3339.read(RFC3339.write(time))?.instant == time, "seed \(seed)")
            let whole = Walk.time(milliseconds / 1_000 * 1_000)
            guard (0..<253_402_214_400_000).contains(milliseconds) else { continue }
            let moment = try #require(RFC3339.read(RFC3339.write(whole, offsetMinutes: offset)), "seed \(seed)")
            #expect(moment.instant == whole, "seed \(seed)")
            #expect(moment.offsetMinutes == offset, "seed \(seed)")
        }
    }

    /// A time known only by its day counts at the end of that day, where it was said.
    @Test func `a day ends with its last millisecond at its own offset`() throws {
        let day = try #require(AssertedTime("2024-03-09+03:00"))
        #expect(day.precision == .day)
        #expect(day.instant == RFC3339.read("2024-03-09T23:59:59.999+03:00")?.instant)
        #expect(day.description == "2024-03-09+03:00")
        #expect(AssertedTime("2024-02-30Z") == nil)
        #expect(AssertedTime("2024-02-29Z")?.description == "2024-02-29+00:00")
    }

    @Test(
        arguments: [
            ("90s", 90, "90s"), ("30min", 1_800, "30min"), ("48h", 172_800, "2d"), ("7d", 604_800, "7d"),
            ("120min", 7_200, "2h"),
            ("0s", 0, "0s"), ("24h", 86_400, "24h"), ("3650d", 315_360_000, "3650d"),
        ] as [(String, Int64, String)])
    func `a length of time is read and written in its largest unit`(text: String, seconds: Int64, written: String) {
        #expect(Interval(text)?.seconds == seconds)
        #expect(Interval(text)?.description == written)
        #expect(Interval(written)?.seconds == seconds)
    }

    @Test(arguments: [
        "", "h", "5", "5 h", "-5h", "+5h", "5H", "5hours", "1.5h", "5h ", "3651d", "99999999999999999999s", "٣h",
    ])
    func `what is no length of time is refused`(text: String) {
        #expect(Interval(text) == nil)
    }

    @Test func `intervals round down, before 1970 as after`() {
        #expect(Walk.time(-1_500).interval(to: Walk.time(0)).seconds == 1)
        #expect(Walk.time(0).interval(to: Walk.time(-1_500)).seconds == -2)
        #expect(Interval.seconds(-3).half.seconds == -2)
        #expect(Interval.seconds(3).half.seconds == 1)
    }
}
