// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinPolicy

/// Victims by packs, or one victim after another; see `casePage.mustache`.
struct CasePage: Sendable {
    struct Pack: Sendable {
        let packTitle: String
        let packNote: String
    }

    struct Cell: Sendable {
        let cellPack: String
        let cellTag: String
        let cellOutcome: String
        let cellHasClock: Bool
        let cellClock: ClockFace?
        let cellReason: String
        let cellPath: String
        let cellWhy: String
        let cellNote: String
    }

    struct Row: Sendable {
        let victimName: String
        let victimKind: String
        let victimPairs: [FactPair]
        let victimFacts: String
        let cells: [Cell]
    }

    let packHeads: [Pack]
    let rows: [Row]
    let hasRows: Bool
    let isTable: Bool
    let otherPath: String
    let reports: [ReportLine]
    let hasReports: Bool
    let addVictimPath: String
    let mayAddVictim: Bool
    let expectPath: String
    let mayExpect: Bool
    let mayAct: Bool
    let knownWords: String
    let expectedWords: String
    let breaches: [BreachLine]
    let hasBreaches: Bool

    struct ReportLine: Sendable {
        let reportPath: String
        let reportName: String
        let reportGrade: String
        let reportNote: String
    }

    struct BreachLine: Sendable {
        let breachDue: PageTime
        let breachAbout: String
    }
}

/// A word and what it stands for.
struct FactPair: Sendable {
    let pairName: String
    let pairValue: String

    init(_ name: String, _ value: String) {
        pairName = name
        pairValue = value
    }
}

extension CasePage {
    init(_ reading: CaseReading, oneByOne: Bool) {
        let folded = reading.folded
        packHeads = folded.opened.packs.map { id in
            Pack(
                packTitle: reading.packTitle(id),
                packNote: reading.packs[id].map { "Modelled on: \($0.modelledOn)." } ?? "")
        }
        rows = folded.victims.inOrder.map { Row($0, in: reading) }
        hasRows = !rows.isEmpty
        isTable = !oneByOne
        otherPath = reading.link(oneByOne ? reading.path : "\(reading.path)/one-by-one")
        reports = folded.reports.inOrder.map { report in
            ReportLine(
                reportPath: "\(reading.path)/reports/\(report.id)",
                reportName: report.source.words,
                reportGrade: report.grade == .ungraded ? "F6: nobody has judged it yet" : "\(report.grade)",
                reportNote: "\(report.marking.rawValue.uppercased()), \(report.size) bytes")
        }
        hasReports = !reports.isEmpty
        addVictimPath = reading.form(.addVictim)
        mayAddVictim = reading.may(.addVictim) && !folded.isClosed
        expectPath = reading.form(.expectEvent)
        mayExpect = reading.may(.expectEvent) && !folded.isClosed
        mayAct = mayAddVictim || mayExpect
        knownWords =
            "\(reading.time(folded.opened.awareness.at.instant).words)\(folded.opened.awareness.at.precision == .day ? ", day known, hour not" : ""), by \(folded.opened.awareness.by)"
        expectedWords =
            folded.expected.map {
                "\(reading.time($0.instant).words)\($0.precision == .day ? ", day known, hour not" : "")"
            } ?? "Not known"
        breaches = folded.breaches.map { BreachLine(breachDue: reading.time($0.due), breachAbout: $0.about) }
        hasBreaches = !breaches.isEmpty
    }
}

extension CasePage.Row {
    init(_ victim: Victim, in reading: CaseReading) {
        let added = victim.added
        victimName = added.name
        victimKind = added.kind.words
        victimPairs = [
            ("Protectors", added.protectors), ("Never through", added.excluded),
            ("To bear in mind", added.vulnerabilities),
        ].filter { !$0.1.isEmpty }.map { FactPair($0.0, $0.1.joined(separator: "; ")) }
        victimFacts = reading.link("\(reading.path)/facts/\(victim.id)")
        cells = reading.folded.opened.packs.map { pack in
            CasePage.Cell(DutyWords(reading: reading, key: DutyKey(victim: victim.id, pack: pack)), of: added.name)
        }
    }
}

extension CasePage.Cell {
    init(_ words: DutyWords, of victim: String) {
        cellPack = words.reading.packTitle(words.key.pack)
        cellTag = words.tag
        cellOutcome = words.outcomeWords
        cellClock = words.reading.isPast ? nil : words.clock
        cellHasClock = cellClock != nil
        cellReason = words.reason
        cellPath = words.reading.link(words.reading.duty(words.key))
        cellWhy = "Why, for \(victim) under \(words.key.pack)"
        cellNote = words.difference
    }
}

extension VictimKind {
    var words: String {
        switch self {
        case .person: "A person"
        case .group: "A group"
        case .institution: "An institution"
        case .place: "A place"
        case .area: "An area"
        case .network: "A network or system"
        }
    }
}

extension ReportSource {
    /// Who and what it is, as far as anybody said.
    var words: String {
        let said = [name, type].filter { $0 != ReportSource.notStated }
        return said.isEmpty ? "Source not stated" : said.joined(separator: ", ")
    }

    static let notStated = "not stated"
}
