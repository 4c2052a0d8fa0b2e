// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// Laws 8 to 13, through the acts that people take.
@Suite struct WarningLawsTests {
    /// What is known of a route, by which channel, whether the approvers signed for it: how much may be said there.
    static let forms: [(known: SafeToContact, channel: ChannelKind, signed: Bool, form: ContactForm)] = [
        (.yes, .email, false, .full), (.yes, .byHand, false, .full), (.yes, .webhook, true, .full),
        (.unknown, .email, false, .neutral), (.unknown, .webhook, false, .neutral), (.unknown, .email, true, .full),
        (.unknown, .byHand, false, .full), (.no, .email, false, .barred), (.no, .email, true, .barred),
        (.no, .byHand, false, .barred), (.no, .byHand, true, .barred),
    ]

    @Test(arguments: forms)
    func `law 8: unknown means by hand or a neutral word, and unsafe means nothing, whoever signs`(
        known: SafeToContact, channel: ChannelKind, signed: Bool, form: ContactForm
    ) {
        #expect(known.form(by: channel, signedOtherwise: signed) == form)
    }

    @Test(arguments: Notice.allCases)
    func `law 8: a fixed notice shows neither threat nor name`(notice: Notice) {
        let words = notice.words(language: "en")
        let text = "\(words.headline) \(words.text)".lowercased()
        for word in ["kill", "bomb", "attack", "murder", "kidnap", "weapon", "http", "@", "deputy", "terror"] {
            #expect(!text.contains(word), "\(word)")
        }
        #expect(notice.words(language: "xx") == words, "a language nobody has checked falls back to English")
    }

    @Test func `law 8: one who is excluded for a victim is never made a recipient`() async throws {
        var sitting = try await Sitting()
        try await sitting.open()
        try await sitting.take("{act: victim.add, as: victim, kind: person, name: Deputy, excluded: [City police]}")
        let add =
            "{act: recipient.add, name: City police, relation: liaison, victim: $victim, language: en, routes: [{channel: email, address: a@example.org, safe_to_contact: yes}]}"
        #expect(try await sitting.refused(add) == .notAllowed)
    }

