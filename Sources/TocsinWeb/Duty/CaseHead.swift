// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// A part of a case, with a page of its own.
enum CasePart: String, CaseIterable, Sendable {
    case victims = ""
    case facts, enquiries, protection, waivers, warnings, aftermath, timeline, people

    var label: String {
        switch self {
        case .victims: "Victims"
        case .facts: "Facts"
        case .enquiries: "Enquiries"
        case .protection: "Protection"
        case .waivers: "Waivers and disputes"
        case .warnings: "Warnings"
        case .aftermath: "Afterwards"
        case .timeline: "Timeline"
        case .people: "Who may read"
        }
    }

    func path(in id: CaseID) -> String { "/desk/cases/\(id)" + (rawValue.isEmpty ? "" : "/\(rawValue)") }
}

/// What every page of a case begins with: what it is, the one thing to do next, and the way to its parts. See the part
/// `caseHead`.
struct CaseHead: Sendable {
    struct Tab: Sendable {
        let tabPath: String
        let tabLabel: String
        let tabCount: String
        let isHere: Bool
    }

    let caseCode: String
    let casePath: String
    let caseTitle: String
    /// "open to everybody who works on cases", "kept to 5 people".
    let needToKnow: String
    let hasNext: Bool
    let nextWords: String
    let nextTakers: String
    let nextPath: String
    let nextButton: String
    /// Whether its button is the filled one: the reader may take it, and the page has no other.
    let mayTakeNext: Bool
    let maySeeNext: Bool
    let hasNextClock: Bool
    let nextClock: ClockFace?
    let moreWords: String
    let hasMore: Bool
    let tabs: [Tab]
    /// What must not be overlooked, a sentence each.
    let notices: [String]
    let takenWords: String
    let mayTake: Bool
    let hasDone: Bool
    let doneWords: String
    let isPast: Bool
    let isNow: Bool
    let pastWords: String
    let emergencyPath: String
    let mayEmergency: Bool
    let isShut: Bool
}

extension CaseHead {
    /// - Parameters:
    ///   - part: Where the reader is; `nil` on a page that is no part by itself.
    ///   - page: The path of a page with a main button of its own: then the next step's is none.
    init(_ reading: CaseReading, on part: CasePart?, form page: String? = nil) {
        let folded = reading.folded
        let steps = reading.isPast ? [] : folded.steps(at: reading.now)
        let next = steps.first
        caseCode = reading.code
        casePath = reading.path
        caseTitle = folded.opened.title
        needToKnow = reading.needToKnow
        hasNext = next != nil
        nextWords = next.map { "\($0.sentence)." } ?? ""
        nextTakers =
            next.map { reading.names.takers(of: $0, practice: folded.isPractice, besides: reading.person.id) } ?? ""
        nextPath = next.map { reading.path(to: $0) } ?? ""
        nextButton = next?.button ?? ""
        let isFree = page == nil && reading.may(.recordDissent)
        mayTakeNext = isFree && next?.isFor(reading.person) ?? false
        maySeeNext = !mayTakeNext && (page == nil || !nextPath.hasPrefix(page ?? ""))
        nextClock = next.flatMap { reading.clock($0) }
        hasNextClock = nextClock != nil
        hasMore = steps.count > 1
        moreWords = steps.count == 2 ? "1 more thing to do" : "\(steps.count - 1) more things to do"
        tabs = CasePart.allCases.map { Tab($0, in: reading, isHere: $0 == part) }
        notices = reading.notices
        takenWords = reading.takenWords
        mayTake = reading.may(.takeCase) && !folded.isClosed && folded.taken?.by != reading.person.id
        let done = reading.question["done"].flatMap(EntryID.init).flatMap { id in
            reading.loaded.entries.first { $0.id == id }
        }
        hasDone = done != nil
        doneWords =
            done.map { "Recorded: \(EntryWords.title($0).lowercasedFirst), \(reading.time($0.recorded).words)." } ?? ""
        isPast = reading.isPast
        isNow = !reading.isPast
        pastWords =
            "As known on \(reading.time(reading.entries.last?.moment(practice: folded.isPractice) ?? reading.now).words): \(reading.shown) of \(reading.total) entries. \(reading.total - reading.shown) later ones are not shown."
        emergencyPath = "\(CasePart.warnings.path(in: reading.id))/emergency"
        mayEmergency = reading.may(.releaseEmergency) && !folded.isClosed
        isShut = folded.isClosed
    }
}

extension CaseHead.Tab {
    init(_ part: CasePart, in reading: CaseReading, isHere: Bool) {
        let folded = reading.folded
        let count: Int? =
            switch part {
            case .victims: folded.victims.count
            case .facts: folded.victims.values.map(\.facts.count).reduce(0, +)
            case .enquiries: folded.enquiries.count
            case .waivers: folded.waivers.count + folded.disputes.count
            case .warnings: folded.warnings.count
            case .timeline: reading.shown
            case .protection, .aftermath, .people: nil
            }
        self.init(
            tabPath: reading.link(part.path(in: reading.id)), tabLabel: part.label,
            tabCount: count.map { " \($0)" } ?? "", isHere: isHere)
    }
}

extension CaseReading {
    var needToKnow: String {
        folded.access.isRestricted
            ? "kept to those admitted: \(folded.access.admitted.count)" : "open to everybody who works on cases"
    }

    fileprivate var takenWords: String {
        guard let taken = folded.taken else { return "Taken by nobody." }
        return "Taken by \(taken.by == person.id ? "you" : names.name(taken.by)), \(time(taken.at).words)."
    }

    fileprivate var notices: [String] {
        var notices: [String] = []
        let isSoon = folded.records.values.contains { $0.record == IntakeRecord.soon && $0.text.hasPrefix("yes") }
        if isSoon, folded.warnings.isEmpty {
            notices.append(
                "Whoever took the report in says that somebody could be hurt within hours. If it can't wait, warn by voice first and record it afterwards."
            )
        }
        if let breach = folded.breaches.last {
            notices.append(
                "\(folded.breaches.count == 1 ? "1 clock" : "\(folded.breaches.count) clocks") ran out with nothing done; last, by \(time(breach.due).words): \(breach.about)"
            )
        }
        if let hold = folded.hold { notices.append("A legal hold stands: \(hold.reason)") }
        return notices
    }
}

extension String {
    var lowercasedFirst: String { prefix(1).lowercased() + dropFirst() }
    var uppercasedFirst: String { prefix(1).uppercased() + dropFirst() }
}
