// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension PartPage {
    static func protection(_ reading: CaseReading) -> PartPage {
        PartPage(
            partTitle: "Protection",
            sections: [
                measures(reading), suspects(reading), triggers(reading), reviews(reading), records(reading),
                coordination(reading),
            ])
    }

    private static func measures(_ reading: CaseReading) -> Section {
        let rows = reading.folded.victims.inOrder.flatMap { victim in
            victim.measures.map { measure in
                Row(
                    "\(victim.added.name): \(measure.considered.option)",
                    tag: measure.considered.taken ? "Taken" : "Not taken",
                    tagClass: measure.considered.taken ? "ask" : "none", text: "Because \(measure.considered.reasons)",
                    meta: "\(reading.names.name(measure.by)), \(reading.time(measure.at).words)")
            }
        }
        return Section(
            "Protective measures", rows, empty: "None was considered. A warning alone protects nobody.",
            acts: reading.folded.victims.isEmpty ? [] : reading.offer(.considerMeasure, "Consider a measure"))
    }

    private static func suspects(_ reading: CaseReading) -> Section {
        let rows = reading.folded.offenders.inOrder.map { offender in
            let said = offender.considered.map { "\($0.step.words): \($0.taken ? "yes" : "no"), because \($0.reasons)" }
            return Row(
                offender.added.name, tag: offender.added.custody ? "In custody" : "", tagClass: "ask",
                text: said.isEmpty ? "Nothing was considered yet." : said.joined(separator: " · "),
                meta: offender.added.whereabouts.map { "Whereabouts: \($0)" } ?? "Whereabouts not known",
                links: reading.offer(.considerOffender, "Consider: \(offender.added.name)", thing: EntryID(offender.id))
            )
        }
        return Section(
            "Suspects", rows, empty: "Nobody is named as meaning the harm.",
            acts: reading.offer(.addOffender, "Add a suspect"))
    }

    private static func triggers(_ reading: CaseReading) -> Section {
        let rows = reading.folded.triggers.inOrder.map { trigger in
            Row(
                "\(reading.name(of: trigger.set.victim)): \(trigger.set.on)",
                tag: trigger.fired == nil ? "Set" : "Fired",
                tagClass: trigger.fired == nil ? "ask" : "none", clock: reading.clock("trigger:\(trigger.id)"),
                text: trigger.fired?.what ?? "",
                meta: trigger.set.by.map { "At the latest by \(reading.time($0.instant).words)" } ?? "No latest time",
                links: trigger.fired == nil
                    ? reading.offer(.fireTrigger, "It happened: \(trigger.set.on)", thing: EntryID(trigger.id)) : [])
        }
        return Section(
            "Triggers", rows, empty: "Nothing is set that would open the question again.",
            acts: reading.folded.victims.isEmpty ? [] : reading.offer(.setTrigger, "Set a trigger"))
    }

    private static func reviews(_ reading: CaseReading) -> Section {
        let duties = reading.folded.duties.sorted { $0.key < $1.key }.filter { $0.value.evaluation != nil }
        let rows = duties.map { key, duty in
            Row(
                "\(reading.name(of: key.victim)), \(reading.packTitle(key.pack))",
                clock: reading.isPast
                    ? nil
                    : reading.folded.clocks.first { $0.key.hasPrefix("review:\(key.victim):\(key.pack)") }.map {
                        reading.clock($0, from: duty.reviewedAt)
                    },
                meta: duty.reviewedAt.map { "Reviewed \(reading.time($0).words)" } ?? "Not reviewed yet",
                links: duty.closed
                    ? []
                    : reading.offer(
                        .makeReview, "Review: \(reading.name(of: key.victim)), \(key.pack)", victim: key.victim,
                        pack: key.pack))
        }
        return Section("Reviews", rows, empty: "Nobody is named yet.")
    }

    private static func records(_ reading: CaseReading) -> Section {
        let folded = reading.folded
        let made = folded.records.values.sorted {
            ($0.record, $0.victim?.high ?? 0) < ($1.record, $1.victim?.high ?? 0)
        }.map {
            Row(
                $0.record, tag: "Made", tagClass: "none", text: $0.text,
                meta: $0.victim.map { "About \(reading.name(of: $0))" } ?? "Of the whole case")
        }
        let owed = folded.duties.sorted { $0.key < $1.key }.flatMap { key, duty -> [Row] in
            let ask = CaseFormAsk(reading: reading, about: ["victim": "\(key.victim)", "pack": key.pack])
            return CaseForm.demandedRecords(ask).map { demand in
                Row(
                    "\(demand.name) for \(reading.name(of: key.victim))", tag: "Owed before \(demand.due.words)",
                    tagClass: "ask",
                    text: demand.text, meta: "\(reading.packTitle(key.pack)), \(demand.rule)",
                    links: reading.offer(
                        .makeRecord, "Make \(demand.name) for \(reading.name(of: key.victim))", victim: key.victim,
                        pack: key.pack))
            }
        }
        return Section(
            "Records", owed + made, empty: "No pack demands a record yet.",
            acts: reading.offer(.makeRecord, "Make a record of the whole case"))
    }

    private static func coordination(_ reading: CaseReading) -> Section {
        let rows = reading.folded.coordinations.map { said in
            Row(
                said.body,
                tag: said.answer != nil ? "Answered" : said.skippedBecause != nil ? "Not asked" : "No answer yet",
                tagClass: said.answer != nil ? "none" : "ask",
                text: said.answer ?? said.skippedBecause.map { "Because \($0)" } ?? "",
                meta: said.purpose)
        }
        return Section(
            "Coordination", rows, empty: "No other body was asked or told.",
            acts: reading.offer(.recordCoordination, "Record coordination"))
    }

    /// Who may read the case, whose hands it is in, and what may end it.
    static func people(_ reading: CaseReading) -> PartPage {
        let access = reading.folded.access
        let admitted = access.admitted.sorted().map { Row(reading.names.name($0)) }
        let acts =
            access.isRestricted
            ? reading.offer(.admitPerson, "Admit a person") + reading.offer(.excludePerson, "Exclude a person")
            : reading.offer(.restrictCase, "Keep this case to a few")
        let taken = reading.folded.taken.map {
            Row("Taken by \(reading.names.name($0.by))", meta: reading.time($0.at).words)
        }
        return PartPage(
            partTitle: "Who may read",
            sections: [
                Section(
                    access.isRestricted ? "Admitted" : "Open", access.isRestricted ? admitted : [],
                    empty: "Everybody who works on cases may read this one. Each reading is an entry.", acts: acts),
                Section(
                    "In whose hands", taken.map { [$0] } ?? [],
                    empty: "Taken by nobody. Taking it stops paging, never a clock.",
                    acts: reading.offer(.handOverCase, "Hand it over")),
                Section(
                    "Ending",
                    reading.folded.hold.map { [Row("A legal hold stands", text: $0.reason)] } ?? [],
                    empty: "No legal hold stands.", acts: ending(reading)),
                Section(
                    "Dissent", reading.folded.dissents.map { Row("Dissent", text: $0.text) },
                    empty: "Nobody has recorded dissent.",
                    acts: reading.offer(.recordDissent, "Record dissent")),
            ])
    }

    private static func ending(_ reading: CaseReading) -> [PageLink] {
        let hold =
            reading.folded.hold == nil
            ? reading.offer(.setHold, "Set a legal hold") : reading.offer(.liftHold, "Lift the legal hold")
        let erase = reading.folded.isClosed ? reading.offer(.eraseSubject, "Erase a person or a source") : []
        return hold + reading.offer(.closeCase, "Close this case") + erase
    }

    /// Everything that is to be done, the most urgent first.
    static func steps(_ reading: CaseReading) -> PartPage {
        let rows = reading.folded.steps(at: reading.now).map { step in
            Row(
                "\(step.words.uppercasedFirst)", clock: reading.clock(step),
                meta:
                    "May take it: \(reading.names.takers(of: step, practice: reading.folded.isPractice, besides: reading.person.id))",
                links: [PageLink("\(step.button): \(step.words)", to: reading.path(to: step))])
        }
        return PartPage(
            partTitle: "Everything to do",
            sections: [Section("The most urgent first", rows, empty: "Nothing is to be done.")])
    }
}

extension RecordDemand.Due {
    var words: String {
        switch self {
        case .determination: "the determination"
        case .delivery: "delivery"
        case .closing: "closing"
        }
    }
}
