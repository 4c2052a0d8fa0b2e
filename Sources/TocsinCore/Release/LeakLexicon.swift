// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The words that the fact readers know: numbers, months, units of time, and what counts no things.
enum LeakLexicon {
    enum Entry {
        case number(UInt64)
        /// `hundred`, `thousand`, `million`.
        case scale(UInt64)
        case month(UInt64)
        case and
    }

    /// Looks a word of letters up.
    static func entry(_ word: LeakWord) -> Entry? {
        guard word.isLetters, filter.mayContain(word.hash) else { return nil }
        return entries[word.hash]
    }

    @inline(__always)
    static func mayKnow(_ word: LeakWord) -> Bool { filter.mayContain(word.hash) }

    static let am = LeakWord.hash(of: "am")
    static let pm = LeakWord.hash(of: "pm")
    static let m = LeakWord.hash(of: "m")
    static let a = LeakWord.hash(of: "a")
    static let p = LeakWord.hash(of: "p")
    static let north = LeakWord.hash(of: "N")
    static let south = LeakWord.hash(of: "S")
    static let east = LeakWord.hash(of: "E")
    static let west = LeakWord.hash(of: "W")

    /// Written behind four digits that are a time of day.
    static let hours = hashes("h hr hrs hour hours z local utc gmt")
    /// Written between hours and minutes: `21h40`.
    static let hourMark = LeakWord.hash(of: "h")
    static let ordinals = hashes("st nd rd th")
    /// Between a day and its month: `4th of March`, `4 de marzo`.
    static let of = hashes("of de")
    /// Behind digits in one word these make no name of anything.
    static let units = hashes("st nd rd th am pm h hr hrs z km m kg g mm cm mi ft min s x k bn mn lb mph kmh")
    /// A small number of these is in every text.
    static let uncounted = hashes(
        """
        second seconds minute minutes min hour hours day days week weeks month months year years night
        nights time times people person persons percent per cent other others more than such them him they
        the and for from into that this these those with will are was were have has had not but our your his
        her its all any each only about after before until till when where then there which who what how
        least most near next last first km kilometre kilometres kilometer kilometers metre metres meter
        meters mile miles am pm part parts way ways
        """)
    /// Numbers that everybody is told to ring.
    static let emergencyNumbers: Set<UInt64> = [
        101, 102, 103, 105, 110, 111, 112, 113, 114, 115, 116, 117, 118, 119, 122, 133, 144, 191, 911, 999,
    ]

    private static func hashes(_ words: String) -> Set<UInt64> {
        Set(words.split(whereSeparator: \.isWhitespace).map { LeakWord.hash(of: String($0)) })
    }

    private static let entries: [UInt64: Entry] = {
        var table: [UInt64: Entry] = [LeakWord.hash(of: "and"): .and]
        let small = """
            zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
            sixteen seventeen eighteen nineteen
            """
        for (value, word) in small.split(whereSeparator: \.isWhitespace).enumerated() {
            table[LeakWord.hash(of: String(word))] = .number(UInt64(value))
        }
        for (place, word) in "twenty thirty forty fifty sixty seventy eighty ninety".split(separator: " ")
            .enumerated()
        {
            table[LeakWord.hash(of: String(word))] = .number(UInt64(place * 10 + 20))
        }
        for (word, value) in [("dozen", 12), ("hundred", 100), ("thousand", 1_000), ("million", 1_000_000)] {
            table[LeakWord.hash(of: word)] = .scale(UInt64(value))
        }
        for names in months {
            for (place, word) in names.split(whereSeparator: \.isWhitespace).enumerated() {
                table[LeakWord.hash(of: String(word))] = .month(UInt64(place + 1))
            }
        }
        return table
    }()

    private static let filter = LeakFilter(entries.keys)

    /// In the languages that the desk was first used in; another language is one more line.
    private static let months = [
        "January February March April May June July August September October November December",
        "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
        "January February March April May June July August Sept October November December",
        "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
        "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
        "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
        "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
        "января февраля марта апреля мая июня июля августа сентября октября ноября декабря",
        "январь февраль март апрель май июнь июль август сентябрь октябрь ноябрь декабрь",
        "січня лютого березня квітня травня червня липня серпня вересня жовтня листопада грудня",
        "يناير فبراير مارس أبريل مايو يونيو يوليو أغسطس سبتمبر أكتوبر نوفمبر ديسمبر",
    ]
}
