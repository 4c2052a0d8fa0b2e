// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Law 17: what gives rights, resets factors, or changes channels and packs takes two administrators and a day.
extension Roster {
    mutating func propose(_ act: ProposePerson, in context: Context) throws(Refusal) -> [Consequence] {
        let name = act.name.lowercased()
        guard !name.isEmpty, name.unicodeScalars.count <= 100 else {
            throw Refusal(.malformed, "A name has 1 to 100 characters.")
        }
        let isTaken =
            members.values.contains { $0.isEnabled && $0.person.name.lowercased() == name }
            || changes.values.contains { change in
                if case .admit(let person) = change.what {
                    change.isOpen && person.name.lowercased() == name
                } else {
                    false
                }
            }
        guard !isTaken else {
            throw Refusal(.alreadyDone, "Somebody has this name here. People sign in by their names; tell them apart.")
        }
        try check(act.roles)
        let person = Person(id: PersonID(context.entry), name: act.name, roles: act.roles, practice: false)
        return try open(.admit(person), act.reasons, in: context)
    }

    mutating func propose(_ act: ProposeRoles, in context: Context) throws(Refusal) -> [Consequence] {
        let person = try enabled(act.person).person
        try check(act.roles)
        guard person.roles != act.roles else { throw Refusal(.alreadyDone, "These are the roles that they have.") }
        let consequences = try open(.roles(act.person, act.roles), act.reasons, in: context)
        guard act.roles.isSubset(of: person.roles) else { return consequences }
        try changes[ChangeID(context.entry)]?.takeEffectAtOnce(at: context.now)
        members[act.person]?.person = Person(id: person.id, name: person.name, roles: act.roles, practice: false)
        return [.roles(act.person, act.roles)]
    }

    mutating func propose(_ act: ProposeFactors, in context: Context) throws(Refusal) -> [Consequence] {
        _ = try enabled(act.person)
        return try open(.resetFactors(act.person), act.reasons, in: context)
    }

    mutating func propose(_ act: ProposeChannel, in context: Context) throws(Refusal) -> [Consequence] {
        guard !act.name.isEmpty, act.name.utf8.count <= 100 else {
            throw Refusal(.malformed, "A channel's name has 1 to 100 bytes.")
        }
        return try open(.channel(act), act.reasons, in: context)
    }

    mutating func propose(_ act: ProposePack, in context: Context) throws(Refusal) -> [Consequence] {
        guard act.on == packsOff.contains(act.pack) else {
            throw Refusal(.alreadyDone, "The pack '\(act.pack)' is \(act.on ? "on" : "off") already.")
        }
        return try open(.pack(act.pack, on: act.on), act.reasons, in: context)
    }

    mutating func approve(_ act: DecideChange, in context: Context) throws(Refusal) -> [Consequence] {
        var change = try change(act.change)
        let signer = try active(try context.signer()).person
        guard signer.roles.contains(.administrator) || isRescue(change.what) else {
            throw Refusal(.wrongRole, "An administrator must approve this change.")
        }
        return try go(on: try change.approve(by: signer.id, at: context.now), with: change)
    }

    mutating func waive(_ act: DecideChange, in context: Context) throws(Refusal) -> [Consequence] {
        var change = try change(act.change)
        guard !isRescue(change.what) else {
            throw Refusal(.notAllowed, "With fewer than two administrators nobody waives the wait for a new one.")
        }
        return try go(on: try change.waive(by: try context.signer(), at: context.now), with: change)
    }

    mutating func refuse(_ act: DecideChange, in context: Context) throws(Refusal) -> [Consequence] {
        var change = try change(act.change)
        try change.refuse(by: try context.signer())
        changes[change.id] = change
        return []
    }

    mutating func takeEffect(_ act: TakeEffect, in context: Context) throws(Refusal) -> [Consequence] {
        var change = try change(act.change)
        try change.takeEffect(at: context.now)
        changes[change.id] = change
        switch change.what {
        case .admit(let person):
            members[person.id] = Member(person: person, since: context.now)
            return [.admitted(person)]
        case .roles(let id, let roles):
            guard let person = members[id]?.person else { return [] }
            members[id]?.person = Person(id: id, name: person.name, roles: roles, practice: false)
            return [.roles(id, roles)]
        case .resetFactors(let id):
            members[id]?.factors = []
            for (token, issued) in tokens where issued.issued.person == id && issued.revoked == nil {
                tokens[token]?.revoked = context.now
            }
            return [.factorsReset(id)]
        case .channel(let channel):
            channels[channel.name] = channel
            return [.channel(channel)]
        case .pack(let pack, let on):
            if on { packsOff.remove(pack) } else { packsOff.insert(pack) }
            return []
        }
    }

    private mutating func open(
        _ what: ProposedChange, _ reasons: String, in context: Context
    ) throws(Refusal) -> [Consequence] {
        let signer = try active(try context.signer()).person
        guard signer.roles.contains(.administrator) || isRescue(what) else {
            throw Refusal(.wrongRole, "An administrator must propose this.")
        }
        guard !reasons.isEmpty else { throw Refusal(.malformed, "Say why, in 'reasons'.") }
        let id = ChangeID(context.entry)
        changes[id] = PendingChange(id: id, what: what, by: signer.id, at: context.now, reasons: reasons)
        return []
    }

    private mutating func go(on effect: PendingChange.Effect, with change: PendingChange) throws(Refusal)
        -> [Consequence]
    {
        changes[change.id] = change
        switch effect {
        case .askApproval, .waits: return []
        case .takeEffect: return [.due(change.id)]
        }
    }

    private func change(_ id: ChangeID) throws(Refusal) -> PendingChange {
        guard let change = changes[id] else { throw .nothing("change") }
        return change
    }

    /// With fewer than two administrators the desk could never have two again: then a senior officer may propose or
    /// approve a new administrator, and nothing else.
    private func isRescue(_ what: ProposedChange) -> Bool {
        guard members.values.count(where: { $0.isEnabled && $0.person.roles.contains(.administrator) }) < 2 else {
            return false
        }
        switch what {
        case .admit(let person): return person.roles == [.administrator]
        case .roles(_, let roles): return roles == [.administrator]
        case .resetFactors, .channel, .pack: return false
        }
    }

    private func check(_ roles: Set<Role>) throws(Refusal) {
        guard !roles.isEmpty else {
            throw Refusal(.malformed, "Give at least one role; to take all, disable the person.")
        }
        guard !roles.contains(.administrator) || roles.count == 1 else {
            throw Refusal(
                .malformed,
                "Nobody is administrator and anything else: administrators read no case and approve nothing.")
        }
    }
}
