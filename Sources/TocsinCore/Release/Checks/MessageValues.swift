// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The values that a text states, in a form that two languages share.
struct MessageValues: Hashable {
    /// Minutes of the day.
    let clocks: Set<Int>
    /// Month and day, as `504` for 4 May.
    let dates: Set<Int>
    let telephones: Set<String>
    /// Further numbers, in digits or words, from two on.
    let numbers: Set<Int>
    /// References and the like: digits and letters in one word.
    let codes: Set<String>
    let links: Set<String>

    init(_ reading: MessageReading) {
        let text = reading.text
        let inTimes = Set(text.times.flatMap { Array($0.tokens) })
        let telephones = reading.telephones()
        let inTelephones = Set(telephones.filter { $0.digits.utf8.count > 3 }.flatMap { Array($0.range) })
        clocks = Set(text.times.compactMap(\.minute))
        dates = Set(text.times.compactMap { time in time.day.flatMap { day in time.month.map { $0 * 100 + day } } })
        self.telephones = Set(telephones.map(\.digits))
        links = Set(text.links.map(\.host))
        var (numbers, codes) = (Set<Int>(), Set<String>())
        for index in text.tokens.indices where !inTimes.contains(index) && !inTelephones.contains(index) {
            let token = text.tokens[index]
            let isInLink = text.links.contains {
                $0.place.passage == token.passage && $0.place.bytes.contains(token.start)
            }
            if isInLink { continue }
            if let number = text.number(at: index), number >= 2 {
                numbers.insert(number)
            } else if token.letters > 0, token.word.utf8.contains(where: { (0x30...0x39).contains($0) }) {
                codes.insert(token.word)
            }
        }
        self.numbers = numbers
        self.codes = codes
    }
}
