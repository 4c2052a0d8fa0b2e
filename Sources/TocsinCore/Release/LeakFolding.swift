// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The letter under a letter's marks, and the Latin letter that it looks like.
enum LeakFolding {
    /// The letter without diacritics: `e` for `é`, `и` for `й`; its own value if it has none.
    ///
    /// Unicode names say it: "latin small letter e with acute" has the letter "latin small letter e" under
    /// it.
    static func base(of scalar: Unicode.Scalar) -> UInt32 {
        if let known = irregular[scalar.value] { return known }
        guard scalar.value >= 0xc0, marked.contains(where: { $0.contains(scalar.value) }),
            let name = scalar.properties.name
        else { return scalar.value }
        let words = name.split(separator: " ")
        guard let with = words.firstIndex(of: "WITH") else { return scalar.value }
        return named[words[..<with].joined(separator: " ")] ?? scalar.value
    }

    private static let marked: [ClosedRange<UInt32>] = [0xc0...0x052f, 0x0621...0x06d3, 0x1e00...0x1fff]

    private static let named: [String: UInt32] = {
        let plain: [ClosedRange<UInt32>] = [0x61...0x7a, 0xc0...0x052f, 0x0621...0x06d3]
        var names: [String: UInt32] = [:]
        for value in plain.joined() {
            if let name = Unicode.Scalar(value)?.properties.name { names[name] = value }
        }
        return names
    }()

    /// Letters whose names do not say what lies under their marks, and Arabic letters written in two ways.
    private static let irregular: [UInt32: UInt32] = [
        0x0131: 0x69, 0x017f: 0x73, 0x0439: 0x0438, 0x0451: 0x0435, 0x0457: 0x0456, 0x045e: 0x0443,
        0x045c: 0x043a,
        0x0453: 0x0433, 0x03c2: 0x03c3, 0x0629: 0x0647, 0x0649: 0x064a, 0x06cc: 0x064a, 0x06a9: 0x0643,
    ]

    /// Lower-case letters of Cyrillic and Greek that look like a Latin letter, in either case.
    static let lookAlike: [UInt32: UInt32] = {
        let pairs: [(String, String)] = [
            ("авекмнорстухіјѕһԁԛԝѵӏ", "abekmhopctyxijshdqwvl"),
            ("αβεζηικμνορτυχ", "abezhikmnoptyx"),
        ]
        return pairs.reduce(into: [:]) { table, pair in
            for (from, to) in zip(pair.0.unicodeScalars, pair.1.unicodeScalars) {
                table[from.value] = to.value
            }
        }
    }()
}
