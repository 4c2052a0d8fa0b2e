// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension Desk {
    /// Fills in what only the desk knows of an act about who may read a case: that these people are there and work on
    /// such cases, and which of those who would be left may release.
    ///
    /// - Throws: `unknown-thing` for somebody who is not there, or who could not read the case.
    func admission(_ act: Act, in folded: Case, by person: Person?) async throws -> Act {
        switch act {
        case .handOverCase(let act):
            _ = try await people([act.to], of: folded) { $0.worksOnCases }
            return .handOverCase(act)
        case .restrictCase(var act):
            let named = try await people(act.admitted, of: folded) { $0.worksOnCases || $0.mayOversee }
            let kept = try await self.people().filter { folded.access.admitted.contains($0.id) }
            let all = named + kept + (person.map { [$0] } ?? [])
            act.releasers = Set(all.filter(\.mayRelease).map(\.id)).sorted()
            return .restrictCase(act)
        case .admitPerson(let act):
            _ = try await people([act.person], of: folded) { $0.worksOnCases || $0.mayOversee }
            return .admitPerson(act)
        case .excludePerson(var act):
            act.releasers = try await self.people().filter { other in
                other.mayRelease && other.id != act.person && folded.access.admitted.contains(other.id)
            }.map(\.id).sorted()
            return .excludePerson(act)
        case _:
            return act
        }
    }

    private func people(
        _ ids: [PersonID], of folded: Case, where fits: (Person) -> Bool
    ) async throws -> [Person] {
        let all = try await people().filter { $0.practice == folded.isPractice && fits($0) }
        return try ids.map { id in
            guard let person = all.first(where: { $0.id == id }) else {
                throw Refusal(.unknownThing, "There is nobody of this name here who works on such cases.")
            }
            return person
        }
    }
}
