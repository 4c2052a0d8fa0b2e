// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The common words of a language; what is not among them is rare, and a rare word shared with a report is a
/// hit.
package struct WordList: Sendable {
    /// Whether it knows a language, or only the few words that every list holds.
    package let isComplete: Bool
    private let hashes: Set<UInt64>

    /// Reads one word a line, such as Debian's `/usr/share/dict/words`.
    ///
    /// Entries that begin with a capital are names and do not count as common. Nothing else is asked of the
    /// file.
    package init(lines: [UInt8]) {
        var hashes = WordList.stopHashes
        for line in lines.split(separator: UInt8(ascii: "\n")) {
            var scanner = LeakWordScanner()
            if let word = scanner.next(in: Array(line).span), !word.shape.contains(.capital) {
                hashes.insert(word.hash)
            }
        }
        self.hashes = hashes
        isComplete = true
    }

    private init(hashes: Set<UInt64>) {
        self.hashes = hashes
        isComplete = false
    }

    /// No list at hand: function words, days and months only.
    package static let stopWords = WordList(hashes: stopHashes)

    func contains(_ hash: UInt64) -> Bool { hashes.contains(hash) }

    /// Whether a word of a draft is common: as it stands, in American spelling, or, in small letters, without
    /// ending.
    func isCommon(_ word: LeakWord, in bytes: Span<UInt8>) -> Bool {
        if hashes.contains(word.hash) { return true }
        guard isComplete, word.shape.contains(.latin), word.length <= 30 else { return false }
        var letters: [UInt8] = []
        for index in word.start..<word.end {
            guard (0x41...0x5a).contains(bytes[index]) || (0x61...0x7a).contains(bytes[index]) else {
                return false
            }
            letters.append(bytes[index] | 0x20)
        }
        let text = String(decoding: letters, as: UTF8.self)
        let spellings = [text] + WordList.respelled(text)
        if spellings.contains(where: { contains(LeakWord.hash(of: $0)) }) { return true }
        return !word.shape.contains(.capital) && spellings.contains(where: isInflected)
    }

    private func isInflected(_ text: String) -> Bool {
        WordList.endings.contains { ending, replacement in
            text.utf8.count > ending.utf8.count + 3 && text.hasSuffix(ending)
                && contains(LeakWord.hash(of: text.dropLast(ending.count) + replacement))
        }
    }

    static func isStopWord(_ hash: UInt64) -> Bool { stopHashes.contains(hash) }

    private static func respelled(_ text: String) -> [String] {
        spellings.compactMap { british, american in
            text.utf8.count > british.utf8.count ? text.replacingFirst(british, with: american) : nil
        }
    }

    private static let spellings = [
        ("isa", "iza"), ("ise", "ize"), ("isi", "izi"), ("yse", "yze"), ("ysi", "yzi"), ("our", "or"),
        ("tre", "ter"),
        ("lle", "le"), ("lli", "li"), ("mme", "m"), ("ence", "ense"), ("ogue", "og"), ("ae", "e"),
        ("oe", "e"),
    ]

    private static let endings = [
        ("s", ""), ("es", ""), ("ed", ""), ("ed", "e"), ("ing", ""), ("ly", ""), ("er", ""),
    ]

    private static let stopHashes = Set(
        stopText.split(whereSeparator: \.isWhitespace).map {
            LeakWord.hash(of: String($0))
        })

    private static let stopText = """
        a about above after again against all almost alone along already also although always am among an
        and another any anybody anyone anything are around as at away back be because been before behind
        being below between both but by call can cannot could did do does doing done don't down during each
        either else even ever every everybody everyone everything few first for from get go had has have
        having he help her here hers herself him himself his how however i i'm i'll if in inside instead
        into is it its itself just keep last later least leave less let like many may me might mine more
        most much must my myself near need neither never next no nobody none nor not nothing now of off
        often on once one only or other others our ours ourselves out outside over own per please rather
        said same say says see shall she should since so some somebody someone something soon still such
        take tell than that the their theirs them themselves then there these they this those though through
        to today together told tomorrow tonight too toward towards under until up upon us very was we well
        were what whatever when where whether which while who whoever whole whom whose why will with within
        without would yes yesterday yet you your yours yourself yourselves Monday Tuesday Wednesday Thursday
        Friday Saturday Sunday January February March April May June July August September October November
        December zero two three four five six seven eight nine ten eleven twelve hundred thousand million mr
        mrs ms dr st ok etc re vs km am pm utc gmt sms cctv id tv url www http https app apps blog ceasefire
        ceasefires checkpoint checkpoints cyber cybersecurity drone drones email emails evac gunfire gunman
        gunmen hotline hotlines internet livestream online offline roadblock roadblocks smartphone
        smartphones texted texting webpage webpages website websites wifi grey tyre tyres kerb cheque plough
        """
}

extension String {
    /// The same text with the first `old` replaced; `nil` if it is not in it.
    fileprivate func replacingFirst(_ old: String, with new: String) -> String? {
        let (text, part) = (Array(utf8), Array(old.utf8))
        guard let start = text.indices.first(where: { text[$0...].starts(with: part) }) else { return nil }
        return String(
            decoding: text[..<start] + Array(new.utf8) + text[(start + part.count)...], as: UTF8.self)
    }
}
