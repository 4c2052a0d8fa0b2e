// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Up to where a case is shown: as it was known then. In the past no act can be taken.
package enum AsOf: Hashable, Sendable {
    /// So many entries, from the first.
    case number(Int)
    case entry(EntryID)
    case moment(Timestamp)
}

extension Desk {
    /// Reads a case on behalf of somebody: need-to-know first, then an entry (law 14), then the case.
    ///
    /// The entry is made once per person, case and quarter of an hour, and nothing is shown before it is durable.
    /// Practice is looked at by everybody and leaves none.
    ///
    /// - Parameters:
    ///   - person: `nil` for whoever runs the program; they see practice only.
    ///   - what: What is looked at, in fixed words without names; it stands in the entry.
    ///   - asOf: `nil` for now.
    /// - Throws: `unknown-thing` for a case that is absent and for one that is forbidden, after the same work (law 15).
    package func read(
        _ id: CaseID, by person: Person?, for look: Look = .work, what: String, asOf: AsOf? = nil
    ) async throws -> LoadedCase {
        guard try await store.mayRead(id, CaseReader(person, for: look)) else { throw Refusal.nothing("case") }
        var loaded = try await load(id)
        if let person {
            if !loaded.folded.isPractice, await reads.isNew(person.id, id, at: instruments.now()) {
                try await perform(.readCase(ReadCase(by: person.id, what: what)), in: id)
                loaded = try await load(id)
            }
            await reads.note(person.id, id, at: instruments.now())
        }
        guard let asOf else { return loaded }
        return try loaded.known(asOf)
    }

    /// Lets somebody act in a case, or not; absent and forbidden read alike. A real case
    /// is not there for practice people; what somebody may do in a case the case judges.
    ///
    /// - Throws: `unknown-thing`.
    package func admit(_ person: Person, to id: CaseID) async throws {
        let reader = CaseReader(person, for: person.worksOnCases ? .work : .oversight)
        guard try await store.mayRead(id, reader) else { throw Refusal.nothing("case") }
    }
}

extension LoadedCase {
    /// The same case as it was known then.
    ///
    /// - Throws: `unknown-thing` if it was not open yet.
    func known(_ asOf: AsOf) throws -> LoadedCase {
        let past: [Entry] =
            switch asOf {
            case .number(let count): Array(entries.prefix(max(0, count)))
            case .entry(let id): Array(entries.prefix((entries.firstIndex { $0.id == id } ?? -1) + 1))
            case .moment(let moment): entries.filter { $0.moment(practice: folded.isPractice) <= moment }
            }
        guard let then = Case(id: folded.id, entries: past) else { throw Refusal.nothing("case at that moment") }
        var known = self
        known.folded = then
        known.entries = past
        known.later = entries.count - past.count
        return known
    }
}

/// Who looked at what, lately: so that a page that is opened five times is read once. In memory only; what counts are
/// the entries.
package actor ReadLog {
    private struct Look: Hashable {
        let person: PersonID
        let id: CaseID
    }

    static let quarter = Interval.minutes(15)
    private static let looksMax = 10_000

    private var entered: [Look: Timestamp] = [:]
    private var last: [Look: Timestamp] = [:]

    /// Whether this look needs an entry of its own.
    func isNew(_ person: PersonID, _ id: CaseID, at now: Timestamp) -> Bool {
        guard let before = entered[Look(person: person, id: id)] else { return true }
        return before + ReadLog.quarter <= now || before > now
    }

    func note(_ person: PersonID, _ id: CaseID, at now: Timestamp) {
        if isNew(person, id, at: now) { entered[Look(person: person, id: id)] = now }
        last[Look(person: person, id: id)] = now
        guard last.count > ReadLog.looksMax else { return }
        let old = Set(last.sorted { $0.value < $1.value }.prefix(ReadLog.looksMax / 2).map(\.key))
        last = last.filter { !old.contains($0.key) }
        entered = entered.filter { !old.contains($0.key) }
    }

    /// When this person last looked at each of these, as far as this process knows.
    func looks(of person: PersonID, at ids: [CaseID]) -> [CaseID: Timestamp] {
        Dictionary(
            ids.compactMap { id in last[Look(person: person, id: id)].map { (id, $0) } },
            uniquingKeysWith: { first, _ in first })
    }
}
