// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What all checks say of one draft, in their order.
package struct CheckReport: Hashable, Sendable {
    package struct Line: Hashable, Sendable {
        package let check: MessageCheck
        package let result: MessageResult
    }

    package struct Counts: Hashable, Sendable {
        package let found: Int
        package let clean: Int
        package let notChecked: Int
    }

    package let lines: [Line]
    /// Language to the version of the words that were used.
    package let wordVersions: [String: String]

    /// The gravest first; within a level in the order of the checks.
    package var findings: [MessageFinding] {
        let all = lines.flatMap { line -> [MessageFinding] in
            guard case .found(let findings) = line.result else { return [] }
            return findings
        }
        return MessageFinding.Level.allCases.reversed().flatMap { level in all.filter { $0.level == level } }
    }

    /// What holds the release.
    package var blocks: [MessageFinding] { findings.filter(\.blocks) }

    /// What an emergency let through, for the review within a day.
    package var forReview: [MessageFinding] { findings.filter(\.isForReview) }

    /// Which checks could not judge, and why.
    package var notChecked: [(check: MessageCheck, reason: String)] {
        lines.compactMap { line in
            guard case .notChecked(let reason) = line.result else { return nil }
            return (line.check, reason)
        }
    }

    package var counts: Counts {
        var (found, clean, notChecked) = (0, 0, 0)
        for line in lines {
            switch line.result {
            case .found: found += 1
            case .clean: clean += 1
            case .notChecked: notChecked += 1
            }
        }
        return Counts(found: found, clean: clean, notChecked: notChecked)
    }

    package subscript(check: MessageCheck) -> MessageResult? { lines.first { $0.check == check }?.result }
}
