// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// Rows as the desk writes them, for tests of a store: random names, people who are enrolled, words that nobody reads.
package struct StoreSample: Sendable {
    package let ada: Person
    package let ben: Person
    /// A practice person.
    package let pia: Person
    package let time = Timestamp(milliseconds: 1_772_442_000_000)

    package init() {
        ada = Person(id: StoreSample.name(), name: "Ada", roles: [.assessor, .releaser], practice: false)
        ben = Person(id: StoreSample.name(), name: "Ben", roles: [.senior], practice: false)
        pia = Person(id: StoreSample.name(), name: "Pia", roles: [.senior], practice: true)
    }

    package static func name<Kind>() -> Identifier<Kind> {
        Identifier(high: .random(in: .min ... .max), low: .random(in: .min ... .max))
    }

    package static func digest(_ byte: UInt8) -> Digest { Digest([UInt8](repeating: byte, count: 32)) }

    package func entry(in stream: StreamID? = nil, subject: SubjectID? = nil, kind: ActKind = .recordDissent)
        -> NewEntry
    {
        let id: EntryID = StoreSample.name()
        return NewEntry(
            id: id, stream: stream ?? StreamID(id), kind: kind, actor: .person(ada.id), recorded: time,
            asserted: AssertedTime("2026-03-01T10:00:00+03:00"), subject: subject ?? SubjectID(id), sealed: [1, 2, 3],
            canonical: Array("{\"id\":\"\(id)\"}".utf8), entryKey: [UInt8](repeating: 7, count: 32))
    }

    /// A person as a store gets them; what is sealed is nothing to it.
    package static func row(of person: Person) -> PersonRow {
        PersonRow(
            id: person.id, sealedName: Array(person.name.utf8), roles: person.roles, practice: person.practice)
    }

    package func enrol() -> Commit {
        var commit = Commit()
        commit.changes = [ada, ben, pia].map {
            .person(StoreSample.row(of: $0), tokenHash: Digest([UInt8](repeating: 0, count: 16) + $0.id.bytes))
        }
        return commit
    }

    /// A commit that opens a case.
    package func opening(practice: Bool = false) -> (commit: Commit, id: CaseID) {
        var commit = Commit()
        let entry = entry(kind: .openCase)
        commit.entries = [entry]
        commit.changes = [.opened(CaseID(entry.id), practice: practice)]
        return (commit, CaseID(entry.id))
    }

    /// A commit of one entry in a case, with what follows from it.
    package func act(in id: CaseID, _ changes: (EntryID) -> [Change] = { _ in [] }) -> Commit {
        var commit = Commit()
        let entry = entry(in: StreamID(id))
        commit.entries = [entry]
        commit.changes = changes(entry.id)
        return commit
    }

    package func signing(
        _ warning: WarningID, _ contents: Digest, by person: Person, in id: CaseID, purpose: SignaturePurpose = .release
    ) -> Commit {
        act(in: id) { [.signature(warning, contents: contents, by: person.id, purpose: purpose, entry: $0)] }
    }

    package func release(
        _ warning: WarningID, _ contents: Digest, by people: [Person], in id: CaseID, emergency: Bool = false,
        practice: Bool = false
    ) -> Change {
        .release(
            ReleaseRow(
                warning: warning, caseID: id, contents: contents, practice: practice, emergency: emergency,
                by: people.map(\.id), at: time, expires: time + .hours(48)))
    }

    package func publication(_ warning: WarningID, practice: Bool = false) -> Publication {
        Publication(
            id: StoreSample.name(), warning: warning, practice: practice, at: time, until: time + .hours(48),
            ended: nil,
            cap: Array("<alert/>".utf8), page: Array("{}".utf8))
    }
}
