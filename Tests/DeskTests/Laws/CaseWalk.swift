// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
@testable import TocsinCore
import TocsinDesk

/// What a walk knows of its case: the names of everything that was made, and of nothing that was refused.
struct WalkThings {
    var victims: [VictimID] = []
    var recipients: [RecipientID] = []
    var reports: [ReportID] = []
    var warnings: [WarningID] = []
    var enquiries: [EnquiryID] = []
    var waivers: [WaiverID] = []
    var disputes: [DisputeID] = []
    var triggers: [TriggerID] = []
    var offenders: [OffenderID] = []

    mutating func add(_ kind: ActKind, _ entry: EntryID) {
        switch kind {
        case .addVictim: victims.append(VictimID(entry))
        case .addRecipient: recipients.append(RecipientID(entry))
        case .receiveReport: reports.append(ReportID(entry))
        case .draftWarning: warnings.append(WarningID(entry))
        case .openEnquiry: enquiries.append(EnquiryID(entry))
        case .askWaiver: waivers.append(WaiverID(entry))
        case .openDispute, .decideDetermination: disputes.append(DisputeID(entry))
        case .setTrigger: triggers.append(TriggerID(entry))
        case .addOffender: offenders.append(OffenderID(entry))
        case _: break
        }
    }
}

/// Makes random acts, right and wrong: things that are there, things that are not, words that are missing.
struct ActMaker {
    static let pack = "us-icd191-model"
    static let facts = [
        "icd.credible", "icd.specific", "icd.impending", "icd.harm", "icd.target", "icd.aware-of-this-threat",
        "icd.awareness-on-file", "icd.awareness-current", "icd.adversary",
    ].compactMap { FactName($0) }

    var random: SeededGenerator
    let things: WalkThings
    let folded: Case
    let now: Timestamp
    private var number: UInt64 { random.seed &* 1_000_003 &+ UInt64(now.milliseconds) }

    init(random: SeededGenerator, things: WalkThings, folded: Case, now: Timestamp) {
        self.random = random
        self.things = things
        self.folded = folded
        self.now = now
    }

    mutating func any<Kind>(_ names: [Identifier<Kind>]) -> Identifier<Kind> {
        let stranger = Identifier<Kind>(high: 3, low: random.next() % 4)
        return random.percent(6) ? stranger : random.some(of: names) ?? stranger
    }

    /// A word that is sometimes missing and never twice the same.
    mutating func words(_ text: String) -> String { random.percent(4) ? "" : "\(text) \(random.next())" }

    mutating func time(within hours: UInt64) -> AssertedTime {
        AssertedTime(instant: now + .minutes(Int64(random.next() % (hours * 60)) - Int64(hours * 10)))
    }

    mutating func act() -> Act {
        switch random.next() % 100 {
        case 0..<16: setFact()
        case 16..<26: duty()
        case 26..<36: question()
        case 36..<46: protection()
        case 46..<60: draft()
        case 60..<76: release()
        case 76..<88: delivery()
        case 88..<94: ending()
        default: intake()
        }
    }

    private mutating func setFact() -> Act {
        if things.victims.isEmpty || random.percent(5) { return addVictim() }
        return .setFact(
            SetFact(
                victim: any(things.victims), fact: random.pick(Self.facts),
                value: random.percent(70) ? .yes : random.pick(Truth.allCases), basis: words("basis"),
                reports: random.percent(10) ? [any(things.reports)] : [], confidence: nil))
    }

    private mutating func addVictim() -> Act {
        .addVictim(
            AddVictim(
                kind: random.pick(VictimKind.allCases), name: words("victim"), protectors: [], excluded: ["Police"],
                vulnerabilities: [], awareness: nil))
    }

    private mutating func duty() -> Act {
        let (victim, pack) = (any(things.victims), random.percent(96) ? Self.pack : "another")
        switch random.next() % 4 {
        case 0, 1:
            let likely = folded.outcome(DutyKey(victim: victim, pack: pack), at: now) ?? .noDuty
            return .decideDetermination(
                DecideDetermination(
                    victim: victim, pack: pack, outcome: random.percent(60) ? likely : random.pick(Outcome.allCases),
                    reasons: words("read")))
        case 2:
            return .openDispute(
                OpenDispute(victim: victim, pack: pack, positions: ["a"], interim: .warn, arbiter: words("senior")))
        default:
            return .decideDispute(
                DecideDispute(
                    dispute: any(things.disputes), outcome: random.pick(Outcome.allCases), reasons: words("heard")))
        }
    }

