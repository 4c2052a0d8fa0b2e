// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The way to see a case as it was known at any moment; see the part `asOf`.
struct AsOfPage: Sendable {
    struct Moment: Sendable {
        let momentPath: String
        let momentWords: String
    }

    let asOfAction: String
    let asOfFirst: String
    let asOfLast: String
    let asOfShown: String
    let asOfTime: String
    let asOfZone: String
    let moments: [Moment]
}

extension AsOfPage {
    /// - Parameter path: The page that is shown, without its question.
    init(_ reading: CaseReading, on path: String) {
        let entries = reading.loaded.entries
        let practice = reading.folded.isPractice
        asOfAction = path
        asOfFirst = "\((entries.firstIndex { CaseID($0.id) == reading.id } ?? 0) + 1)"
        asOfLast = "\(entries.count)"
        asOfShown = "\(reading.shown)"
        asOfZone = reading.zoneText
        let last = reading.entries.last?.moment(practice: practice) ?? reading.now
        asOfTime = String(RFC3339.write(last, offsetMinutes: reading.zone).prefix(16))
        let named: Set<ActKind> = [
            .openCase, .decideDetermination, .signRelease, .releaseEmergency, .endWindow, .signWaiver,
        ]
        moments = entries.enumerated().filter { $0.element.act.map { named.contains($0.kind) } ?? false }.suffix(8).map
        { index, entry in
            Moment(
                momentPath: "\(path)?at=\(index + 1)",
                momentWords:
                    "\(EntryWords.title(entry)), \(PageTime(entry.moment(practice: practice), zoneMinutes: reading.zone).words)"
            )
        }
    }
}
