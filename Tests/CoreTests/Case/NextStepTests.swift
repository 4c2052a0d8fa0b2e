// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
@testable import TocsinCore

/// The life of a warning on one bench: what is next at each stage, by whom, and who may not.
@Suite struct NextStepTests {
    private static func kinds(_ bench: CaseBench) -> [NextStep.Kind] {
        bench.folded.steps(at: bench.now).map(\.kind)
    }

    private static func next(_ bench: CaseBench) throws -> NextStep { try #require(bench.folded.next(at: bench.now)) }

    @Test func `first somebody says who may be harmed, by the first look`() throws {
        let bench = CaseBench()
        let next = try Self.next(bench)
        #expect(next.kind == .addVictims)
        #expect(next.by == CaseBench.start + ClockLength.firstLook)
        #expect(next.sentence == "Next: say who may be harmed")
        #expect(Set(next.roles) == ActKind.addVictim.roles)
    }

    @Test func `a report without a grade is graded`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        let report = try bench.take(
            .receiveReport(
                ReceiveReport(
                    source: ReportSource(type: "liaison", name: "P", reference: nil), grade: nil, marking: .red,
                    originator: nil, awareness: Awareness(at: AssertedTime(instant: bench.now), by: "n"),
                    mediaType: nil, language: nil, text: "x")))
        #expect(Self.kinds(bench).contains(.gradeReports))
        let grade = try SourceGrade("B2")
        try bench.take(.gradeReport(GradeReport(report: ReportID(report), grade: grade, reasons: "r")))
        #expect(!Self.kinds(bench).contains(.gradeReports))
        #expect(bench.folded.victims[victim] != nil)
    }

    @Test func `verdict, warning, text, audience, two signatures, delivery, end`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        #expect(try Self.next(bench).kind == .determine)
        #expect(try Self.next(bench).words == "decide what is owed to V under bench")
        try bench.decide(.warn, for: victim, by: 1)
        #expect(try Self.next(bench).kind == .draftWarning)

        let draft = DraftWarning(
            kind: .warning, audienceClass: .staff, victims: [victim], priority: nil, replaces: nil)
        let warning = WarningID(try bench.take(.draftWarning(draft)))
        #expect(try Self.next(bench).words == "write the text of the release to staff")
        try bench.take(.writeText(bench.text(of: warning)))
        #expect(try Self.next(bench).kind == .chooseAudience)
        let recipient = try bench.addRecipient(for: victim)
        try bench.take(.chooseAudience(bench.audience(of: warning, [recipient])))
        #expect(try Self.next(bench).kind == .signFirst)
        #expect(try Self.next(bench).barred == [])

        let sign = Act.signRelease(SignRelease(warning: warning, contents: Walk.digest(1), reason: nil))
        try bench.take(sign, by: 2)
        let second = try Self.next(bench)
        #expect(second.sentence == "Next: second signature on the release to staff")
        #expect(second.barred == [Walk.person(2)] && second.roles == [.releaser, .senior] && second.isSecond)
        #expect(bench.folded.waiting(at: bench.now).map(\.since) == [bench.now])
        try bench.take(sign, by: 3)

