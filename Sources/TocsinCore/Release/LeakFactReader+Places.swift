// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Places by coordinates, to a hundredth of a degree.
extension LeakFactReader {
    /// Adds the place that begins here: decimal degrees, or degrees with minutes and seconds.
    ///
    /// - Returns: The first word behind it, or `nil` if there is none.
    func coordinates(at index: Int, into found: inout [LeakFact]) -> Int? {
        guard words[index].digits > 0, let latitude = angle(at: index), abs(latitude.size) <= 90_000_000,
            let next = word(latitude.end), next.digits > 0, separates(next.before),
            let longitude = angle(at: latitude.end), abs(longitude.size) <= 180_000_000
        else { return nil }
        let cell = LeakCell(latitude: latitude.size, longitude: longitude.size)
        found.append(LeakFact(.coordinates, cell.value, words: index..<longitude.end))
        return longitude.end
    }

    private func separates(_ gap: LeakGap) -> Bool {
        [0x20, 0x2c, 0x3b, 0x2f, 0x2a, 0x22, 0x27].contains { gap.begins(with: $0) }
    }

    /// In millionths of a degree.
    private func angle(at index: Int) -> (size: Int, end: Int)? {
        guard let (size, end) = decimalAngle(at: index) ?? sexagesimalAngle(at: index) else { return nil }
        let sign = words[index].before.endsWithMinus ? -1 : 1
        if words[end - 1].isMixed {
            return direction(words[end - 1].unit).map { ($0 * size, end) }
        }
        guard let letter = word(end), letter.length == 1, !letter.before.begins(with: 0x2c),
            let direction = direction(letter.hash)
        else { return (sign * size, end) }
        return (direction * size, end + 1)
    }

    private func direction(_ letter: UInt64) -> Int? {
        if letter == LeakLexicon.north || letter == LeakLexicon.east { return 1 }
        return letter == LeakLexicon.south || letter == LeakLexicon.west ? -1 : nil
    }

    private func decimalAngle(at index: Int) -> (size: Int, end: Int)? {
        guard words[index].isNumber, words[index].digits <= 3, let fraction = word(index + 1, after: .dot),
            (3...9).contains(fraction.digits)
        else { return nil }
        let billionths = (fraction.digits..<9).reduce(Int(fraction.value)) { value, _ in value * 10 }
        return (Int(words[index].value) * 1_000_000 + billionths / 1_000, index + 2)
    }

    private func sexagesimalAngle(at index: Int) -> (size: Int, end: Int)? {
        guard words[index].isNumber, words[index].digits <= 3, let minutes = word(index + 1),
            minutes.before.begins(with: 0x2a), minutes.digits > 0, minutes.value < 60
        else { return nil }
        let size = Int(words[index].value) * 1_000_000 + Int(minutes.value) * 1_000_000 / 60
        guard let seconds = word(index + 2), seconds.before.begins(with: 0x27), seconds.digits > 0,
            seconds.value < 60
        else { return (size, index + 2) }
        let end = word(index + 3, after: .dot).map { $0.digits > 0 } == true ? index + 4 : index + 3
        return (size + Int(seconds.value) * 1_000_000 / 3_600, end)
    }
}

/// A square of a hundredth of a degree.
struct LeakCell {
    private let row: Int
    private let column: Int

    /// From millionths of a degree.
    init(latitude: Int, longitude: Int) {
        row = (latitude + 90_000_000) / 10_000
        column = (longitude + 180_000_000) / 10_000
    }

    var value: UInt64 { UInt64((row + 1) * 40_000 + column + 1) }

    /// The squares around one, itself among them: two ways to write a place may fall into neighbours.
    static func neighbours(of value: UInt64) -> [UInt64] {
        [-1, 0, 1].flatMap { row in
            [-1, 0, 1].map { column in UInt64(bitPattern: Int64(bitPattern: value) + row * 40_000 + column) }
        }
    }
}
