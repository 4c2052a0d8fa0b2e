// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats
import TocsinPolicy

/// Why a scenario's act could not even be tried: a name or a field that says nothing here.
struct ScenarioFault: Error, CustomStringConvertible {
    let description: String

    init(_ sentence: String) { description = sentence }
}

/// What a scenario leaves out of an act because it is plain: whose duty, which waiver, to whom, until when.
///
/// What an act names is found by the name that the scenario gives it: a victim's own, the name after `as`, or the word
/// for its sort, `waiver`, `enquiry` or `warning`, which means the last one made.
struct ScenarioScript {
    let scenario: PolicyScenario
    let folded: Case
    /// Identifiers by name.
    let names: [String: String]
    /// Everything that acts have made so far, in order.
    let made: [EntryID]
    let now: Timestamp

    /// The act's own fields, with all that it names filled in.
    func filled(_ kind: ActKind, _ given: [String: ScenarioField]) throws(ScenarioFault) -> [String: ScenarioField] {
        var fields = given
        try fillDuty(kind, &fields)
        try fillSubject(kind, &fields)
        fillTimes(kind, &fields)
        fillWords(kind, &fields)
        var resolved: [String: ScenarioField] = [:]
        for (key, value) in fields { resolved[key] = try resolve(value, under: key) }
        for key in ["outcome", "interim"] where ActKind.withOutcome.contains(kind) { try check(resolved[key]?.text) }
        if kind == .signRelease, resolved["contents"] == nil { resolved["contents"] = contents(resolved["warning"]) }
        resolved["act"] = .text(kind.rawValue)
        return resolved
    }

    /// What a signer sees: the contents as they stand.
    private func contents(_ warning: ScenarioField?) -> ScenarioField? {
        let shown = warning?.text.flatMap { WarningID($0) }.flatMap { folded.warnings[$0] }
        return shown.flatMap { try? Desk.digest(of: $0.contents) }.map { .text("\($0)") }
    }

    var firstVictim: String? { scenario.victims.first?.name ?? folded.victims.values.map(\.added.name).min() }
}

// MARK: which duty, which waiver, which warning

extension ScenarioScript {
    private static let ofDuty: Set<ActKind> = [
        .decideDetermination, .askWaiver, .openDispute, .makeReview, .closeDuty,
    ]
    private static let ofVictim: Set<ActKind> = ofDuty.union([.setFact, .openEnquiry, .considerMeasure, .setTrigger])
    private static let ofRecipient: Set<ActKind> = [
        .deliverByHand, .showEvidence, .acknowledge, .notMe, .needHelp, .takeHelp,
    ]
    private static let ofWarning: Set<ActKind> = ofRecipient.union([
        .writeText, .chooseAudience, .acceptLeak, .decideParity, .signRelease, .releaseEmergency, .reviewEmergency,
        .haltRelease, .signRetraction, .endWindow,
    ])

    private func fillDuty(_ kind: ActKind, _ fields: inout [String: ScenarioField]) throws(ScenarioFault) {
        if Self.ofVictim.contains(kind), fields["victim"] == nil {
            fields["victim"] = firstVictim.map(ScenarioField.text)
        }
        if Self.ofDuty.contains(kind), fields["pack"] == nil {
            fields["pack"] = folded.opened.packs.first.map(ScenarioField.text)
        }
        if kind == .draftWarning, fields["victims"] == nil {
            fields["victims"] = .list([fields.removeValue(forKey: "victim") ?? .text(firstVictim ?? "")])
        }
    }

