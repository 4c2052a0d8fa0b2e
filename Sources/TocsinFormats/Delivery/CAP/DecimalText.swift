// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Decimal numbers of CAP as whole numbers of millionths, by digits: no rounding but the last.
enum DecimalText {
    /// Reads `-12.5` as -12,500,000; more than six places are rounded. `nil` for anything else, an exponent
    /// included, and from a thousand million on.
    static func millionths(_ text: some Sequence<UInt8>) -> Int? {
        var bytes = Array(text)[...]
        let isNegative = bytes.first == UInt8(ascii: "-")
        if isNegative || bytes.first == UInt8(ascii: "+") { bytes = bytes.dropFirst() }
        let whole = bytes.prefix { $0 != UInt8(ascii: ".") }
        let places = bytes.dropFirst(whole.count + 1)
        guard whole.count + places.count > 0, whole.count <= 9, whole.allSatisfy(isDigit),
            places.allSatisfy(isDigit),
            whole.count == bytes.count || !places.isEmpty || !whole.isEmpty
        else { return nil }
        let digits = whole + (places + [UInt8](repeating: UInt8(ascii: "0"), count: 7)).prefix(7)
        let value = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
        return (isNegative ? -1 : 1) * ((value + 5) / 10)
    }

    /// Writes -12,500,000 with six places as `-12.5`: no exponent, no zeros at the end.
    static func write(_ value: Int, places: Int) -> String {
        let unit = (0..<places).reduce(UInt(1)) { unit, _ in unit * 10 }
        let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: unit)
        var text = (value < 0 ? "-" : "") + String(whole)
        guard rest > 0 else { return text }
        let digits = String(rest)
        text += "." + String(repeating: "0", count: places - digits.count) + digits
        while text.hasSuffix("0") { text.removeLast() }
        return text
    }

    private static func isDigit(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
