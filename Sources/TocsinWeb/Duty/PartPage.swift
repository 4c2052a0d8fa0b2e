// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

/// A part of a case as sections of rows; see `casePart.mustache`.
struct PartPage: Sendable {
    struct Row: Sendable {
        let rowTitle: String
        let rowTag: String
        let rowTagClass: String
        let rowHasTag: Bool
        let rowHasClock: Bool
        let rowClock: ClockFace?
        let rowText: String
        let rowMeta: String
        let rowLinks: [PageLink]
        let rowHasLinks: Bool

        init(
            _ title: String, tag: String = "", tagClass: String = "", clock: ClockFace? = nil, text: String = "",
            meta: String = "", links: [PageLink] = []
        ) {
            rowTitle = title
            rowTag = tag
            rowTagClass = tagClass
            rowHasTag = !tag.isEmpty
            rowClock = clock
            rowHasClock = clock != nil
            rowText = text
            rowMeta = meta
            rowLinks = links
            rowHasLinks = !links.isEmpty
        }
    }

    struct Section: Sendable {
        let sectionTitle: String
        let sectionRows: [Row]
        let sectionHasRows: Bool
        /// What belongs here, where nothing does.
        let sectionEmpty: String
        let sectionActs: [PageLink]
        let sectionHasActs: Bool

        init(_ title: String, _ rows: [Row], empty: String, acts: [PageLink] = []) {
            sectionTitle = title
            sectionRows = rows
            sectionHasRows = !rows.isEmpty
            sectionEmpty = empty
            sectionActs = acts
            sectionHasActs = !acts.isEmpty
        }
    }

    let partTitle: String
    let sections: [Section]
}

extension CaseReading {
    /// A link to a form, for whoever may fill it in while the case is open.
    func offer(
        _ kind: ActKind, _ label: String, victim: VictimID? = nil, pack: String? = nil, thing: EntryID? = nil
    ) -> [PageLink] {
        guard may(kind), !folded.isClosed || kind.isAfterClosing else { return [] }
        return [PageLink(path: form(kind, victim: victim, pack: pack, thing: thing), label: label)]
    }

    /// The clock of this key, while it runs.
    func clock(_ key: String, from start: Timestamp? = nil) -> ClockFace? {
        guard !isPast else { return nil }
        return folded.clocks.first { $0.key == key }.map { self.clock($0, from: start) }
    }
}

extension ActKind {
    fileprivate var isAfterClosing: Bool {
        self == .recordDissent || self == .setHold || self == .liftHold || self == .eraseSubject
    }
}

extension PartPage {
    static func enquiries(_ reading: CaseReading) -> PartPage {
        let all = reading.folded.enquiries.inOrder
        let open = all.filter { $0.state == .open }.sorted { $0.due < $1.due }
        return PartPage(
            partTitle: "Enquiries",
            sections: [
                Section(
                    "Open",
                    open.map { enquiry in
                        Row(
                            enquiry.opened.question,
                            clock: reading.clock("enquiry:\(enquiry.id)", from: enquiry.openedAt),
                            text: "About \(reading.name(of: enquiry.opened.victim)). Asked of \(enquiry.opened.to).",
                            meta: "Due \(reading.time(enquiry.due).words)",
                            links: reading.offer(
                                .answerEnquiry, "Answer: \(enquiry.opened.question)", thing: EntryID(enquiry.id)))
                    }, empty: "Nobody is being asked. Where a fact that decides is unknown and can be found out, ask.",
                    acts: reading.folded.victims.isEmpty ? [] : reading.offer(.openEnquiry, "Ask somebody")),
                Section(
                    "Over", all.filter { $0.state != .open }.map { over($0, in: reading) },
                    empty: "No enquiry is over yet."),
            ])
    }