    private func fillSubject(_ kind: ActKind, _ fields: inout [String: ScenarioField]) throws(ScenarioFault) {
        switch kind {
        case .signWaiver, .refuseWaiver, .revokeWaiver:
            let key = try takeDuty(&fields)
            name("waiver", in: &fields) { folded.waivers[WaiverID($0)]?.key == key }
        case .decideDispute:
            let key = try takeDuty(&fields)
            name("dispute", in: &fields) { folded.disputes[DisputeID($0)]?.key == key }
        case .answerEnquiry:
            let victim = try takeVictim(&fields)
            let fact = fields.removeValue(forKey: "fact")?.text
            name("enquiry", in: &fields) { id in
                guard let opened = folded.enquiries[EnquiryID(id)]?.opened else { return false }
                return opened.victim == victim && (fact == nil || opened.fact.text == fact)
            }
        case .considerOffender:
            name("offender", in: &fields) { folded.offenders[OffenderID($0)] != nil }
        case .fireTrigger:
            let victim = try takeVictim(&fields)
            name("trigger", in: &fields) { folded.triggers[TriggerID($0)]?.set.victim == victim }
        case _ where Self.ofWarning.contains(kind):
            let victim = try takeVictim(&fields)
            name("warning", in: &fields) { folded.warnings[WarningID($0)]?.drafted.victims.contains(victim) ?? false }
            if Self.ofRecipient.contains(kind) { name("recipient", in: &fields) { isRecipient($0, for: victim) } }
            if kind == .chooseAudience, fields["recipients"] == nil, fields["feed"] == nil {
                fields["recipients"] = .list(made.filter { isRecipient($0, for: victim) }.map { .text("\($0)") })
            }
        case _: break
        }
    }

    private func isRecipient(_ id: EntryID, for victim: VictimID) -> Bool {
        folded.recipients[RecipientID(id)].map { $0.added.victim == nil || $0.added.victim == victim } ?? false
    }

    /// The last thing made that fits; if none does, a name of nothing, and the desk says what it says of that.
    private func name(_ key: String, in fields: inout [String: ScenarioField], _ fits: (EntryID) -> Bool) {
        guard fields[key] == nil else { return }
        fields[key] = .text("\(made.last(where: fits) ?? EntryID(high: 0, low: 0))")
    }

    private func takeVictim(_ fields: inout [String: ScenarioField]) throws(ScenarioFault) -> VictimID {
        guard let name = fields.removeValue(forKey: "victim")?.text ?? firstVictim else {
            return VictimID(high: 0, low: 0)
        }
        return VictimID(try identifier(name)) ?? VictimID(high: 0, low: 0)
    }

    private func takeDuty(_ fields: inout [String: ScenarioField]) throws(ScenarioFault) -> DutyKey {
        let pack = fields.removeValue(forKey: "pack")?.text ?? folded.opened.packs.first ?? ""
        return DutyKey(victim: try takeVictim(&fields), pack: pack)
    }
}

// MARK: times and words

extension ScenarioScript {
    /// `in: 4h` for a moment, `window: 48h` for a beginning and an end.
    private func fillTimes(_ kind: ActKind, _ fields: inout [String: ScenarioField]) {
        let length = fields["in"]?.text.flatMap { Interval($0) }
        switch kind {
        case .expectEvent where length != nil:
            fields["in"] = nil
            fields["at"] = length.map { .text("\(now + $0)") }
        case .endWindow where length != nil:
            fields["in"] = nil
            fields["until"] = length.map { .text("\(now + $0)") }
        case .chooseAudience:
            let window = fields.removeValue(forKey: "window")?.text.flatMap { Interval($0) } ?? .hours(72)
            fields["from"] = fields["from"] ?? .text("\(now)")
            fields["until"] = fields["until"] ?? .text("\(now + window)")
        case .receiveReport:
            fields["awareness"] = fields["awareness"] ?? .map(["at": .text("\(now)"), "by": .text("the scenario")])
            fields["marking"] = fields["marking"] ?? .text("amber")
            if let source = fields["source"]?.text {
                fields["source"] = .map(["type": .text("other"), "name": .text(source)])
            }
        case _: break
        }
    }