    private mutating func question() -> Act {
        switch random.next() % 7 {
        case 0:
            return .openEnquiry(
                OpenEnquiry(
                    victim: any(things.victims), fact: random.pick(Self.facts), question: words("is it so"), to: "them",
                    due: random.percent(50) ? .minutes(Int64(random.next() % 200)) : nil))
        case 1: return .answerEnquiry(AnswerEnquiry(enquiry: any(things.enquiries), answer: words("it is")))
        case 2:
            let no = random.percent(80) ? "no" : nil
            return .askWaiver(
                AskWaiver(
                    victim: any(things.victims), pack: Self.pack, ground: random.percent(90) ? "ICD-W-a" : "ICD-W-x",
                    reasons: words("known"),
                    alternatives: WaiverAlternatives(sanitised: no, anonymous: "no", thirdParty: "no", public: "no")))
        case 3, 4:
            return .signWaiver(SignWaiver(waiver: any(things.waivers), expiresIn: .hours(Int64(random.next() % 80))))
        case 5: return .revokeWaiver(EndWaiver(waiver: any(things.waivers), reasons: words("no longer")))
        default: return .refuseWaiver(EndWaiver(waiver: any(things.waivers), reasons: words("not enough")))
        }
    }

    private mutating func protection() -> Act {
        switch random.next() % 9 {
        case 0:
            return .considerMeasure(
                ConsiderMeasure(
                    victim: any(things.victims), option: "move", taken: random.percent(50), reasons: words("r")))
        case 1: return .addOffender(AddOffender(name: words("suspect"), whereabouts: nil, custody: false))
        case 2:
            return .considerOffender(
                ConsiderOffender(
                    offender: any(things.offenders), step: random.percent(50) ? .release : .arrest, taken: true,
                    reasons: words("r")))
        case 3:
            return .setTrigger(
                SetTrigger(
                    victim: any(things.victims), on: words("bail"), by: random.percent(50) ? time(within: 60) : nil))
        case 4: return .fireTrigger(FireTrigger(trigger: any(things.triggers), what: words("it happened")))
        case 5: return .makeReview(MakeReview(victim: any(things.victims), pack: Self.pack, finding: words("f")))
        case 6: return .recordDissent(RecordDissent(text: words("no")))
        case 7:
            return .makeRecord(
                MakeRecord(record: "icd.doubt", victim: any(things.victims), pack: Self.pack, text: words("done")))
        default: return .closeDuty(CloseDuty(victim: any(things.victims), pack: Self.pack))
        }
    }

    private mutating func draft() -> Act {
        if things.recipients.isEmpty || random.percent(10) { return addRecipient() }
        if things.warnings.isEmpty || random.percent(20) {
            return .draftWarning(
                DraftWarning(
                    kind: .warning, audienceClass: random.percent(30) ? .public : .private,
                    victims: random.percent(95) ? [any(things.victims)] : [], priority: nil,
                    replaces: random.percent(20) ? any(things.warnings) : nil))
        }
        let warning = any(things.warnings.suffix(3))
        guard random.percent(50) else { return text(warning) }
        return .chooseAudience(
            ChooseAudience(
                warning: warning, recipients: random.percent(90) ? [any(things.recipients)] : [],
                feed: folded.warnings[warning]?.drafted.audienceClass == .public
                    ? random.percent(70) : random.percent(5),
                from: AssertedTime(instant: now),
                until: random.percent(85) ? AssertedTime(instant: now + .hours(96)) : time(within: 72), area: nil,
                evidence: random.percent(30) ? random.pick(EvidenceLevel.allCases) : nil, escalateAfter: [],
                unclearedBecause: nil))
    }

    private mutating func addRecipient() -> Act {
        .addRecipient(
            AddRecipient(
                name: random.percent(10) ? "Police" : words("recipient"), relation: .victim,
                victim: random.percent(80) ? any(things.victims) : nil, language: "en",
                routes: [Route(channel: .byHand, address: "there", safeToContact: .yes, basis: nil)], check: nil))
    }

    private mutating func text(_ warning: WarningID) -> Act {
        .writeText(
            WriteText(
                warning: warning, language: random.percent(80) ? "en" : "fr", headline: words("headline"),
                sender: "Desk",
                danger: random.percent(45) ? "Orrin Vask comes at 21:40." : "Danger.", place: "", time: "",
                actions: random.percent(95) ? ["Leave."] : [], check: "Ring us.", help: "", specificity: Specificity()))
    }

