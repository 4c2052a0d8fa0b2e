// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Reads `application/x-www-form-urlencoded`, strictly: a field that stands twice means nothing we could know.
enum FormFields {
    static let bytesMax = 16_384
    static let fieldsMax = 20

    /// - Throws: ``WebFailure/malformed(_:)`` for a field that is unknown or stands twice, an escape that is none, or
    ///   bytes that are no UTF-8.
    static func read(_ bytes: [UInt8], plusIsSpace: Bool, known: Set<String>) throws(WebFailure) -> [String: String] {
        guard !bytes.isEmpty else { return [:] }
        let pairs = bytes.split(separator: UInt8(ascii: "&"), omittingEmptySubsequences: true)
        guard bytes.count <= bytesMax, pairs.count <= fieldsMax else {
            throw .malformed("That is too much for a form.")
        }
        var fields: [String: String] = [:]
        for pair in pairs {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let key = try text(halves[0], plusIsSpace: plusIsSpace)
            guard known.contains(key) else {
                let names = known.sorted().joined(separator: ", ")
                throw .malformed(names.isEmpty ? "Nothing can be asked here." : "What can be asked here: \(names).")
            }
            guard fields[key] == nil else { throw .malformed("'\(key)' stands twice; keep one of them.") }
            fields[key] = halves.count > 1 ? try text(halves[1], plusIsSpace: plusIsSpace) : ""
        }
        return fields
    }

    static func text(_ escaped: ArraySlice<UInt8>, plusIsSpace: Bool) throws(WebFailure) -> String {
        var plain: [UInt8] = []
        var rest = escaped
        while let byte = rest.popFirst() {
            switch byte {
            case UInt8(ascii: "+") where plusIsSpace:
                plain.append(UInt8(ascii: " "))
            case UInt8(ascii: "%"):
                let digits = rest.prefix(2).compactMap { Character(UnicodeScalar($0)).hexDigitValue }
                guard digits.count == 2 else { throw .malformed("A percent sign must be followed by two digits.") }
                plain.append(UInt8(digits[0] << 4 | digits[1]))
                rest = rest.dropFirst(2)
            default:
                plain.append(byte)
            }
        }
        guard let text = String(validating: plain, as: UTF8.self), !plain.contains(0) else {
            throw .malformed("What was sent is not UTF-8.")
        }
        return text
    }
}
