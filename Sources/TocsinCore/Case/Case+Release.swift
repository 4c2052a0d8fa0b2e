// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    mutating func add(_ act: AddRecipient, in context: Context) throws(Refusal) -> [Consequence] {
        if let victim = act.victim, !gone.contains(EntryID(victim)) {
            guard let victim = victims[victim] else { throw .nothing("victim in this case") }
            guard !victim.added.excluded.contains(act.name) else {
                throw Refusal(.notAllowed, "'\(act.name)' is excluded for this victim: it may be part of the threat.")
            }
        }
        let id = RecipientID(context.entry)
        recipients[id] = Recipient(id: id, added: act)
        return []
    }

    mutating func draft(_ act: DraftWarning, in context: Context) throws(Refusal) -> [Consequence] {
        guard !act.victims.isEmpty else { throw Refusal(.malformed, "A warning names its 'victims'.") }
        guard act.victims.allSatisfy({ victims[$0] != nil || gone.contains(EntryID($0)) }) else { throw .nothing("victim in this case") }
        if let replaced = act.replaces {
            guard warnings[replaced]?.isReleased ?? false else {
                throw Refusal(.notAllowed, "Only a released warning can be replaced; edit the draft instead.")
            }
        }
        let id = WarningID(context.entry)
        warnings[id] = Warning(id: id, drafted: act, by: context.actor)
        return []
    }

    mutating func write(_ act: WriteText) throws(Refusal) -> [Consequence] {
        try edit(act.warning)
        let missing = [("headline", act.headline), ("danger", act.danger), ("check", act.check)]
            .filter { $0.1.isEmpty }.map(\.0)
        guard missing.isEmpty, !act.actions.isEmpty else {
            throw Refusal(.malformed, "The text lacks: \((missing + (act.actions.isEmpty ? ["actions"] : [])).joined(separator: ", ")).")
        }
        guard act.headline.utf8.count <= 160 else {
            throw Refusal(.malformed, "The headline has \(act.headline.utf8.count) bytes; at most 160, so that it can be read aloud.")
        }
        warnings[act.warning]?.texts[act.language] = act
        warnings[act.warning]?.leaks = nil
        return [.checkTexts(act.warning)]
    }

    mutating func choose(_ act: ChooseAudience, in context: Context) throws(Refusal) -> [Consequence] {
        try edit(act.warning)
        guard act.recipients.allSatisfy({ recipients[$0] != nil || gone.contains(EntryID($0)) }) else {
            throw .nothing("recipient in this case")
        }
        guard !act.recipients.isEmpty || act.feed else {
            throw Refusal(.malformed, "Nobody would be warned: name 'recipients', or set 'feed'.")
        }
        guard act.until.instant > act.from.instant else {
            throw Refusal(.malformed, "The window must end after it begins (\(act.from)).")
        }
        if act.feed, let drafted = warnings[act.warning]?.drafted, drafted.audienceClass != .public {
            throw Refusal(.notAllowed, "A \(drafted.audienceClass.rawValue) text can't stand on the public feed.")
        }
        warnings[act.warning]?.audience = act
        return []
    }

    /// Text, audience and channels may change until release; each change voids what was signed (law 11).
    private mutating func edit(_ id: WarningID) throws(Refusal) {
        guard warnings[id] != nil else { throw .nothing("warning in this case") }
        try warnings[id]?.gate.edit()
        warnings[id]?.parity = nil
    }

    mutating func accept(_ act: AcceptLeak) throws(Refusal) -> [Consequence] {
        guard let warning = warnings[act.warning] else { throw .nothing("warning in this case") }
        guard warning.leaks?.findings.contains(where: { $0.hit == act.hit }) ?? false else { throw .nothing("hit in this text") }
        guard !act.reason.isEmpty else { throw Refusal(.malformed, "Say in 'reason' why this may stand.") }
        warnings[act.warning]?.acceptedLeaks[act.hit] = act
        return []
    }

    mutating func decide(_ act: DecideParity) throws(Refusal) -> [Consequence] {
        guard warnings[act.warning] != nil else { throw .nothing("warning in this case") }
        guard !act.reason.isEmpty else { throw Refusal(.malformed, "Say in 'reason' why the difference stands.") }
        warnings[act.warning]?.parity = act
        return []
    }

    mutating func sign(_ act: SignRelease, in context: Context) throws(Refusal) -> [Consequence] {
        guard let warning = warnings[act.warning] else { throw .nothing("warning in this case") }
        let contents = try bind(act.contents, in: context)
        try isReady(warning, at: context.now)
        try hasNoOpenFindings(warning)
        if case .signed(let first, contents: contents) = warning.gate.signatures.state, first != context.actor.person {
            try mayRelease(context)
        }
        let effect = try warnings[act.warning]?.gate.sign(by: context.signer(), contents: contents, at: context.now)
        switch effect {
        case .askSecond(let first): return [.askSecond(otherThan: first)]
        case .release: return released(act.warning)
        case .retract, nil: return []
        }
    }

    mutating func release(_ act: EmergencyRelease, in context: Context) throws(Refusal) -> [Consequence] {
        guard let warning = warnings[act.warning] else { throw .nothing("warning in this case") }
        guard !act.reason.isEmpty, act.harmIsNear else {
            throw Refusal(.malformed, "Say in 'reason' why two signatures would come too late, and set 'harm_is_near'.")
        }
        try isReady(warning, at: context.now)
        guard let contents = context.contents ?? act.contents else { throw .nothing("warning in this case") }
        _ = try warnings[act.warning]?.gate.releaseAlone(
            by: context.signer(), contents: contents, reason: act.reason, at: context.now)
        return released(act.warning)
    }

    private mutating func released(_ id: WarningID) -> [Consequence] {
        guard let warning = warnings[id], let audience = warning.audience else { return [] }
        warnings[id]?.window = EndDecision(until: audience.until.instant)
        let replaced = warning.drafted.replaces.map { [Consequence.stop($0)] } ?? []
        return replaced + [.release(id)]
    }

    /// The digest that this signature binds to.
    private func bind(_ seen: Digest?, in context: Context) throws(Refusal) -> Digest {
        guard let contents = context.contents else { throw .nothing("warning in this case") }
        guard seen != nil || isPractice else {
            throw Refusal(.malformed, "Name what you sign: 'contents' is the digest that the desk showed with the text.")
        }
        guard seen == nil || seen == contents else {
            throw Refusal(.contentsMoved, "Text, audience or ways changed since you looked. Read it again, then sign.")
        }
        return contents
    }

    /// Complete enough to leave, in an emergency too.
    private func isReady(_ warning: Warning, at now: Timestamp) throws(Refusal) {
        guard !warning.texts.isEmpty else { throw Refusal(.notYet, "There is no text yet. Write one with 'text.write'.") }
        guard let audience = warning.audience else {
            throw Refusal(.notYet, "Nobody is chosen yet. Name them with 'audience.choose'.")
        }
        guard audience.until.instant > now else {
            throw Refusal(.notYet, "The window was over at \(audience.until). Choose a later end with 'audience.choose'.")
        }
    }

    private func hasNoOpenFindings(_ warning: Warning) throws(Refusal) {
        guard let leaks = warning.leaks else { throw Refusal(.notYet, "The leak check has not run on this text.") }
        guard warning.openLeaks.isEmpty else {
            let hits = warning.openLeaks.map { "\($0.kind) \($0.hit)" }.joined(separator: ", ")
            throw Refusal(.openLeak, "Open leak hits: \(hits). Reword, or accept each with 'leak.accept' and a reason.")
        }
        guard leaks.parity.isEmpty || warning.parity != nil else {
            throw Refusal(
                .openLeak,
                "Staff and public are told different things: \(leaks.parity.joined(separator: " ")) Reword, or decide with 'parity.decide' and a reason.")
        }
    }

    private func mayRelease(_ context: Context) throws(Refusal) {
        guard let person = context.person else { return }
        guard !person.roles.isDisjoint(with: [.releaser, .senior]) else {
            throw Refusal(.wrongRole, "The second signature is a releaser's or a senior officer's.")
        }
    }

    mutating func review(_ act: ReviewEmergency, in context: Context) throws(Refusal) -> [Consequence] {
        guard warnings[act.warning] != nil else { throw .nothing("warning in this case") }
        try warnings[act.warning]?.gate.review(by: context.signer())
        return []
    }

    mutating func halt(_ act: HaltRelease, in context: Context) throws(Refusal) -> [Consequence] {
        guard warnings[act.warning] != nil else { throw .nothing("warning in this case") }
        try warnings[act.warning]?.gate.halt(at: context.now)
        return [.stop(act.warning)] + notify(act.warning, .underReview)
    }

    mutating func retract(_ act: SignRelease, in context: Context) throws(Refusal) -> [Consequence] {
        guard warnings[act.warning] != nil else { throw .nothing("warning in this case") }
        guard !(act.reason ?? "").isEmpty else { throw Refusal(.malformed, "Say in 'reason' why it is taken back.") }
        switch try warnings[act.warning]?.gate.signRetraction(by: context.signer()) {
        case .askSecond(let first): return [.askSecond(otherThan: first)]
        case .retract: return [.stop(act.warning)] + notify(act.warning, .retracted)
        case .release, nil: return []
        }
    }

    mutating func end(_ act: EndWindow, in context: Context) throws(Refusal) -> [Consequence] {
        guard let warning = warnings[act.warning] else { throw .nothing("warning in this case") }
        guard warning.window != nil else { throw Refusal(.notYet, "This warning is not released, so it has no window.") }
        if let renewal = act.renewedBy, !(warnings[renewal]?.isReleased ?? false) {
            throw Refusal(.notYet, "The renewal is not released yet. Release it first, then decide.")
        }
        guard act.renewedBy.map({ $0 != act.warning && isInForce($0, at: context.now) }) ?? true else {
            throw Refusal(.notAllowed, "A window is renewed by another warning that is in force; this one is not.")
        }
        let effect = try warnings[act.warning]?.window?.decide(act, by: context.signer(), at: context.now)
        switch effect {
        case .askSecond(let first): return [.askSecond(otherThan: first)]
        case .extend: return notify(act.warning, .extended)
        case .end(let ended): return [.stop(act.warning)] + ended.decision.notices.flatMap { notify(act.warning, $0) }
        case nil: return []
        }
    }

    /// Released, not taken back, and its window neither ended nor run out.
    private func isInForce(_ id: WarningID, at now: Timestamp) -> Bool {
        guard let warning = warnings[id], let window = warning.window else { return false }
        return !warning.gate.retraction.hasPassed && !window.isDecided && now < window.until
    }
}

extension EndDecision.Kind {
    /// What recipients are told; a renewal speaks for itself.
    fileprivate var notices: [Notice] {
        switch self {
        case .withdrawn: [.withdrawn]
        case .lapsed: [.lapsed]
        case .extended, .renewed: []
        }
    }
}
