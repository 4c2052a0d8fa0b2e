// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// What a warning said when somebody signed or looked, and what has changed since.
struct ContentsHistory: Sendable {
    struct Change: Sendable {
        let isAdded: Bool
        let isRemoved: Bool
        let changeWords: String
    }

    private let reading: CaseReading
    private let id: WarningID

    init(_ warning: WarningReading) {
        reading = warning.reading
        id = warning.warning.id
    }

    /// The first signature over the contents that a digest names: whose, when.
    func signature(by person: PersonID) -> (entry: EntryID, contents: Digest?, at: Timestamp)? {
        let found = reading.entries.last { entry in
            guard case .signRelease(let sign) = entry.act else { return false }
            return sign.warning == id && entry.actor.person == person
        }
        guard let found, case .signRelease(let sign) = found.act else { return nil }
        return (found.id, sign.contents, found.recorded)
    }

    /// The last signature on this warning, void or not.
    var lastSignature: (by: PersonID, contents: Digest?, at: Timestamp)? {
        for entry in reading.entries.reversed() {
            guard case .signRelease(let sign) = entry.act, sign.warning == id, let person = entry.actor.person else {
                continue
            }
            return (person, sign.contents, entry.recorded)
        }
        return nil
    }

    /// What was added and removed between the contents with this digest and those that stand.
    ///
    /// - Returns: `nil` if nothing with this digest ever stood.
    func changes(since digest: Digest) throws -> [Change]? {
        guard let then = try contents(digest), let now = reading.folded.warnings[id]?.contents else { return nil }
        let (old, new) = (lines(then), lines(now))
        var removed = Set<Int>(), added = Set<Int>()
        for change in new.difference(from: old) {
            switch change {
            case .remove(let offset, _, _): removed.insert(offset)
            case .insert(let offset, _, _): added.insert(offset)
            }
        }
        return removed.sorted().map { Change(isAdded: false, isRemoved: true, changeWords: old[$0]) }
            + added.sorted().map { Change(isAdded: true, isRemoved: false, changeWords: new[$0]) }
    }

    private func contents(_ digest: Digest) throws -> Warning.Contents? {
        let entries = Array(reading.entries)
        guard let opening = entries.firstIndex(where: { CaseID($0.id) == reading.id }),
            var folded = Case(id: reading.id, entries: Array(entries.prefix(opening + 1)))
        else { return nil }
        for entry in entries.dropFirst(opening + 1) {
            folded.replay(entry)
            guard let kind = entry.act?.kind, [.draftWarning, .writeText, .chooseAudience].contains(kind),
                let contents = folded.warnings[id]?.contents, try Desk.digest(of: contents) == digest
            else { continue }
            return contents
        }
        return nil
    }

    private func lines(_ contents: Warning.Contents) -> [String] {
        let texts = contents.texts.flatMap { text in TextForm.lines(text).map { "\(text.language), \($0)" } }
        guard let audience = contents.audience else { return texts }
        let people = audience.recipients.map { reading.folded.recipients[$0]?.added.name ?? "somebody erased" }.sorted()
        let rest: [String?] = [
            audience.feed ? "To the public page and feeds" : nil,
            "Window from \(reading.time(audience.from.instant).words) until \(reading.time(audience.until.instant).words)",
            audience.area.map { "Area: \($0.description) \($0.polygon ?? "") \($0.circle ?? "")" },
            "Counts as told: \((audience.evidence ?? .acknowledgedVerified).words)",
            audience.escalateAfter.isEmpty
                ? nil : "Next way after \(audience.escalateAfter.map(\.description).joined(separator: ", "))",
            audience.unclearedBecause.map { "Routes not cleared, used because \($0)" },
        ]
        return texts + people.map { "To \($0)" } + rest.compactMap(\.self)
    }
}
