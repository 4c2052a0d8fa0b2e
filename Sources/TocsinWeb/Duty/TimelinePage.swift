// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Every entry of a case, newest first; who read it, folded by person and day. See `timeline.mustache`.
struct TimelinePage: Sendable {
    struct Line: Sendable {
        let entryID: String
        let entryNumber: String
        let entryTitle: String
        let entryTime: PageTime
        let entryHappened: String
        let entryWho: String
        let entryText: String
        let entryProof: String
        let entryAsOf: String
    }

    let lines: [Line]
    let dissentPath: String
    let mayDissent: Bool
}

extension TimelinePage {
    init(_ reading: CaseReading, _ proofs: EntryProofs) {
        lines = Timeline(reading: reading, proofs: proofs).lines
        dissentPath = reading.form(.recordDissent)
        mayDissent = reading.may(.recordDissent)
    }
}

private struct Timeline {
    let reading: CaseReading
    let proofs: EntryProofs

    var lines: [TimelinePage.Line] {
        var lines: [TimelinePage.Line] = []
        var reads: [String: (index: Int, count: Int)] = [:]
        for (index, entry) in reading.entries.enumerated() {
            guard case .readCase(let act) = entry.act else {
                lines.append(line(entry, index))
                continue
            }
            let day = String(RFC3339.write(entry.recorded, offsetMinutes: reading.zone).prefix(10))
            let key = "\(act.by) \(day)"
            let count = (reads[key]?.count ?? 0) + 1
            if let place = reads[key]?.index {
                lines[place] = look(entry, index, by: act.by, count)
            } else {
                lines.append(look(entry, index, by: act.by, count))
            }
            reads[key] = (reads[key]?.index ?? lines.count - 1, count)
        }
        return lines.reversed()
    }

    private func line(_ entry: Entry, _ index: Int, title: String? = nil, text: String? = nil, who: String? = nil)
        -> TimelinePage.Line
    {
        let happened = entry.asserted.map { "Happened \(reading.time($0.instant).words), recorded here." } ?? ""
        return TimelinePage.Line(
            entryID: "\(entry.id)", entryNumber: "\(index + 1)", entryTitle: title ?? EntryWords.title(entry),
            entryTime: reading.time(entry.recorded), entryHappened: happened,
            entryWho: who ?? reading.names.nameAndRoles(entry.actor),
            entryText: text ?? entry.act.map { EntrySentence(reading: reading).sentence($0) } ?? "",
            entryProof: proofs[entry.id],
            entryAsOf: "\(reading.path)?at=\(index + 1)")
    }

    private func look(_ entry: Entry, _ index: Int, by person: PersonID, _ count: Int) -> TimelinePage.Line {
        line(
            entry, index, title: count == 1 ? "Case read" : "Case read \(count) times that day", text: "",
            who: reading.names.nameAndRoles(.person(person)))
    }
}
