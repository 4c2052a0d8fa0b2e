// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// Texts, names and numbers made from a seed, so that a failure can be made again.
struct LeakTexts: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// SplitMix64.
    mutating func next() -> UInt64 {
        state &+= 0x9e37_79b9_7f4a_7c15
        var mixed = (state ^ state >> 30) &* 0xbf58_476d_1ce4_e5b9
        mixed = (mixed ^ mixed >> 27) &* 0x94d0_49bb_1331_11eb
        return mixed ^ mixed >> 31
    }

    mutating func pick<Element>(_ choices: [Element]) -> Element {
        choices[Int.random(in: choices.indices, using: &self)]
    }

    /// Words in sentences of eight to sixteen; none is a name or a number.
    mutating func words(_ count: Int) -> [String] {
        var words: [String] = []
        while words.count < count {
            var sentence = (0..<Int.random(in: 8...16, using: &self)).map { _ in pick(LeakTexts.vocabulary) }
            sentence[0] = sentence[0].prefix(1).uppercased() + sentence[0].dropFirst()
            sentence[sentence.count - 1] += "."
            words += sentence
        }
        return Array(words.prefix(count))
    }

    /// A name that no list holds.
    mutating func name() -> String {
        let syllables = ["va", "ro", "mi", "zel", "dur", "kha", "nis", "tov", "bre", "yan", "qu", "lez"]
        let name = (0..<Int.random(in: 3...4, using: &self)).map { _ in pick(syllables) }.joined()
        return name.prefix(1).uppercased() + name.dropFirst()
    }

    static let commonWords = WordList(lines: Array(vocabulary.joined(separator: "\n").utf8))

    static let vocabulary: [String] = """
        the hours of and to in a is that for it as was with be by on not he his but at are this have from or
        had an they which one you were all her she there would their we him been has when who will no more
        if out so up said what its about than into them can only other time new some could these two may
        first then do any like my now over such our man me even most made after also did many off before
        must well back through years where much your way down should because long each just state those
        people too world very same three high never house street river bridge station market school church
        hospital office train driver road corner window door garden morning evening night week month crowd
        meeting concert guard police officer report letter phone message call money weapon plan attack
        danger threat group leader member source friend family brother sister worker company factory airport
        harbour ship truck engine water food paper book teacher student doctor winter summer weather snow
        rain wind cloud storm sea island forest mountain valley village town city country border army
        soldier general minister council court judge law rule order reason answer question doubt hope fear
        anger silence trade price market bank account payment salary contract law office north south east
        west old young early late near far open closed empty full heavy light dark bright quiet loud slow
        quick strong weak simple hard warm cold dry wet clean broken careful sudden certain likely possible
        recent former local foreign public private secret common special several whole half next last walk
        run drive carry bring send receive write read speak listen watch wait follow lead move stay leave
        arrive return begin end build break buy sell keep lose find hide show tell ask decide agree refuse
        promise protect warn help save travel avoid cross enter
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}

/// What the desk's keyed hash does, without its key: enough to tell hits apart.
func unkeyed(_ bytes: [UInt8]) -> Digest {
    Digest(
        (0..<4).flatMap { lane in
            let hash = bytes.reduce(UInt64(0xcbf2_9ce4_8422_2325) &+ UInt64(lane)) {
                ($0 ^ UInt64($1)) &* 0x100_0000_01b3
            }
            return (0..<8).map { UInt8(truncatingIfNeeded: hash >> UInt64($0 * 8)) }
        })
}

func report(_ number: Int) -> ReportID { ReportID(high: 7, low: UInt64(number)) }

/// Checks one draft against one report.
func leaks(
    _ draft: String, from source: String, common: WordList = LeakTexts.commonWords, approved: Set<String> = []
) -> LeakReport {
    leaks(draft, from: Array(source.utf8), common: common, approved: approved)
}

func leaks(
    _ draft: String, from source: [UInt8], common: WordList = LeakTexts.commonWords,
    approved: Set<String> = []
) -> LeakReport {
    LeakCheck(
        protected: [(report: report(1), text: ProtectedText(source))], common: common, approved: approved,
        identify: unkeyed
    ).check(text: draft)
}
