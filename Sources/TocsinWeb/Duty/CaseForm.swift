// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The form of one act in a case: what it asks, and the act that it becomes.
///
/// Acts with a page of their own, such as facts and verdicts, have none here.
struct CaseForm: Sendable {
    let kind: ActKind
    let title: String
    /// What will happen, before it does.
    let lead: String
    /// What the button says: the act itself.
    let button: String
    /// The part of the case that shows what was done.
    let part: CasePart
    let isDanger: Bool
    let fields: @Sendable (CaseFormAsk, FormFill) throws -> [FormField]
    let act: @Sendable (CaseFormAsk, DeskForm) throws -> Act

    init(
        _ kind: ActKind, _ title: String, lead: String, button: String, part: CasePart, isDanger: Bool = false,
        fields: @escaping @Sendable (CaseFormAsk, FormFill) throws -> [FormField],
        act: @escaping @Sendable (CaseFormAsk, DeskForm) throws -> Act
    ) {
        self.kind = kind
        self.title = title
        self.lead = lead
        self.button = button
        self.part = part
        self.isDanger = isDanger
        self.fields = fields
        self.act = act
    }

    /// The name under which somebody's draft of it is kept.
    func draft(_ ask: CaseFormAsk) -> String {
        ([kind.rawValue, "\(ask.reading.id)"] + CaseFormAsk.names.compactMap { ask.about[$0] }).joined(separator: ".")
    }

    static let all: [CaseForm] = intake + duty + waivers + protection + access + closing
}

/// What a form is about: the case, and the victim, pack, thing or fact that its link names.
struct CaseFormAsk: Sendable {
    /// What a link to a form may name, and a form sends back.
    static let names = ["victim", "pack", "thing", "fact"]

    let reading: CaseReading
    let about: [String: String]

    var folded: Case { reading.folded }

    func victim() throws -> Victim {
        guard let victim = about["victim"].flatMap(VictimID.init).flatMap({ folded.victims[$0] }) else {
            throw WebFailure.nothing
        }
        return victim
    }

    func key() throws -> DutyKey {
        let key = DutyKey(victim: try victim().id, pack: about["pack"] ?? "")
        guard folded.duties[key] != nil else { throw WebFailure.nothing }
        return key
    }

    func thing<Kind>() throws -> Identifier<Kind> {
        guard let id = about["thing"].flatMap({ Identifier<Kind>($0) }) else { throw WebFailure.nothing }
        return id
    }

    func fact() throws -> FactName {
        guard let fact = about["fact"].flatMap(FactName.init) else { throw WebFailure.nothing }
        return fact
    }

    /// The victims to choose from.
    var victims: [FormChoice] {
        folded.victims.inOrder.map { FormChoice("\($0.id)", $0.added.name, hint: $0.added.kind.words) }
    }

    /// Whom it is about, and what; so that a form says it without its case being read again.
    var pairs: [FactPair] {
        var pairs: [FactPair] = []
        if let victim = try? victim() { pairs.append(FactPair("Victim", victim.added.name)) }
        if let pack = about["pack"] { pairs.append(FactPair("Pack", reading.packTitle(pack))) }
        if let fact = try? fact() {
            pairs.append(FactPair("Fact", reading.packs.question(of: fact, in: folded.opened.packs) ?? fact.text))
        }
        return pairs + thingPairs
    }

    private var thingPairs: [FactPair] {
        guard let id = about["thing"].flatMap(EntryID.init) else { return [] }
        if let enquiry = folded.enquiries[EnquiryID(id)] {
            return [FactPair("Question", enquiry.opened.question), FactPair("Asked of", enquiry.opened.to)]
        }
        if let waiver = folded.waivers[WaiverID(id)] {
            return [
                FactPair("Victim", reading.name(of: waiver.asked.victim)),
                FactPair("Pack", reading.packTitle(waiver.asked.pack)),
                FactPair("Ground", waiver.asked.ground), FactPair("Reasons", waiver.asked.reasons),
                FactPair("Asked by", reading.names.name(waiver.askedBy)),
            ]
        }
        if let dispute = folded.disputes[DisputeID(id)] {
            return [FactPair("Victim", reading.name(of: dispute.opened.victim))]
                + dispute.opened.positions.map { FactPair("Position", $0) }
                + [FactPair("Until it is decided", dispute.opened.interim.words)]
        }
        if let trigger = folded.triggers[TriggerID(id)] { return [FactPair("Look again", trigger.set.on)] }
        if let offender = folded.offenders[OffenderID(id)] { return [FactPair("Suspect", offender.added.name)] }
        return []
    }
}

/// A form as its page shows it; see `caseForm.mustache`.
struct CaseFormPage: Sendable {
    let formTitle: String
    let formLead: String
    let formAction: String
    let formButton: String
    let formDraft: String
    let isDanger: Bool
    let isCalm: Bool
    let fields: [FormField]
    let about: [HiddenField]
    let pairs: [FactPair]
    let hasPairs: Bool
    let backPath: String
    let mayAct: Bool
    let whoMay: String
}

extension CaseFormPage {
    init(_ form: CaseForm, _ ask: CaseFormAsk, fill: FormFill = FormFill()) throws {
        formTitle = form.title
        formLead = form.lead
        formAction = "\(ask.reading.path)/acts/\(form.kind.rawValue)"
        formButton = form.button
        formDraft = "/desk/drafts/\(form.draft(ask))"
        isDanger = form.isDanger
        isCalm = !form.isDanger
        fields = try form.fields(ask, fill)
        about = ask.about.sorted { $0.key < $1.key }.map { HiddenField(name: $0.key, value: $0.value) }
        pairs = ask.pairs
        hasPairs = !pairs.isEmpty
        backPath = form.part.path(in: ask.reading.id)
        mayAct = ask.reading.may(form.kind)
        whoMay = "This takes one of these roles: \(form.kind.roles.sorted().map(\.rawValue).joined(separator: ", "))."
    }
}
