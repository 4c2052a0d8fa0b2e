// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

/// A case as one person reads it: as it is now, or as it was known after some of its entries.
struct CaseReading: Sendable {
    let id: CaseID
    /// As it is now, whatever is shown.
    let loaded: LoadedCase
    /// As it is shown.
    let folded: Case
    /// How many of the entries are shown.
    let shown: Int
    let names: PeopleNames
    let session: Session
    let packs: PackShelf
    /// The wall's clock; a practice case stands still where its acts left it.
    let now: Timestamp
    let question: [String: String]

    var total: Int { loaded.entries.count }
    var isPast: Bool { shown < total }
    var entries: ArraySlice<Entry> { loaded.entries.prefix(shown) }
    var path: String { "/desk/cases/\(id)" }
    var person: Person { session.person }

    /// `QX4-71K`: short enough to be read out; never the case's title, which may name somebody (law 8).
    var code: String { CaseReading.code(id) }

    static func code(_ id: CaseID) -> String {
        let text = "\(id)".uppercased()
        return "\(text.suffix(6).prefix(3))-\(text.suffix(3))"
    }

    /// The offset of the place of danger.
    var zoneText: String { folded.opened.zone ?? "+00:00" }
    var zone: Int { RFC3339.readOffset(zoneText) ?? 0 }

    func time(_ moment: Timestamp) -> PageTime { PageTime(moment, zoneMinutes: zone) }

    /// A step's clock; in practice it stands still where the acts left it.
    func clock(_ step: NextStep) -> ClockFace? {
        ClockFace(step, at: now, zoneMinutes: zone, isStill: folded.isPractice)
    }

    func clock(_ clock: DutyClock, from start: Timestamp? = nil) -> ClockFace {
        ClockFace(clock, from: start, at: now, zoneMinutes: zone, isStill: folded.isPractice)
    }

    func name(of victim: VictimID) -> String { folded.victims[victim]?.added.name ?? "somebody erased" }

    func packTitle(_ id: String) -> String { packs[id]?.title ?? id }

    /// Whether this person may do this here at all; a page then offers it, and the desk still judges.
    func may(_ kind: ActKind) -> Bool {
        !isPast && !kind.roles.isDisjoint(with: person.roles) && person.practice == folded.isPractice
    }

    /// A link to the same page in the same past.
    func link(_ path: String) -> String {
        guard isPast else { return path }
        return path + (path.contains("?") ? "&" : "?") + "at=\(shown)"
    }
}

extension DeskSite {
    /// A case as it is now, on the record.
    ///
    /// - Throws: `unknown-thing` for a case that is absent, and for one that is not for this person (law 15).
    func readCase(_ id: CaseID, _ session: Session, what: String) async throws -> LoadedCase {
        try await desk.read(id, by: session.person, what: what)
    }

    /// The case that a request names, on the record.
    ///
    /// - Parameters:
    ///   - what: What of it is looked at, for the entry.
    ///   - known: What may be asked beside `at`, `time` and `done`.
    /// - Throws: `unknown-thing` for a case that is not there, and for one that is not for this person (law 15).
    func reading(
        _ request: WebRequest, _ session: Session, what: String, asking known: Set<String> = []
    ) async throws -> CaseReading {
        guard let id = CaseID(request.name("case")) else { throw WebFailure.nothing }
        let question = try request.question(known.union(["at", "time", "done"]))
        let loaded = try await readCase(id, session, what: what)
        return try await reading(loaded, session, question: question)
    }

    func reading(_ loaded: LoadedCase, _ session: Session, question: [String: String] = [:]) async throws -> CaseReading
    {
        let shown = try shown(of: loaded, question)
        let id = loaded.folded.id
        let folded =
            shown == loaded.entries.count ? loaded.folded : Case(id: id, entries: Array(loaded.entries.prefix(shown)))
        guard let folded else { throw WebFailure.nothing }
        return CaseReading(
            id: id, loaded: loaded, folded: folded, shown: shown, names: PeopleNames(try await desk.people()),
            session: session, packs: desk.packs,
            now: shown < loaded.entries.count || folded.isPractice ? folded.moment : now,
            question: question)
    }

    /// How many entries are asked for: by number, or by a moment in the zone of the place of danger.
    private func shown(of loaded: LoadedCase, _ question: [String: String]) throws -> Int {
        let (folded, all) = (loaded.folded, loaded.entries)
        let first = (all.firstIndex { CaseID($0.id) == folded.id } ?? 0) + 1
        if let text = question["time"], !text.isEmpty {
            let zone = folded.opened.zone ?? "+00:00"
            guard let time = AssertedTime((text.utf8.count == 16 ? "\(text):00" : text) + zone) else {
                throw WebFailure.malformed("You asked for \(text). Write a moment as 2024-03-07T18:00.")
            }
            return max(first, all.prefix { $0.moment(practice: folded.isPractice) <= time.instant }.count)
        }
        guard let text = question["at"], !text.isEmpty else { return all.count }
        guard let number = Int(text) else { throw WebFailure.malformed("Choose a number of entries, or a moment.") }
        return min(max(first, number), all.count)
    }
}
