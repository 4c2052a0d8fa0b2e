// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats
import TocsinPolicy

/// One act and all that follows from it, decided before anything is written.
///
/// The case judges; this carries out what it asks for: further entries, rows, queues. The result is one ``Commit``.
struct Proceedings {
    let desk: Desk
    let practice: Bool
    let now: Timestamp
    let protected: [ReportText]
    private let before: LoadedCase
    private var written: [Entry] = []
    private(set) var folded: Case
    private(set) var keys: [SubjectID: SubjectKey]
    var commit = Commit()

    private(set) var touched: Set<VictimID> = []
    private(set) var needsSecond = false
    private(set) var released = false
    private(set) var warning: WarningID?

    init(desk: Desk, loaded: LoadedCase, protected: [ReportText], now: Timestamp) {
        self.desk = desk
        practice = loaded.folded.isPractice
        self.now = now
        self.protected = protected
        before = loaded
        folded = loaded.folded
        keys = loaded.keys
        commit.expecting = (StreamID(loaded.folded.id), loaded.revision)
    }

    /// Takes one act with everything that follows.
    ///
    /// - Throws: ``Refusal``, and nothing may be committed.
    mutating func take(
        _ act: Act, by actor: Actor, person: Person? = nil, at asserted: AssertedTime?, id: EntryID? = nil
    ) throws {
        let id = id ?? desk.instruments.name()
        let bound = try bind(act, by: person)
        let moment = practice ? max(asserted?.instant ?? folded.moment, folded.opened.awareness.at.instant) : now
        let context = Case.Context(
            entry: id, actor: actor, person: person, now: moment, contents: try contents(of: bound),
            learned: practice ? asserted : nil)
        let before = folded
        let consequences = try folded.take(bound, in: context)
        try write(bound, id: id, by: actor, at: asserted)
        commit.changes += folded.breaches.dropFirst(before.breaches.count).map { .breach(folded.id, $0) }
        rows(for: bound, id: id, by: actor, at: moment, before: before)
        for consequence in consequences { try carryOut(consequence, at: moment, asserted: asserted) }
    }

    /// Lets every clock run out that is due by then, oldest first.
    mutating func advance(to moment: Timestamp) throws {
        while let clock = folded.clocks.first, clock.due <= moment {
            let act = Act.expireClock(
                ExpireClock(clock: clock.key, kind: clock.kind, due: clock.due, about: clock.about))
            try take(act, by: .desk, at: practice ? AssertedTime(instant: clock.due) : nil)
        }
    }

    /// What two people sign, and who gives a verdict, is bound by the desk, whoever says what they saw or are.
    private func bind(_ act: Act, by person: Person?) throws -> Act {
        switch act {
        case .decideDetermination(var decided):
            decided.senior = person?.roles.contains(.senior) ?? false
            return .decideDetermination(decided)
        case .signRelease(var sign) where sign.contents == nil && practice:
            sign.contents = try contents(of: act)
            return .signRelease(sign)
        case .releaseEmergency(var release):
            release.contents = try contents(of: act)
            return .releaseEmergency(release)
        case _:
            return act
        }
    }

    private func contents(of act: Act) throws -> Digest? {
        let id: WarningID? =
            if case .signRelease(let sign) = act { sign.warning } else if case .releaseEmergency(let release) = act {
                release.warning
            } else { nil }
        return try id.flatMap { folded.warnings[$0] }.map { try Desk.digest(of: $0.contents) }
    }

    /// Seals the act under its subject's key and adds its entry.
    private mutating func write(_ act: Act, id: EntryID, by actor: Actor, at asserted: AssertedTime?) throws {
        let stream = StreamID(folded.id)
        let sealed = try desk.seal(act, id: id, stream: stream, by: actor, at: asserted, recorded: now, keys: &keys)
        commit.newKeys += sealed.newKeys
        commit.entries.append(sealed.entry)
        written.append(
            Entry(id: id, stream: stream, actor: actor, recorded: now, asserted: asserted, act: act))
    }

    /// Whether the case must be read again: somebody was erased, or a report came with entries of its own.
    var readsAnew: Bool {
        commit.changes.contains { change in
            if case .erase = change { return true }
            if case .assigned = change { return true }
            return false
        }
    }

    /// The case as it is once this is committed.
    func loaded(at revision: Int64) -> LoadedCase {
        var after = before
        after.folded = folded
        after.entries += written
        after.keys = keys
        after.revision = max(revision, before.revision)
        return after
    }