    @Test func `law 9: for a named person only their own word, with their identity verified, stops the clock`()
        async throws
    {
        var sitting = try await Sitting.withRelease()
        let told = try #require(try await sitting.clock(.told))
        for level in ["handed_over", "accepted", "delivered", "opened"] {
            try await sitting.take(
                "{act: delivery.evidence, warning: $warning, recipient: $person, channel: email, level: \(level)}")
            #expect(try await sitting.clock(.told) == told, "\(level)")
        }
        for level in ["acknowledged", "acknowledged_verified"] {
            let code = try await sitting.refused(
                "{act: delivery.evidence, warning: $warning, recipient: $person, channel: email, level: \(level)}")
            #expect(code == .notAllowed, "no channel acknowledges for a person")
        }
        try await sitting.take("{act: delivery.acknowledge, warning: $warning, recipient: $person, verified: false}")
        #expect(try await sitting.clock(.told) == told)
        try await sitting.take("{act: delivery.acknowledge, warning: $warning, recipient: $person, verified: true}")
        #expect(try await sitting.clock(.told) == nil)
        try await sitting.take(
            "{act: delivery.evidence, warning: $warning, recipient: $person, channel: email, level: handed_over}")
        #expect(
            try await sitting.warning().reach.values.first?.level == .acknowledgedVerified, "evidence never goes down")
    }

    @Test func `law 9: nobody who was not sent the warning can say that they have it`() async throws {
        var sitting = try await Sitting.withDraft()
        #expect(try await sitting.refused(Sitting.told, by: "ben") == .notYet)
        try await sitting.sign("warning", by: "ada")
        try await sitting.sign("warning", by: "rio")
        try await sitting.take(
            "{act: recipient.add, as: other, name: Other, relation: protector, language: en, routes: []}")
        let code = try await sitting.refused(
            "{act: delivery.acknowledge, warning: $warning, recipient: $other, verified: true}")
        #expect(code == .unknownThing)
    }

    @Test func `law 9: a call for help stays until somebody of the desk takes it`() async throws {
        var sitting = try await Sitting.withRelease()
        let take = "{act: help.take, warning: $warning, recipient: $person}"
        #expect(try await sitting.refused(take, by: "ben") == .unknownThing)
        try await sitting.take(
            "{act: delivery.need_help, warning: $warning, recipient: $person, verified: true, words: now}")
        #expect(try await sitting.warning().reach.values.first?.helpAsked == sitting.test.clock.now)
        try await sitting.take(take, by: "ben")
        try await sitting.take(take, by: "ada")
        #expect(try await sitting.warning().reach.values.first?.helpTakenBy == sitting.test["ben"].id)
    }

    @Test func `law 10: a window that nobody decided ends in a breach and in a word to everyone who has it`()
        async throws
    {
        let sitting = try await Sitting.withRelease(class: "public", feed: true)
        try await sitting.advance(by: .seconds(4 * 86_400 - 1))
        #expect(try await sitting.warning().notices == [])
        #expect(try await sitting.folded().breaches.contains { $0.kind == .endDecision })
        try await sitting.advance(by: .seconds(1))
        let warning = try await sitting.warning()
        #expect(warning.window?.state == .ranOut(at: sitting.test.clock.now))
        #expect(warning.notices.map(\.notice) == [.timeRanOut])
        #expect(try await sitting.folded().breaches.contains { $0.kind == .window })
        let published = try await sitting.test.store.publications(practice: false)
        #expect(published.map(\.ended) == ["time_ran_out", "time_ran_out"])
        let text = String(decoding: try #require(published.first).cap, as: UTF8.self)
        #expect(text.contains("Nobody has declared the danger over"))
        try await sitting.advance(by: .days(2))
        #expect(try await sitting.warning().notices.count == 1, "they are told once")
    }

    /// A decision, who may agree, and what recipients are told.
    @Test(arguments: [("lapsed", [Notice.lapsed]), ("withdrawn", [.withdrawn])])
    func `law 10: a decided window ends with a name and a reason, and without a breach`(
        decision: String, told: [Notice]
    ) async throws {
        var sitting = try await Sitting.withRelease()
        let code = try await sitting.refused(
            "{act: window.end, warning: $warning, decision: \(decision), reason: \"\"}", by: "rio")
        #expect(code == .malformed)
        for person in decision == "lapsed" ? ["rio"] : ["rio", "sam"] {
            try await sitting.take(
                "{act: window.end, warning: $warning, decision: \(decision), reason: over}", by: person)
        }
        try await sitting.take(Sitting.told)
        try await sitting.advance(by: .days(5))
        #expect(try await sitting.warning().notices.map(\.notice) == told)
        #expect(try await sitting.folded().breaches.allSatisfy { $0.kind != .window && $0.kind != .endDecision })
        let again = "{act: window.end, warning: $warning, decision: lapsed, reason: over}"
        #expect(try await sitting.refused(again, by: "rio") == .alreadyDone)
    }

    @Test func `law 10: an extended window ends later, and needs a decision again`() async throws {
        var sitting = try await Sitting.withRelease()
        let extend =
            "{act: window.end, warning: $warning, decision: extended, until: \"2026-03-08T09:00:00Z\", reason: not over}"
        for person in ["rio", "sam"] { try await sitting.take(extend, by: person) }
        #expect(try await sitting.clock(.window)?.due == Timestamp("2026-03-08T09:00:00Z"))
        try await sitting.advance(by: .days(4))
        #expect(try await sitting.warning().notices.map(\.notice) == [.extended])
        try await sitting.advance(by: .days(2))
        #expect(try await sitting.warning().notices.map(\.notice) == [.extended, .timeRanOut])
    }

    /// Everything that two people sign; each of these is an edit.
    static let edits = [
        "{act: text.write, warning: $warning, language: en, headline: A message about your safety, sender: Test desk, danger: Somebody may try to hurt you., place: \"\", time: \"\", actions: [Do not use your own car], check: Ring us., help: \"\", specificity: {}}",
        "{act: text.write, warning: $warning, language: fr, headline: Un message, sender: Test desk, danger: Danger., place: \"\", time: \"\", actions: [Partez.], check: Appelez., help: \"\", specificity: {}}",
        "{act: audience.choose, warning: $warning, recipients: [$person], from: \"2026-03-02T09:00:00Z\", until: \"2026-03-06T09:00:01Z\"}",
        "{act: audience.choose, warning: $warning, recipients: [$person, $other], from: \"2026-03-02T09:00:00Z\", until: \"2026-03-06T09:00:00Z\"}",
        "{act: audience.choose, warning: $warning, recipients: [$person], from: \"2026-03-02T09:00:00Z\", until: \"2026-03-06T09:00:00Z\", evidence: acknowledged}",
        "{act: audience.choose, warning: $warning, recipients: [$person], from: \"2026-03-02T09:00:00Z\", until: \"2026-03-06T09:00:00Z\", uncleared_because: no time}",
    ]

    @Test(arguments: edits)
    func `law 11: any edit makes a signature void, and after release there is none`(edit: String) async throws {
        var sitting = try await Sitting.withDraft()
        try await sitting.take(
            "{act: recipient.add, as: other, name: Other, relation: protector, victim: $victim, language: en, routes: []}"
        )
        try await sitting.sign("warning", by: "ada")
        let answer = try await sitting.take(edit)
        #expect(try await sitting.warning().gate.signatures.state == .unsigned)
        #expect(try await sitting.refused(sitting.signature("warning"), by: "rio") == .contentsMoved)
        #expect(try await !sitting.warning().isReleased)

        let moved = "{act: release.sign, warning: $warning, contents: \"\(try #require(answer.contents))\"}"
        try await sitting.take(moved, by: "ada")
        #expect(try await sitting.take(moved, by: "rio").released)
        let released = try await sitting.warning()
        for late in Self.edits { #expect(try await sitting.refused(late) == .alreadyDone) }
        #expect(try await sitting.warning() == released)
        #expect(try Desk.digest(of: released.contents) == released.gate.releasedContents)
    }

    @Test func `law 11: one person halts, two retract, and everyone who has it is told`() async throws {
        var sitting = try await Sitting.withDraft()
        let halt = "{act: release.halt, warning: $warning, reason: wrong man}"
        let retract = "{act: retraction.sign, warning: $warning, reason: wrong man}"
        #expect(try await sitting.refused(halt, by: "ada") == .notYet)
        #expect(try await sitting.refused(retract, by: "rio") == .notYet)
        for person in ["ada", "rio"] { try await sitting.sign("warning", by: person) }
        try await sitting.take(halt, by: "ada")
        #expect(try await sitting.refused(halt, by: "sam") == .alreadyDone)
        #expect(try await sitting.warning().notices.map(\.notice) == [.underReview])
        try await sitting.take(retract, by: "rio")
        try await sitting.take(retract, by: "sam")
        #expect(try await sitting.warning().notices.map(\.notice) == [.underReview, .retracted])
        #expect(try await sitting.refused(retract, by: "sol") == .alreadyDone)
        #expect(try await sitting.clock(.told) == nil)
    }

    @Test func `law 12: a release waits for no log, no signer and no witness`() async throws {
        let sitting = try await Sitting.withRelease(class: "public", feed: true)
        #expect(try await sitting.test.store.logs().isEmpty, "there is no log at all here")
        #expect(try await sitting.warning().isReleased)
        #expect(try await sitting.test.store.publications(practice: false).count == 1)
    }

    @Test func `law 12: a desk that starts again repeats nothing that was released`() async throws {
        let sitting = try await Sitting.withRelease(class: "public", feed: true)
        let before = try await sitting.test.store.publications(practice: false)
        let test = sitting.test
        let again = test.desk.over(test.store)
        try await DeadlineService(desk: again).runOnce()
        #expect(try await again.load(sitting.caseID).folded.differences(from: sitting.folded()) == [])
        #expect(try await test.store.publications(practice: false) == before)
    }

    @Test func `law 13: a practice case and a real one have no person in common`() async throws {
        var sitting = try await Sitting.withVictim()
        let replayed = try await sitting.desk.replay(ActFile(Array(Self.exercise.utf8)))
        let practice = try #require(replayed.case)
        let people = try await sitting.desk.people()
        let trainee = try #require(people.first { $0.practice })
        #expect(trainee.roles == [.assessor, .releaser])

        let fact = try Sitting.request("{act: dissent.record, text: x}", in: sitting.caseID)
        let error = await #expect(throws: Refusal.self) { try await sitting.desk.perform(fact, by: trainee) }
        #expect(error == .nothing("case"), "to a practice person no real case exists")
        let other = try Sitting.request("{act: dissent.record, text: x}", in: practice)
        let refused = await #expect(throws: Refusal.self) {
            try await sitting.desk.perform(other, by: sitting.test["sam"])
        }
        #expect(refused?.code == .practiceOnly)
        try await sitting.take("{act: dissent.record, text: x}")
    }

    @Test func `law 13: practice says so in every text, stands in a feed of its own, and passes the same gate`()
        async throws
    {
        let sitting = try await Sitting()
        let replayed = try await sitting.desk.replay(ActFile(Array(Self.exercise.utf8)))
        let loaded = try await sitting.desk.load(try #require(replayed.case))
        let warning = try #require(loaded.folded.warnings.values.first)
        guard case .byTwo = warning.gate.release else {
            Issue.record("an exercise was released by other than two")
            return
        }
        #expect(try await sitting.test.store.publications(practice: false).isEmpty)
        let published = try await sitting.test.store.publications(practice: true)
        #expect(published.count == 1 && published.allSatisfy(\.practice))
        let text = String(decoding: try #require(published.first).cap, as: UTF8.self)
        #expect(text.contains("<status>Exercise</status>"))
        #expect(text.contains("<headline>PRACTICE. "))
        #expect(text.contains("<description>PRACTICE. "))
        #expect(text.contains("<note>Practice. Nothing here is happening.</note>"))
        #expect(!text.contains("Secret title"), "what a case is called was approved by nobody")
        #expect(try await sitting.test.store.cases().map(\.practice) == [true])
    }

    static let exercise = """
        title: An exercise
        people:
          ann: {name: Ann, roles: [assessor, releaser]}
          bob: {name: Bob, roles: [assessor, releaser]}
        acts:
        - {act: case.open, by: ann, at: "2024-01-01T10:00:00Z", title: Secret title, packs: [us-icd191-model], awareness: {at: "2024-01-01T09:00:00Z", by: n}}
        - {act: victim.add, by: ann, at: "2024-01-01T10:01:00Z", as: v, kind: place, name: Hall}
        - {act: warning.draft, by: ann, at: "2024-01-01T10:02:00Z", as: w, kind: public_alert, audience_class: public, victims: [$v]}
        - {act: text.write, by: ann, at: "2024-01-01T10:03:00Z", warning: $w, language: en, headline: Stay away, sender: Desk, danger: Danger., place: Hall, time: now, actions: [Leave.], check: Ring us., help: "", specificity: {}}
        - {act: audience.choose, by: ann, at: "2024-01-01T10:04:00Z", warning: $w, recipients: [], feed: true, from: "2024-01-01T10:00:00Z", until: "2024-01-03T10:00:00Z"}
        - {act: release.sign, by: ann, at: "2024-01-01T10:05:00Z", warning: $w}
        - {act: release.sign, by: bob, at: "2024-01-01T10:06:00Z", warning: $w}
        """
}

extension Sitting {
    static func request(_ act: String, in id: CaseID?) throws -> ActRequest {
        let step = try #require(ActFile(Array("- \(act)".utf8)).steps.first)
        let request = try TreeDecoder.decode(ActRequest.self, from: step.filled(with: [:]))
        return ActRequest(act: request.act, caseID: id, at: request.at)
    }
}
