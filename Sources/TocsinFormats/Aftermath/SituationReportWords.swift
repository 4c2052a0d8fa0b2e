// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// Sentences that every form of the report shares.
enum SituationReportWords {
    /// First and last in each form of a practice report (law 13).
    static let practice = "PRACTICE. This report is about an exercise or a replayed case; nobody was warned by it."

    static let nothing = "Nothing is recorded under this heading."

    static func asOf(_ report: SituationReport) -> String {
        "As known at \(report.asOf). What was learned later is not in it."
    }

    /// A link that a browser may follow; `nil` for anything but the web, and for what could end an address early.
    static func link(_ line: SourceLine) -> String? {
        guard let url = line.document?.url, url.hasPrefix("https://") || url.hasPrefix("http://"),
            url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && !"<>\"`".utf8.contains($0) })
        else { return nil }
        return url
    }
}