    private mutating func carryOut(_ consequence: Case.Consequence, at moment: Timestamp, asserted: AssertedTime?) throws {
        let stamp = practice ? asserted ?? AssertedTime(instant: moment) : nil
        switch consequence {
        case .evaluate(let victim):
            touched.insert(victim)
            for act in desk.evaluate(victim, in: folded, at: moment) { try take(act, by: .desk, at: stamp) }
        case .checkTexts(let id):
            warning = id
            let report = desk.check(id, in: folded, against: protected)
            try take(.reportLeaks(report), by: .desk, at: stamp)
        case .askSecond:
            needsSecond = true
        case .settled(let victim, _, _):
            touched.insert(victim)
        case .release(let id):
            released = true
            commit.changes += try desk.release(id, in: folded, at: moment, now: now)
        case .stop(let id):
            commit.changes.append(.stop(id, at: now))
        case .notice(let id, let notice):
            commit.changes += try desk.notify(id, notice, in: folded, at: moment, now: now)
        case .reached(let id, let recipient), .help(let id, let recipient):
            commit.changes.append(.reached(id, recipient, at: now))
        case .failedByHand(let id, let recipient):
            commit.changes.append(.failedByHand(id, recipient, at: now))
        case .wrongPerson(let id, let recipient):
            commit.changes.append(.wrongPerson(id, recipient, at: now))
        case .erase(let subject):
            commit.changes.append(.erase(subject))
        }
    }

    /// Rows that follow from single acts.
    private mutating func rows(for act: Act, id: EntryID, by actor: Actor, at moment: Timestamp, before: Case) {
        switch act {
        case .assignReport(let assign):
            commit.changes.append(.assigned(assign.report, to: folded.id))
        case .decideDetermination, .askWaiver, .signWaiver, .decideDispute:
            guard let person = actor.person else { return }
            commit.changes += decisions(in: act, id: id, by: person, at: moment)
        case .signRelease(let sign):
            warning = sign.warning
            guard let person = actor.person, let contents = sign.contents else { return }
            commit.changes.append(.signature(sign.warning, contents: contents, by: person, purpose: .release, entry: id))
        case .signRetraction(let sign):
            guard let person = actor.person, let warning = folded.warnings[sign.warning],
                let contents = warning.gate.releasedContents
            else { return }
            commit.changes.append(.signature(sign.warning, contents: contents, by: person, purpose: .retraction, entry: id))
            if case .passed(_, let first, let second) = warning.gate.retraction.state {
                commit.changes.append(.retracted(sign.warning, first: first, second: second, at: now))
            }
        case .haltRelease(let halt):
            commit.changes.append(.halted(halt.warning, at: now))
        case .closeCase:
            if folded.isClosed, !before.isClosed { commit.changes.append(.closed(folded.id)) }
        case .writeText(let text): warning = text.warning
        case .chooseAudience(let audience): warning = audience.warning
        case .acceptLeak(let leak): warning = leak.warning
        case .draftWarning: warning = WarningID(id)
        case _: break
        }
    }

    /// Ends the proceedings: the clocks that run now, and the answer.
    mutating func finish(act: ActKind, id: EntryID) throws -> ActAnswer {
        commit.changes.append(.clocks(folded.id, folded.clocks))
        commit.changes += try desk.board(folded, keys: keys, since: before.folded)
        let outcomes = touched.sorted().flatMap { victim in
            folded.opened.packs.compactMap { pack in
                folded.outcome(DutyKey(victim: victim, pack: pack), at: folded.moment).map {
                    ActAnswer.OutcomeLine(victim: victim, pack: pack, outcome: $0)
                }
            }
        }
        let shown = warning.flatMap { folded.warnings[$0] }
        return ActAnswer(
            act: act, id: id, case: folded.id, recorded: now, already: false, outcomes: outcomes,
            needsSecond: needsSecond, contents: try shown.map { try Desk.digest(of: $0.contents) },
            findings: (shown?.openLeaks.map { "\($0.kind) \($0.hit)" } ?? []) + (shown?.leaks?.parity ?? []),
            released: released,
            breaches: commit.changes.compactMap { if case .breach(_, let breach) = $0 { breach } else { nil } })
    }
}

extension Desk {
    /// Seals one act and makes its entry. A subject seen for the first time gets its key.
    func seal(
        _ act: Act, id: EntryID, stream: StreamID, by actor: Actor, at asserted: AssertedTime?, recorded: Timestamp,
        keys: inout [SubjectID: SubjectKey]
    ) throws -> (entry: NewEntry, newKeys: [(subject: SubjectID, wrapped: [UInt8])]) {
        let subject = act.subject(entry: id, stream: stream)
        let key: SubjectKey
        var newKeys: [(subject: SubjectID, wrapped: [UInt8])] = []
        if let known = keys[subject] {
            key = known
        } else {
            let made = try vault.makeKey(for: subject)
            newKeys.append((subject, made.wrapped))
            key = made.key
            keys[subject] = key
        }
        let words = try CanonicalEncoder.encode(act)
        let canonical = CanonicalEntry(
            id: id, kind: act.kind, stream: stream, actor: actor, recorded: recorded, asserted: asserted,
            subject: subject, policy: act.policy,
            commitments: [key.commitment(to: words, purpose: "act", of: id)])
        let entry = NewEntry(
            id: id, stream: stream, kind: act.kind, actor: actor, recorded: recorded, asserted: asserted,
            subject: subject, sealed: try key.seal(words, table: "entry", column: "sealed", row: "\(id)"),
            canonical: try canonical.bytes(), entryKey: randomKeyBytes())
        return (entry, newKeys)
    }
}
