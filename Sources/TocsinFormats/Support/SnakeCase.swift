// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Property names as keys of our documents: `assertedTime` becomes `asserted_time`.
enum SnakeCase {
    /// `lastURLSeen` becomes `last_url_seen`; what is in snake case already stays.
    static func write(_ name: String) -> String {
        let bytes = Array(name.utf8)
        guard bytes.contains(where: isUpper) else { return name }
        var key: [UInt8] = []
        for (index, byte) in bytes.enumerated() {
            guard isUpper(byte) else {
                key.append(byte)
                continue
            }
            let previous = index > 0 ? bytes[index - 1] : underscore
            let startsWord = index + 1 < bytes.count && isLower(bytes[index + 1])
            if previous != underscore, !isUpper(previous) || startsWord { key.append(underscore) }
            key.append(byte | 0x20)
        }
        return String(decoding: key, as: UTF8.self)
    }

    /// The way back, for a container that lists its keys: `asserted_time` becomes `assertedTime`.
    ///
    /// A name with an acronym (`lastURLSeen`) does not come back; only enums with values need this.
    static func read(_ key: String) -> String {
        var name: [UInt8] = []
        var raise = false
        for byte in key.utf8 {
            if byte == underscore, !name.isEmpty, name != [underscore] {
                raise = true
                continue
            }
            name.append(raise && isLower(byte) ? byte & 0xDF : byte)
            raise = false
        }
        return String(decoding: name, as: UTF8.self)
    }

    private static let underscore = UInt8(ascii: "_")

    private static func isUpper(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
    }
    private static func isLower(_ byte: UInt8) -> Bool {
        (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    }
}
