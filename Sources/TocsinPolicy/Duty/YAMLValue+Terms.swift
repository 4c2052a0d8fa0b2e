// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension YAMLValue {
    /// An id such as `us-icd191-model` or `ICD-W-a`: letters, digits and hyphens, at most 60.
    func identifier() throws(PackError) -> String {
        let text = try text()
        let isPlain = text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20) || $0 == UInt8(ascii: "-")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard isPlain, text.utf8.count <= 60 else {
            throw error("'\(text)' cannot be an id", "Use letters, digits and hyphens, at most 60.")
        }
        return text
    }

    /// The name of a clock, such as `waiver_review`.
    func clockName() throws(PackError) -> String {
        let text = try text()
        let isPlain = text.utf8.allSatisfy {
            (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0) || $0 == UInt8(ascii: "_")
                || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
        }
        guard isPlain, text.utf8.count <= 60 else {
            throw error("'\(text)' cannot name a clock", "Use lower-case letters and underscores, as waiver_review.")
        }
        return text
    }

    func fact() throws(PackError) -> FactName {
        let text = try text()
        guard let fact = FactName(text) else {
            throw error("'\(text)' is no name of a fact", "Write lower-case words with dots, as icd.impending.")
        }
        return fact
    }

    func interval() throws(PackError) -> Interval {
        let text = try text()
        guard let interval = Interval(text) else {
            throw error("'\(text)' is no length of time", "Write 90s, 30min, 48h or 7d.")
        }
        return interval
    }
}
