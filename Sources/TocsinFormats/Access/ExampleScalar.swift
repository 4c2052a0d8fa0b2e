// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// A value that is written as text of its own form: what the form is called, and one that reads.
protocol ExampleScalar {
    static var form: String { get }
    static var example: String { get }
    /// A regular expression that all of them match, and nothing else does.
    static var pattern: String? { get }
}

extension ExampleScalar {
    static var pattern: String? { nil }
}

extension Identifier: ExampleScalar {
    static var form: String { "identifier" }
    static var example: String { "4dxz9paktkd2me6b601jd0bmn7" }
    static var pattern: String? { "^[0-7][0-9a-hjkmnp-tv-z]{25}$" }
}

extension Digest: ExampleScalar {
    static var form: String { "SHA-256, hexadecimal" }
    static var example: String { String(repeating: "0", count: 64) }
    static var pattern: String? { "^[0-9a-f]{64}$" }
}

extension Timestamp: ExampleScalar {
    static var form: String { "time, RFC 3339" }
    static var example: String { "2026-11-30T18:00:00Z" }
}

extension AssertedTime: ExampleScalar {
    static var form: String { "time, RFC 3339, or a day with an offset" }
    static var example: String { "2026-11-30T18:00:00+03:00" }
}

extension Interval: ExampleScalar {
    static var form: String { "length of time" }
    static var example: String { "48h" }
}

extension SourceGrade: ExampleScalar {
    static var form: String { "Admiralty grade" }
    static var example: String { "B2" }
    static var pattern: String? { "^[A-F][1-6]$" }
}

extension FactName: ExampleScalar {
    static var form: String { "fact" }
    static var example: String { "icd.impending" }
}

extension Actor: ExampleScalar {
    static var form: String { "desk, person:ID or recipient:ID" }
    static var example: String { "desk" }
}
