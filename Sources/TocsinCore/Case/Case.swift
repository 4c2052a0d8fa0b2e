// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Everything known, decided and said about one threat: the fold of its entries, and the judge of the next act.
///
/// The desk loads it, asks it with ``take(_:in:)`` what an act would do, and commits the entry together with the
/// consequences. Reading the same entries again gives the same case, at any moment of the past.
package struct Case: Sendable {
    package let id: CaseID
    package internal(set) var opened: OpenCase
    package internal(set) var openedBy: Actor
    /// The latest moment the case has reached.
    package internal(set) var moment: Timestamp

    package internal(set) var reports: [ReportID: Report] = [:]
    package internal(set) var expected: AssertedTime?
    package internal(set) var victims: [VictimID: Victim] = [:]
    package internal(set) var duties: [DutyKey: Duty] = [:]
    package internal(set) var records: [RecordKey: MakeRecord] = [:]
    package internal(set) var enquiries: [EnquiryID: Enquiry] = [:]
    package internal(set) var waivers: [WaiverID: Waiver] = [:]
    package internal(set) var disputes: [DisputeID: Dispute] = [:]
    package internal(set) var offenders: [OffenderID: Offender] = [:]
    package internal(set) var triggers: [TriggerID: Trigger] = [:]
    package internal(set) var coordinations: [RecordCoordination] = []
    package internal(set) var dissents: [RecordDissent] = []

    package internal(set) var recipients: [RecipientID: Recipient] = [:]
    package internal(set) var warnings: [WarningID: Warning] = [:]
    /// When a channel or a person last tried to deliver each warning.
    package internal(set) var attempted: [WarningID: Timestamp] = [:]

    package internal(set) var breaches: [Breach] = []
    package internal(set) var expiredClocks: Set<String> = []
    package internal(set) var ledger = Ledger()

    package internal(set) var access: CaseAccess
    package internal(set) var taken: Taken?
    /// When the last act was done that was no mere look.
    package internal(set) var changedAt: Timestamp
    /// When the first of two did their half of something.
    var halves: [Half: Timestamp] = [:]

    package internal(set) var hold: LegalHold?
    package internal(set) var closing = TwoPersonGate()
    /// The entry that last changed the case: what the two who close it sign for.
    package internal(set) var lastChange: EntryID
    package internal(set) var erasures: [SubjectID: TwoPersonGate] = [:]
    package internal(set) var erased: Set<SubjectID> = []
    /// Entries whose words were destroyed: what they made was there, and others may still name it.
    var gone: Set<EntryID> = []

    /// Opens a case; the first entry of its stream.
    package init(id: CaseID, opened: OpenCase, by actor: Actor, at time: Timestamp) {
        self.id = id
        self.opened = opened
        openedBy = actor
        moment = time
        expected = opened.expected
        access = CaseAccess(openedBy: actor)
        changedAt = time
        lastChange = EntryID(id)
    }

    /// Folds entries, oldest first; `nil` if none of them opens the case.
    ///
    /// An entry whose subject was erased, or that follows from one, leaves no trace in the fold: it stays in the log.
    package init?(id: CaseID, entries: [Entry]) {
        var folded: Case?
        var early: [Entry] = []
        for entry in entries {
            if folded == nil, case .openCase(let opened) = entry.act, CaseID(entry.id) == id {
                let time = entry.moment(practice: opened.practice)
                folded = Case(id: id, opened: opened, by: entry.actor, at: time)
                for report in early { folded?.replay(report) }
            } else if folded == nil {
                early.append(entry)
            } else {
                folded?.replay(entry)
            }
        }
        guard let folded else { return nil }
        self = folded
    }

    package var isPractice: Bool { opened.practice }
    package var isClosed: Bool { closing.hasPassed }

    /// Folds one more entry.
    package mutating func replay(_ entry: Entry) {
        guard let act = entry.act else {
            gone.insert(entry.id)
            changed(by: entry.id)
            return
        }
        let context = Context(
            entry: entry.id, actor: entry.actor, person: nil, now: momentOnReplay(entry), contents: contentsOnReplay(act),
            learned: isPractice ? entry.asserted : nil)
        var after = self
        if (try? after.apply(act, in: context)) == nil { after = self }
        after.note(act.kind, entry.id)
        after.noteTime(of: act, at: context.now)
        self = after
    }

    /// The moment at which the act was judged: never before anyone knew; in practice, an act that names no time is
    /// done where the case then stood.
    private func momentOnReplay(_ entry: Entry) -> Timestamp {
        guard isPractice else { return entry.recorded }
        return max(entry.asserted?.instant ?? moment, opened.awareness.at.instant)
    }

    /// Old signatures carry the digest that the desk bound them to.
    private func contentsOnReplay(_ act: Act) -> Digest? {
        if case .signRelease(let sign) = act { return sign.contents }
        if case .releaseEmergency(let release) = act { return release.contents }
        return nil
    }
}

