// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

/// Law 17 once more, as the plain story of one change: who said yes, who gave up the wait, and when.
struct ChangeStory {
    let proposer: PersonID
    let about: PersonID?
    var yes: (who: PersonID, at: Int64)?
    var gaveUp: [PersonID] = []
    var over: String?

    mutating func approve(_ who: PersonID, _ now: Int64) -> String {
        if over != nil || yes != nil { return "already-done" }
        if who == proposer || who == about { return "same-person" }
        yes = (who, now)
        return gaveUp.count > 1 ? "now" : "wait \(now + 86_400_000)"
    }

    mutating func waive(_ who: PersonID) -> String {
        if over != nil { return "already-done" }
        if [proposer, about, yes?.who].contains(who) || gaveUp.contains(who) { return "same-person" }
        gaveUp.append(who)
        guard let yes else { return "ask" }
        return gaveUp.count > 1 ? "now" : "wait \(yes.at + 86_400_000)"
    }

    mutating func refuse() -> String {
        if over != nil { return "already-done" }
        over = "refused"
        return "refused"
    }

    mutating func effect(_ now: Int64) -> String {
        if over != nil { return "already-done" }
        guard let yes, gaveUp.count > 1 || now >= yes.at + 86_400_000 else { return "not-yet" }
        over = "in force"
        return "done"
    }

    mutating func disable(_ who: PersonID) -> String {
        guard over == nil else { return "dropped" }
        if gaveUp.contains(who) {
            gaveUp.removeAll { $0 == who }
        } else if who == proposer || who == about || who == yes?.who {
            over = "fallen"
        }
        return "dropped"
    }

    var line: String { over ?? (yes == nil ? "proposed" : "approved") + " \(gaveUp.count)" }
}

extension PendingChange {
    var line: String {
        switch state {
        case .proposed: "proposed \(waivers.count)"
        case .approved: "approved \(waivers.count)"
        case .refused: "refused"
        case .fallen: "fallen"
        case .inForce: "in force"
        }
    }
}

@Suite struct PendingChangeTests {
    static let (ada, ben, cem, dan, eve) = (
        Walk.person(1), Walk.person(2), Walk.person(3), Walk.person(4), Walk.person(5)
    )

    static func change(about: PersonID? = eve) -> PendingChange {
        let what: ProposedChange = if let about { .roles(about, [.releaser]) } else { .pack("a", on: false) }
        return PendingChange(id: ChangeID(high: 0, low: 9), what: what, by: ada, at: Walk.time(0), reasons: "needed")
    }

    static func word(_ effect: PendingChange.Effect) -> String {
        switch effect {
        case .askApproval: "ask"
        case .waits(let until): "wait \(until.milliseconds)"
        case .takeEffect: "now"
        }
    }

    @Test(arguments: Walk.seeds)
    func `law 17: ten thousand random steps agree with the story`(seed: UInt64) {
        var (change, story, now) = (Self.change(), ChangeStory(proposer: Self.ada, about: Self.eve), Int64(0))
        let people = [Self.ada, Self.ben, Self.cem, Self.dan, Self.eve, Walk.person(6)]
        let seen = Walk.go(seed: seed) { random in
            if !change.isOpen, random.percent(50) {
                let about = random.percent(30) ? nil : Self.eve
                (change, story) = (Self.change(about: about), ChangeStory(proposer: Self.ada, about: about))
            }
            now += random.percent(20) ? 30_000_000 : 1_000
            let who = random.pick(people)
            let before = change
            let (act, machine, model): (String, String, String)
            switch random.next() % 12 {
            case 0...3:
                let time = Walk.time(now)
                (act, machine) = (
                    "approve", Walk.word({ () throws(Refusal) in try change.approve(by: who, at: time) }, as: Self.word)
                )
                model = story.approve(who, now)
            case 4...7:
                let time = Walk.time(now)
                (act, machine) = (
                    "waive", Walk.word({ () throws(Refusal) in try change.waive(by: who, at: time) }, as: Self.word)
                )
                model = story.waive(who)
            case 8...9:
                let time = Walk.time(now)
                (act, machine) = (
                    "effect", Walk.word({ () throws(Refusal) in try change.takeEffect(at: time) }) { _ in "done" }
                )
                model = story.effect(now)
            case 10:
                (act, machine) = (
                    "refuse", Walk.word({ () throws(Refusal) in try change.refuse(by: who) }) { _ in "refused" }
                )
                model = story.refuse()
            case _:
                change.drop(who)
                (act, machine, model) = ("disable", "dropped", story.disable(who))
            }
            if case .approved = change.state, before.due != nil, change.waivers == before.waivers {
                #expect(change.due == before.due, "seed \(seed): a wait moved by itself")
            }
            return WalkStep(
                act: "\(act) \(who)", machine: "\(machine) | \(change.line)", model: "\(model) | \(story.line)")
        }
        #expect(
            seen.isSuperset(of: [
                "wait", "now", "ask", "done", "not-yet", "same-person", "already-done", "refused", "dropped",
            ]),
            "\(seen)")
    }

    @Test func `law 17: nobody approves what they proposed, nor what is about them`() {
        for person in [Self.ada, Self.eve] {
            var change = Self.change()
            #expect(refusal { () throws(Refusal) in try change.approve(by: person, at: Walk.time(1)) } == .samePerson)
            #expect(refusal { () throws(Refusal) in try change.waive(by: person, at: Walk.time(1)) } == .samePerson)
            #expect(change == Self.change())
        }
    }

    @Test func `law 17: an approved change waits a day from its approval`() throws {
        var change = Self.change()
        let approved = Walk.time(5_000)
        #expect(try change.approve(by: Self.ben, at: approved) == .waits(until: approved + .hours(24)))
        let early = approved + .hours(24) - .seconds(1)
        #expect(refusal { () throws(Refusal) in try change.takeEffect(at: early) } == .notYet)
        try change.takeEffect(at: approved + .hours(24))
        #expect(change.state == .inForce(since: approved + .hours(24)))
    }

    @Test func `law 17: one senior officer alone waives nothing`() throws {
        var change = Self.change()
        _ = try change.approve(by: Self.ben, at: Walk.time(0))
        #expect(try change.waive(by: Self.cem, at: Walk.time(1)) == .waits(until: Walk.time(86_400_000)))
        #expect(refusal { () throws(Refusal) in try change.waive(by: Self.cem, at: Walk.time(2)) } == .samePerson)
        #expect(refusal { () throws(Refusal) in try change.takeEffect(at: Walk.time(3)) } == .notYet)
        #expect(try change.waive(by: Self.dan, at: Walk.time(4)) == .takeEffect)
    }

    @Test func `law 17: two who waive approve nothing`() throws {
        var change = Self.change()
        _ = try change.waive(by: Self.cem, at: Walk.time(1))
        _ = try change.waive(by: Self.dan, at: Walk.time(1))
        #expect(refusal { () throws(Refusal) in try change.takeEffect(at: Walk.time(999_999_999)) } == .notYet)
        #expect(try change.approve(by: Self.ben, at: Walk.time(2)) == .takeEffect)
    }
}
