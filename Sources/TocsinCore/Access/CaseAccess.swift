// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Who may read one case (law 15): everybody who works on cases, or only those admitted.
///
/// Nobody can shut a case in: at least two people are left, and one of them may release.
package struct CaseAccess: Hashable, Sendable {
    package private(set) var isRestricted = false
    /// Means something only once the case is restricted.
    package private(set) var admitted: Set<PersonID>

    package init(openedBy: Actor) {
        admitted = openedBy.person.map { [$0] } ?? []
    }

    /// - Throws: `already-done`; `malformed` without a reason; `not-allowed` if too few would be left.
    mutating func restrict(_ act: RestrictCase, by person: PersonID) throws(Refusal) {
        guard !isRestricted else {
            throw Refusal(.alreadyDone, "This case is kept to a few already. Use 'case.admit' and 'case.exclude'.")
        }
        guard !act.reason.isEmpty else { throw Refusal(.malformed, "Say in 'reason' why only these may read it.") }
        let left = admitted.union(act.admitted).union([person])
        try CaseAccess.check(left, releasers: act.releasers)
        (isRestricted, admitted) = (true, left)
    }

    /// - Throws: `not-yet` for a case that is open to all; `already-done`; `malformed`.
    mutating func admit(_ act: AdmitPerson) throws(Refusal) {
        try mustBeRestricted()
        guard !act.reason.isEmpty else { throw Refusal(.malformed, "Say in 'reason' why this person must know.") }
        guard !admitted.contains(act.person) else { throw Refusal(.alreadyDone, "This person is admitted already.") }
        admitted.insert(act.person)
    }

    /// - Throws: `not-yet` for a case that is open to all; `unknown-thing` for somebody who is not admitted;
    ///   `not-allowed` if too few would be left.
    mutating func exclude(_ act: ExcludePerson) throws(Refusal) {
        try mustBeRestricted()
        guard !act.reason.isEmpty else { throw Refusal(.malformed, "Say in 'reason' why this person need not know.") }
        guard admitted.contains(act.person) else { throw .nothing("person admitted to this case") }
        let left = admitted.subtracting([act.person])
        try CaseAccess.check(left, releasers: act.releasers)
        admitted = left
    }

    private func mustBeRestricted() throws(Refusal) {
        guard isRestricted else {
            throw Refusal(
                .notYet, "Everybody who works on cases reads this one. Keep it to some with 'case.restrict' first.")
        }
    }

    private static func check(_ left: Set<PersonID>, releasers: [PersonID]) throws(Refusal) {
        guard left.count >= 2, !left.isDisjoint(with: releasers) else {
            throw Refusal(
                .notAllowed,
                "At least two people must be left who may read it, and one of them must be a releaser or a senior officer."
            )
        }
    }
}

extension Case {
    mutating func take(_ act: TakeCase, in context: Context) throws(Refusal) -> [Consequence] {
        let person = try context.signer()
        guard taken?.by != person else { throw Refusal(.alreadyDone, "You have taken this case already.") }
        taken = Taken(by: person, at: context.now)
        return []
    }

    /// Whoever hands over need not hold it: a shift hands over what another left behind.
    mutating func handOver(_ act: HandOverCase, in context: Context) throws(Refusal) -> [Consequence] {
        guard !access.isRestricted || access.admitted.contains(act.to) else {
            throw Refusal(.notAllowed, "That person may not read this case. Admit them first with 'case.admit'.")
        }
        guard taken?.by != act.to else { throw Refusal(.alreadyDone, "That person has the case already.") }
        taken = Taken(by: act.to, at: context.now)
        return []
    }

    mutating func restrict(_ act: RestrictCase, in context: Context) throws(Refusal) -> [Consequence] {
        try access.restrict(act, by: context.signer())
        dropTaker()
        return []
    }

    mutating func exclude(_ act: ExcludePerson) throws(Refusal) -> [Consequence] {
        try access.exclude(act)
        dropTaker()
        return []
    }

    /// Nobody holds a case that they may not read: others are paged again.
    private mutating func dropTaker() {
        if let taken, access.isRestricted, !access.admitted.contains(taken.by) { self.taken = nil }
    }

    /// - Throws: For whoever may not read it, what is said where no case is (law 15).
    func admits(_ actor: Actor) throws(Refusal) {
        guard access.isRestricted, let person = actor.person else { return }
        guard access.admitted.contains(person) else { throw .nothing("case") }
    }
}