extension Case {
    /// Who acts, when, and what the desk had to compute for the decision.
    package struct Context: Sendable {
        package let entry: EntryID
        package let actor: Actor
        /// `nil` for the desk and for recipients.
        package let person: Person?
        package let now: Timestamp
        /// Digest of the warning's contents as they stand, for acts that sign them.
        package let contents: Digest?
        /// When the desk learned what this act says; the third of a statement's three times.
        package let learned: AssertedTime

        package init(
            entry: EntryID, actor: Actor, person: Person?, now: Timestamp, contents: Digest?, learned: AssertedTime? = nil
        ) {
            self.entry = entry
            self.actor = actor
            self.person = person
            self.now = now
            self.contents = contents
            self.learned = learned ?? AssertedTime(instant: now)
        }

        /// The acting person.
        ///
        /// - Throws: `wrong-role` if the desk or a recipient tries what only a person may do.
        func signer() throws(Refusal) -> PersonID {
            guard let id = actor.person else { throw Refusal(.wrongRole, "Only a person of the desk can do this.") }
            return id
        }
    }

    /// What must happen together with an act, in the same transaction. The case asks; the desk does.
    package enum Consequence: Hashable, Sendable {
        /// Run the packs for this victim again (E3).
        case evaluate(VictimID)
        /// Check this warning's texts against the protected reports, and public against staff.
        case checkTexts(WarningID)
        case askSecond(otherThan: PersonID)
        case settled(VictimID, pack: String, Outcome)
        case release(WarningID)
        /// Stop what is not yet sent.
        case stop(WarningID)
        case notice(WarningID, Notice)
        /// No further escalation: this recipient has it, or refused it.
        case reached(WarningID, RecipientID)
        /// Whoever went did not find them, or it was not safe: the next way is tried at once.
        case failedByHand(WarningID, RecipientID)
        /// It came to somebody else: the next cleared way is tried at once, or a person finds one.
        case wrongPerson(WarningID, RecipientID)
        case help(WarningID, RecipientID)
        case erase(SubjectID)
    }

    /// Judges one act and takes it.
    ///
    /// - Throws: ``Refusal``, and nothing has changed.
    package mutating func take(_ act: Act, in context: Context) throws(Refusal) -> [Consequence] {
        try permit(act, to: context)
        var after = self
        let consequences = try after.apply(act, in: context)
        after.note(act.kind, context.entry)
        after.noteTime(of: act, at: context.now)
        self = after
        return consequences
    }

    /// Whether this actor may do this kind of act here at all (laws 13 and 17).
    private func permit(_ act: Act, to context: Context) throws(Refusal) {
        switch context.actor {
        case .desk:
            break
        case .recipient:
            guard act.kind.isForRecipients else { throw .nothing("message") }
        case .person:
            guard let person = context.person else { throw Refusal(.wrongRole, "This person is not known here.") }
            try admits(context.actor)
            try Case.permit(act.kind, to: person)
            guard person.practice == isPractice else {
                throw Refusal(
                    .practiceOnly,
                    isPractice
                        ? "This is a practice case; only its practice people act in it."
                        : "A practice person can't act in a real case.")
            }
        }
        guard !isClosed || act.kind.isPossibleAfterClosing else {
            throw Refusal(.alreadyDone, "This case is closed. Open a new one that names it.")
        }
    }

    /// Whether the person's roles allow this kind of act anywhere.
    package static func permit(_ kind: ActKind, to person: Person) throws(Refusal) {
        let allowed = kind.roles
        guard !allowed.isDisjoint(with: person.roles) else {
            let names = allowed.sorted().map(\.rawValue).joined(separator: ", ")
            throw Refusal(
                .wrongRole,
                names.isEmpty
                    ? "'\(kind.rawValue)' is done by the desk itself, never by a person."
                    : "'\(kind.rawValue)' takes one of these roles: \(names). You have \(person.roles.sorted().map(\.rawValue).joined(separator: ", ")).")
        }
    }
}

extension ActKind {
    /// What may still be said about a case that two people closed: what happened later, and who asks to see it erased.
    fileprivate var isPossibleAfterClosing: Bool {
        let late: Set<ActKind> = [
            .recordEvent, .recordStatement, .recordOutcome, .recordDissent, .readCase, .setHold, .liftHold, .eraseSubject,
            .acknowledge, .notMe, .needHelp, .takeHelp, .showEvidence, .restrictCase, .admitPerson, .excludePerson,
        ]
        return late.contains(self)
    }
}
