// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Roster {
    /// Takes an act that may be done.
    ///
    /// - Throws: ``Refusal``, and the roster is then to be thrown away.
    mutating func apply(_ act: RosterAct, in context: Context) throws(Refusal) -> [Consequence] {
        switch act {
        case .proposePerson(let act): return try propose(act, in: context)
        case .proposeRoles(let act): return try propose(act, in: context)
        case .proposeFactors(let act): return try propose(act, in: context)
        case .proposeChannel(let act): return try propose(act, in: context)
        case .proposePack(let act): return try propose(act, in: context)
        case .approveChange(let act): return try approve(act, in: context)
        case .waiveChange(let act): return try waive(act, in: context)
        case .refuseChange(let act): return try refuse(act, in: context)
        case .takeEffect(let act): return try takeEffect(act, in: context)
        case .disablePerson(let act): return try disable(act, in: context)
        case .enrolFactor(let act): return try enrol(act, in: context)
        case .setAbsence(let act): return try set(act, in: context)
        case .setShift(let act): return try set(act)
        case .issueToken(let act): return try issue(act, in: context)
        case .revokeToken(let act): return try revoke(act, in: context)
        case .breakGlass(let act): return try breakGlass(act, in: context)
        }
    }

    private mutating func disable(_ act: DisablePerson, in context: Context) throws(Refusal) -> [Consequence] {
        _ = try enabled(act.person)
        guard context.actor.person != act.person else {
            throw Refusal(.samePerson, "You can't disable yourself. Ask another administrator.")
        }
        members[act.person]?.disabled = context.now
        members[act.person]?.factors = []
        for id in changes.keys { changes[id]?.drop(act.person) }
        for (id, token) in tokens where token.issued.person == act.person && token.revoked == nil {
            tokens[id]?.revoked = context.now
        }
        return [.disabled(act.person)]
    }

    private mutating func enrol(_ act: EnrolFactor, in context: Context) throws(Refusal) -> [Consequence] {
        _ = try enabled(act.person)
        guard context.actor.person == act.person else {
            throw Refusal(.notAllowed, "Everybody enrols their own factors; nobody does it for another.")
        }
        members[act.person]?.factors.removeAll { $0.kind == act.kind && act.kind != .passkey }
        members[act.person]?.factors.append(Factor(kind: act.kind, enrolled: context.now))
        return []
    }

    private mutating func set(_ act: SetAbsence, in context: Context) throws(Refusal) -> [Consequence] {
        _ = try enabled(act.person)
        let signer = try active(try context.signer()).person
        guard signer.id == act.person || !signer.roles.isDisjoint(with: [.senior, .administrator]) else {
            throw Refusal(
                .wrongRole, "Set your own absence, or ask a senior officer or an administrator to set this one.")
        }
        guard act.from < act.until else { throw Refusal(.malformed, "An absence ends after it begins.") }
        if let deputy = act.deputy {
            _ = try enabled(deputy)
            guard deputy != act.person else { throw Refusal(.malformed, "Nobody stands in for themselves.") }
        }
        absences.removeAll { $0.person == act.person && $0.from < act.until && act.from < $0.until }
        absences.append(act)
        return []
    }

    private mutating func set(_ act: SetShift) throws(Refusal) -> [Consequence] {
        for person in [act.holder, act.deputy].compactMap({ $0 }) {
            let roles = try enabled(person).person.roles
            guard !roles.isDisjoint(with: [.intake, .assessor, .releaser, .senior]) else {
                throw Refusal(
                    .wrongRole, "Administrators and auditors read no case; somebody who works on cases has the watch.")
            }
        }
        guard act.from < act.until else { throw Refusal(.malformed, "A watch ends after it begins.") }
        guard act.holder != act.deputy else { throw Refusal(.malformed, "Holder and deputy are two people.") }
        shifts.append(act)
        return []
    }

    private mutating func issue(_ act: IssueToken, in context: Context) throws(Refusal) -> [Consequence] {
        _ = try enabled(act.person)
        guard context.actor.person == act.person else {
            throw Refusal(.notAllowed, "Everybody issues tokens for themselves; nobody does it for another.")
        }
        guard !act.scopes.isEmpty else {
            throw Refusal(.malformed, "Say what the token is good for: read, intake, act.")
        }
        guard context.now < act.expires, act.expires <= context.now + .days(366) else {
            throw Refusal(.malformed, "A token expires within a year.")
        }
        tokens[TokenID(context.entry)] = IssuedToken(issued: act, at: context.now)
        return []
    }

    private mutating func revoke(_ act: RevokeToken, in context: Context) throws(Refusal) -> [Consequence] {
        guard let token = tokens[act.token] else { throw .nothing("token") }
        let signer = try active(try context.signer()).person
        guard signer.id == token.issued.person || signer.roles.contains(.administrator) else { throw .nothing("token") }
        guard token.revoked == nil else { throw Refusal(.alreadyDone, "This token was revoked already.") }
        tokens[act.token]?.revoked = context.now
        return [.revoked(act.token)]
    }

    private mutating func breakGlass(_ act: BreakGlass, in context: Context) throws(Refusal) -> [Consequence] {
        let person = try context.signer()
        guard !act.reason.isEmpty else {
            throw Refusal(.malformed, "Say why, in 'reason'; it will be read within a day.")
        }
        let broken = BrokenGlass(
            entry: context.entry, person: person, caseID: act.opens, reason: act.reason, at: context.now)
        brokenGlass.append(broken)
        return [.alarm(broken)]
    }

    func enabled(_ id: PersonID) throws(Refusal) -> Member {
        guard let member = members[id], member.isEnabled else { throw .nothing("person") }
        return member
    }
}