    private mutating func release() -> Act {
        let warning = any(things.warnings.suffix(4))
        let stands = folded.warnings[warning].flatMap { try? Desk.digest(of: $0.contents) }
        switch random.next() % 12 {
        case 0..<7:
            let wrong = random.percent(5) ? Digest([UInt8](repeating: 1, count: 32)) : nil
            return .signRelease(SignRelease(warning: warning, contents: wrong ?? stands, reason: nil))
        case 7:
            return .releaseEmergency(
                EmergencyRelease(
                    warning: warning, reason: words("minutes"), harmIsNear: random.percent(90), contents: nil))
        case 8: return .reviewEmergency(ReviewEmergency(warning: warning, finding: words("right")))
        case 9, 10:
            let hit = folded.warnings[warning]?.leaks?.findings.first?.hit ?? "none"
            return .acceptLeak(AcceptLeak(warning: warning, hit: hit, reason: words("known")))
        default: return .decideParity(DecideParity(warning: warning, reason: words("so be it")))
        }
    }

    private mutating func delivery() -> Act {
        let (warning, recipient) = (any(things.warnings.suffix(4)), any(things.recipients))
        let answer = AnswerDelivery(warning: warning, recipient: recipient, verified: random.percent(50), words: nil)
        switch random.next() % 7 {
        case 0:
            return .deliverByHand(
                DeliverByHand(
                    warning: warning, recipient: recipient,
                    result: random.pick([.told, .refused, .notFound, .notSafe]),
                    how: "in person", server: "B", identifiedBy: random.percent(50) ? "card" : nil, readBack: true,
                    answer: nil))
        case 1, 2:
            return .showEvidence(
                ShowEvidence(
                    warning: warning, recipient: recipient, channel: .email,
                    level: random.percent(80) ? random.pick(EvidenceLevel.allCases) : nil, reason: "full"))
        case 3: return .acknowledge(answer)
        case 4: return .notMe(answer)
        case 5: return .needHelp(answer)
        default:
            let calls = folded.warnings.values.flatMap { warning in
                warning.reach.filter { $0.value.helpAsked != nil }.map {
                    TakeHelp(warning: warning.id, recipient: $0.key)
                }
            }
            let call = calls.sorted { ($0.warning, $0.recipient) < ($1.warning, $1.recipient) }.first
            return .takeHelp(call ?? TakeHelp(warning: warning, recipient: recipient))
        }
    }

    private mutating func ending() -> Act {
        let warning = any(things.warnings.suffix(4))
        switch random.next() % 8 {
        case 0...3:
            return .endWindow(
                EndWindow(
                    warning: warning, decision: random.pick(EndDecision.Kind.allCases),
                    until: random.percent(70) ? time(within: 90) : nil,
                    renewedBy: random.percent(60) ? any(things.warnings) : nil, reason: words("over")))
        case 4: return .haltRelease(HaltRelease(warning: warning, reason: words("wait")))
        case 5, 6: return .signRetraction(SignRelease(warning: warning, contents: nil, reason: words("wrong")))
        default: return .closeCase(CloseCase(reason: words("done")))
        }
    }

    private mutating func intake() -> Act {
        switch random.next() % 6 {
        case 0, 1:
            return .receiveReport(
                ReceiveReport(
                    source: ReportSource(type: "liaison", name: "Partner", reference: random.percent(50) ? "77" : nil),
                    grade: nil, marking: .red, originator: nil,
                    awareness: Awareness(at: AssertedTime(instant: now), by: "n"), mediaType: nil, language: nil,
                    text: random.percent(95) ? "Orrin Vask comes at 21:40 in a green Skoda." : nil))
        case 2:
            guard let grade = try? SourceGrade("B2") else { return .recordDissent(RecordDissent(text: "no grade")) }
            return .gradeReport(GradeReport(report: any(things.reports), grade: grade, reasons: words("known")))
        case 3: return .expectEvent(ExpectEvent(at: random.percent(80) ? time(within: 40) : nil))
        case 4:
            return random.percent(50) ? .setHold(LegalHold(reason: words("court"))) : .liftHold(LegalHold(reason: ""))
        default:
            return .eraseSubject(EraseSubject(subject: SubjectID(any(things.victims)), ground: words("asked")))
        }
    }
}