        #expect(try Self.next(bench).kind == .deliverByHand)
        #expect(try Self.next(bench).words == "warn 1 person by hand")
        try bench.take(bench.told(warning, recipient))
        #expect(Self.kinds(bench).first == .considerMeasures)
        #expect(Self.kinds(bench).contains(.decideEnd))
    }

    @Test func `an edit voids the first signature, and the next step with it`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        try bench.decide(.warn, for: victim, by: 1)
        let warning = try bench.addWarning(for: victim, to: [try bench.addRecipient(for: victim)], signed: 1)
        #expect(try Self.next(bench).kind == .signSecond)
        try bench.take(.writeText(bench.text(of: warning, headline: "Another")))
        #expect(try Self.next(bench).kind == .signFirst)
        #expect(bench.folded.waiting(at: bench.now) == [])
    }

    @Test func `law 4: who gave the first verdict is no second reader, and the words do not tell it`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim(.noDuty)
        try bench.take(
            .setFact(
                SetFact(
                    victim: victim, fact: try #require(FactName("icd.credible")), value: .no, basis: "b", reports: [],
                    confidence: nil)))
        try bench.decide(.noDuty, for: victim, by: 2)
        let next = try Self.next(bench)
        #expect(next.kind == .readSecond && next.barred == [Walk.person(2)])
        #expect(next.words == "second reading for V under bench")
        let waiting = try #require(bench.folded.waiting(at: bench.now).first)
        #expect(waiting.purpose == .secondReading && waiting.first == [Walk.person(2)] && waiting.pack == "bench")
        #expect(waiting.thing == EntryID(victim))
    }

    @Test func `law 5: when no time is left for two signatures, one may warn at once`() throws {
        var bench = CaseBench(expected: .hours(5))
        let victim = try bench.addVictim()
        try bench.decide(.warn, for: victim, by: 1)
        let line = BoardLine(bench.folded)
        let offered = CaseBench.start + .hours(4)
        #expect(line.emergency?.by == offered)
        #expect(line.step(at: offered - .seconds(1))?.kind == .draftWarning)
        #expect(line.step(at: offered)?.kind == .releaseAlone)
        #expect(bench.folded.next(at: offered)?.kind == .releaseAlone)
        #expect(Set(bench.folded.next(at: offered)?.roles ?? []) == [.releaser, .senior])
        #expect(bench.folded.next(at: offered - .minutes(1))?.kind == .draftWarning)
    }

    @Test func `a call for help comes before everything, until somebody takes it`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        try bench.decide(.warn, for: victim, by: 1)
        let recipient = try bench.addRecipient(for: victim)
        let warning = try bench.addWarning(for: victim, to: [recipient])
        let call = AnswerDelivery(warning: warning, recipient: recipient, verified: true, words: nil)
        try bench.take(.needHelp(call))
        #expect(try Self.next(bench).kind == .takeHelp)
        #expect(BoardLine(bench.folded).rank == 0 && BoardLine(bench.folded).helpAsked == 1)
        try bench.take(.takeHelp(TakeHelp(warning: warning, recipient: recipient)))
        #expect(!Self.kinds(bench).contains(.takeHelp))
    }

    @Test func `what ran out and is not done stays first, and overdue`() throws {
        var bench = CaseBench()
        _ = try bench.addVictim()
        try bench.advance(by: .hours(5))
        let next = try Self.next(bench)
        #expect(next.kind == .determine)
        #expect(next.by == CaseBench.start + ClockLength.determination)
        #expect(ClockState(next, at: bench.now) == .breached)
        #expect(BoardLine(bench.folded).breaches > 0)
    }

    @Test func `emergency release is reviewed by another, and a window's end agreed by another`() throws {
        var bench = CaseBench()
        let victim = try bench.addVictim()
        try bench.decide(.warn, for: victim, by: 1)
        let recipient = try bench.addRecipient(for: victim)
        let warning = try bench.addWarning(for: victim, to: [recipient], signed: 0)
        try bench.take(
            .releaseEmergency(EmergencyRelease(warning: warning, reason: "minutes", harmIsNear: true, contents: nil)),
            by: 2)
        try bench.take(bench.told(warning, recipient))
        let review = try #require(bench.folded.steps(at: bench.now).first { $0.kind == .reviewEmergency })
        #expect(review.barred == [Walk.person(2)])
        let withdraw = EndWindow(warning: warning, decision: .withdrawn, until: nil, renewedBy: nil, reason: "over")
        try bench.take(.endWindow(withdraw), by: 3)
        let agree = try #require(bench.folded.steps(at: bench.now).first { $0.kind == .agreeEnd })
        #expect(agree.barred == [Walk.person(3)])
        #expect(BoardLine(bench.folded).windowEnds != nil)
        try bench.take(.endWindow(withdraw), by: 1)
        #expect(BoardLine(bench.folded).windowEnds == nil)
    }

    @Test func `taking a case stops no clock and changes no step`() throws {
        var bench = CaseBench()
        _ = try bench.addVictim()
        let (steps, clocks) = (bench.folded.steps(at: bench.now), bench.folded.clocks)
        try bench.take(.takeCase(TakeCase()), by: 5)
        #expect(bench.folded.steps(at: bench.now) == steps && bench.folded.clocks == clocks)
        #expect(bench.folded.taken == Taken(by: Walk.person(5), at: bench.now))
        #expect(bench.refuses(.takeCase(TakeCase()), by: 5).code == .alreadyDone)
        try bench.take(.handOverCase(HandOverCase(to: Walk.person(6), note: nil)), by: 7)
        #expect(bench.folded.taken?.by == Walk.person(6))
    }

    @Test func `nobody holds, or acts in, a case that they may not read`() throws {
        var bench = CaseBench()
        try bench.take(.takeCase(TakeCase()), by: 5)
        let few = RestrictCase(reason: "r", admitted: [Walk.person(2)], releasers: [Walk.person(2)])
        try bench.take(.restrictCase(few), by: 1)
        #expect(bench.folded.taken == nil)
        let refused = bench.refuses(.recordDissent(RecordDissent(text: "x")), by: 5)
        #expect(refused.code == .unknownThing && refused.changed == [])
        #expect(bench.refuses(.handOverCase(HandOverCase(to: Walk.person(5), note: nil))).code == .notAllowed)
        #expect(try bench.refolded().access == bench.folded.access)
    }

    @Test func `every kind has words of its own`() {
        let words = NextStep.Kind.allCases.map { kind in
            NextStep(kind, by: .setFact, pack: "p", count: 2, about: "it").words
        }
        #expect(words.allSatisfy { !$0.isEmpty })
        #expect(Set(words).count >= words.count - 1)
    }
}