    private func fillWords(_ kind: ActKind, _ fields: inout [String: ScenarioField]) {
        func fill(_ words: [String: ScenarioField]) { fields.merge(words) { given, _ in given } }
        switch kind {
        case .draftWarning:
            fill(["kind": .text("warning"), "audience_class": .text("private")])
        case .writeText:
            let danger = fields.removeValue(forKey: "text") ?? .text("You may be in danger.")
            fill([
                "language": .text("en"), "headline": .text("A message about your safety"),
                "sender": .text("Scenario desk"),
                "danger": danger, "place": .text(""), "time": .text(""),
                "actions": .list([.text("Follow this advice.")]),
                "check": .text("Ring us."), "help": .text(""), "specificity": .map([:]),
            ])
        case .addRecipient:
            let channel = fields.removeValue(forKey: "channel")?.text ?? "hand"
            let victim = fields["victim"]?.text ?? firstVictim
            fields["victim"] = victim.map(ScenarioField.text)
            fill([
                "name": .text(victim ?? "somebody"), "relation": .text("victim"), "language": .text("en"),
                "routes": .list([ScenarioWay(channel).route]),
            ])
        case .showEvidence:
            fields["channel"] = .text(ScenarioWay(fields["channel"]?.text ?? "mail").kind.rawValue)
        case .releaseEmergency:
            fill(["harm_is_near": .text("true")])
        case .deliverByHand:
            fill(["how": .text("in person"), "server": .text("the desk")])
        case _: break
        }
    }
}

// MARK: names

extension ScenarioScript {
    private static let naming: Set<String> = [
        "victim", "victims", "waiver", "warning", "recipient", "recipients", "enquiry", "dispute", "offender",
        "trigger",
        "report", "reports", "event", "events", "replaces", "renewed_by", "about", "supersedes",
    ]

    private func resolve(_ field: ScenarioField, under key: String) throws(ScenarioFault) -> ScenarioField {
        switch field {
        case .text(let text):
            return Self.naming.contains(key) || text.hasPrefix("$") ? .text(try identifier(text)) : field
        case .list(let items):
            var resolved: [ScenarioField] = []
            for item in items { resolved.append(try resolve(item, under: key)) }
            return .list(resolved)
        case .map(let fields):
            var resolved: [String: ScenarioField] = [:]
            for (inner, value) in fields { resolved[inner] = try resolve(value, under: inner) }
            return .map(resolved)
        }
    }

    private func check(_ outcome: String?) throws(ScenarioFault) {
        guard let outcome, Outcome(rawValue: outcome) == nil else { return }
        let known = Outcome.allCases.map(\.rawValue)
        let near = NearestWord.of(outcome, among: known).map { " Did you mean '\($0)'?" } ?? ""
        throw ScenarioFault("'\(outcome)' is no outcome.\(near) Outcomes are: \(known.joined(separator: ", ")).")
    }

    /// What a name stands for; an identifier stands for itself.
    func identifier(_ text: String) throws(ScenarioFault) -> String {
        let name = text.hasPrefix("$") ? String(text.dropFirst()) : text
        if let found = names[name] { return found }
        if EntryID(name) != nil { return name }
        let near = NearestWord.of(name, among: names.keys).map { " Did you mean '\($0)'?" } ?? ""
        let known = names.keys.sorted().joined(separator: ", ")
        throw ScenarioFault("'\(text)' names nothing here.\(near) Named so far: \(known.isEmpty ? "nothing" : known).")
    }
}

extension ActKind {
    fileprivate static let withOutcome: Set<ActKind> = [.decideDetermination, .openDispute, .decideDispute]
}

/// A way to reach somebody, in the words of scenarios.
struct ScenarioWay {
    let kind: ChannelKind

    init(_ word: String) {
        switch word {
        case "mail", "email", "e-mail": kind = .email
        case "webhook": kind = .webhook
        case "web", "feed", "public": kind = .feed
        case _: kind = .byHand
        }
    }

    var route: ScenarioField {
        .map([
            "channel": .text(kind.rawValue), "address": .text("known to the desk"), "safe_to_contact": .text("yes"),
        ])
    }
}
