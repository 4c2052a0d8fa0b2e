// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How far a source, and what it says, can be trusted: `"B2"` on the Admiralty scale.
///
/// Two values, never one number: they are shown, stored and compared apart.
package struct SourceGrade: Hashable, Sendable {
    /// `A` (completely reliable) to `F` (cannot be judged).
    package let reliability: UInt8
    /// `1` (confirmed) to `6` (cannot be judged).
    package let credibility: UInt8

    /// Nobody has judged yet.
    package static let ungraded = SourceGrade(reliability: UInt8(ascii: "F"), credibility: UInt8(ascii: "6"))

    private init(reliability: UInt8, credibility: UInt8) {
        self.reliability = reliability
        self.credibility = credibility
    }

    /// Reads a grade such as `"B2"`; two ASCII characters, upper case.
    package init(_ text: String) throws(MalformedGrade) {
        let bytes = Array(text.utf8)
        guard bytes.count == 2,
            (UInt8(ascii: "A")...UInt8(ascii: "F")).contains(bytes[0]),
            (UInt8(ascii: "1")...UInt8(ascii: "6")).contains(bytes[1])
        else { throw MalformedGrade(text: text) }
        self.init(reliability: bytes[0], credibility: bytes[1])
    }
}

package struct MalformedGrade: Error, Equatable, CustomStringConvertible {
    package let text: String

    package var description: String {
        "'\(text)' is no grade; write the source A to F and what it says 1 to 6, as in B2"
    }
}

extension SourceGrade: Codable, CustomStringConvertible {
    package init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        do {
            try self.init(container.decode(String.self))
        } catch let malformed as MalformedGrade {
            throw DecodingError.dataCorruptedError(in: container, debugDescription: malformed.description)
        }
    }

    package func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    package var description: String { String(decoding: [reliability, credibility], as: UTF8.self) }
}