    private static func over(_ enquiry: Enquiry, in reading: CaseReading) -> Row {
        let whom = "About \(reading.name(of: enquiry.opened.victim)). Asked of \(enquiry.opened.to)."
        switch enquiry.state {
        case .open: return Row(enquiry.opened.question)
        case .answered(let answer, let at):
            return Row(
                enquiry.opened.question, tag: "Answered", tagClass: "none", text: answer,
                meta: "\(whom) Answered \(reading.time(at).words)",
                links: [
                    PageLink(
                        "Answer the fact",
                        to: "\(reading.path)/facts/\(enquiry.opened.victim)#fact-\(enquiry.opened.fact.text)")
                ])
        case .expired(let at):
            return Row(
                enquiry.opened.question, tag: "Ran out", tagClass: "warn", text: whom,
                meta: "Nobody answered by \(reading.time(at).words); the rule's handling of doubt decides.",
                links: reading.offer(
                    .answerEnquiry, "Answer late: \(enquiry.opened.question)", thing: EntryID(enquiry.id)))
        }
    }

    static func waivers(_ reading: CaseReading) -> PartPage {
        let folded = reading.folded
        let duties = folded.duties.sorted { $0.key < $1.key }
        let askable = duties.filter { !($0.value.evaluation?.waiverGrounds.isEmpty ?? true) && !$0.value.closed }
        return PartPage(
            partTitle: "Waivers and disputes",
            sections: [
                Section(
                    "Waivers", folded.waivers.inOrder.map { waiver($0, in: reading) },
                    empty:
                        "Nobody asked for a waiver. The rules never waive; a senior officer may, on a ground, for a while.",
                    acts: askable.flatMap { key, _ in
                        reading.offer(
                            .askWaiver, "Ask for a waiver: \(reading.name(of: key.victim)), \(key.pack)",
                            victim: key.victim,
                            pack: key.pack)
                    }),
                Section(
                    "Disputes", folded.disputes.inOrder.map { dispute($0, in: reading) }, empty: "Nobody differs.",
                    acts: duties.filter { !$0.value.closed && folded.openDispute($0.key) == nil }.flatMap { key, _ in
                        reading.offer(
                            .openDispute, "Open a dispute: \(reading.name(of: key.victim)), \(key.pack)",
                            victim: key.victim,
                            pack: key.pack)
                    }),
            ])
    }

    private static func waiver(_ waiver: Waiver, in reading: CaseReading) -> Row {
        let title =
            "\(reading.name(of: waiver.asked.victim)), \(reading.packTitle(waiver.asked.pack)): ground \(waiver.asked.ground)"
        let asked = "Asked by \(reading.names.name(waiver.askedBy)), \(reading.time(waiver.askedAt).words)"
        let thing = EntryID(waiver.id)
        switch waiver.state {
        case .asked:
            return Row(
                title, tag: "Waiver asked", tagClass: "warn",
                clock: reading.clock("waiver_review:\(waiver.id)", from: waiver.askedAt),
                text: "\(waiver.asked.reasons) The duty stands and its clock runs.", meta: asked,
                links: reading.offer(.signWaiver, "Sign it", thing: thing)
                    + reading.offer(.refuseWaiver, "Refuse it", thing: thing))
        case .signed(let by, let at, let expires):
            return Row(
                title, tag: "Waived by \(reading.names.name(by))", tagClass: "none",
                clock: reading.clock("waiver_expiry:\(waiver.id)", from: at),
                text: "\(waiver.asked.reasons) It expires \(reading.time(expires).words).", meta: asked,
                links: reading.offer(.revokeWaiver, "Revoke it", thing: thing))
        case .fallen(let reason):
            return Row(title, tag: "Over", tagClass: "none", text: "It fell: \(reason).", meta: asked)
        }
    }

    private static func dispute(_ dispute: Dispute, in reading: CaseReading) -> Row {
        let title = "\(reading.name(of: dispute.opened.victim)), \(reading.packTitle(dispute.opened.pack))"
        let positions = dispute.opened.positions.joined(separator: " / ")
        guard let decided = dispute.decided else {
            return Row(
                title, tag: "In dispute", tagClass: "warn",
                clock: reading.clock("dispute:\(dispute.id)", from: dispute.openedAt),
                text: "\(positions). Until it is decided: \(dispute.opened.interim.words.lowercasedFirst).",
                meta: "Before \(dispute.opened.arbiter)",
                links: reading.offer(.decideDispute, "Decide it", thing: EntryID(dispute.id)))
        }
        return Row(
            title, tag: decided.outcome.words, tagClass: decided.outcome.tag, text: decided.reasons, meta: positions)
    }
}
