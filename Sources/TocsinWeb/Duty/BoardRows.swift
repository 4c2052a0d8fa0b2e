// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The board: what waits for this person, what is due, what can wait; see `board.mustache`.
struct BoardView: Sendable {
    struct Row: Sendable {
        let rowState: String
        let rowPath: String
        let rowCode: String
        let rowTitle: String
        let rowHasClock: Bool
        let rowClock: ClockFace?
        let rowNext: String
        let rowMeta: String
        let rowIsFilled: Bool
        let rowIsPlain: Bool
        let rowActPath: String
        let rowAct: String
        let rowMayTake: Bool
        let rowTakePath: String
        let rowEmergencyPath: String
        let rowHasEmergency: Bool
    }

    struct Group: Sendable {
        let groupTitle: String
        let groupID: String
        let groupCount: String
        let groupRows: [Row]
        let groupHasRows: Bool
        let groupEmpty: String
    }

    struct Filter: Sendable {
        let filterPath: String
        let filterLabel: String
        let filterID: String
        let filterCount: String
        let isShown: Bool
    }

    let groups: [Group]
    let filters: [Filter]
    let shownWords: String
    let healthWords: String
    let hasMore: Bool
    let morePath: String
    let liveAddress: String
    let otherPath: String
    let otherWords: String
    let isEmptyDesk: Bool
    let searchText: String
    let isSearch: Bool
}

/// Makes rows of the board, for one reader at one moment.
struct BoardRows: Sendable {
    let names: PeopleNames
    let reader: Person
    let now: Timestamp
    let thresholds: ClockThresholds

    func row(_ entry: BoardEntry, waiting: Waiting? = nil, window: Bool = false) -> BoardView.Row {
        guard let line = entry.line else { return erased(entry) }
        let moment = line.now(now)
        let step = line.step(at: moment)
        let clock =
            waiting.flatMap(\.due).map { face(due: $0, from: waiting?.since, at: moment, isStill: line.practice) }
            ?? (window ? windowClock(line, moment) : step.flatMap { face($0, at: moment, isStill: line.practice) })
        let path = "/desk/cases/\(entry.caseID)"
        let isMine = step?.isFor(reader) ?? false
        let acts = line.practice == reader.practice
        return BoardView.Row(
            rowState: clock?.state ?? "calm", rowPath: path, rowCode: CaseReading.code(entry.caseID),
            rowTitle: line.title,
            rowHasClock: clock != nil, rowClock: clock, rowNext: next(line, step, waiting, window),
            rowMeta: meta(entry, line, step, moment), rowIsFilled: waiting != nil && acts,
            rowIsPlain: waiting == nil && isMine && acts,
            rowActPath: "\(path)/next\(waiting.map { "?second=\($0.thing)" } ?? "")",
            rowAct: waiting != nil ? "Read and sign" : step?.button ?? "Open",
            rowMayTake: acts && waiting == nil && !line.closed && line.taken?.by != reader.id,
            rowTakePath: "\(path)/take",
            rowEmergencyPath: "\(path)/emergency",
            rowHasEmergency: acts && reader.mayRelease && (line.emergency != nil || step?.kind == .releaseAlone))
    }

    private func erased(_ entry: BoardEntry) -> BoardView.Row {
        BoardView.Row(
            rowState: "calm", rowPath: "/desk/cases/\(entry.caseID)", rowCode: CaseReading.code(entry.caseID),
            rowTitle: "erased", rowHasClock: false, rowClock: nil,
            rowNext: "That there was a case is all that is left of it.",
            rowMeta: "", rowIsFilled: false, rowIsPlain: false, rowActPath: "", rowAct: "", rowMayTake: false,
            rowTakePath: "",
            rowEmergencyPath: "", rowHasEmergency: false)
    }

    private func next(_ line: BoardLine, _ step: NextStep?, _ waiting: Waiting?, _ window: Bool) -> String {
        if let waiting {
            let first = waiting.first.map(names.name).joined(separator: ", ")
            let since = waiting.since.map { ", \(PageTime($0, zoneMinutes: 0).words)" } ?? ""
            return "\(waiting.purpose.words), first signed by \(first)\(since)."
        }
        if window, let ends = line.windowEnds {
            return
                "The window ends \(PageTime(ends, zoneMinutes: 0).words): decide to extend, renew, withdraw or let it lapse."
        }
        guard let step else { return line.closed ? "Closed." : "Nothing is to be done." }
        return "\(step.sentence)." + (line.more > 0 ? " \(line.more) more." : "")
    }

    private func meta(_ entry: BoardEntry, _ line: BoardLine, _ step: NextStep?, _ moment: Timestamp) -> String {
        var words: [String] = []
        if let step {
            words.append("May take it: \(names.takers(of: step, practice: line.practice, besides: reader.id))")
        }
        words.append(
            line.taken.map {
                "Taken by \($0.by == reader.id ? "you" : names.name($0.by)) \(PageTime($0.at, zoneMinutes: 0).words)"
            } ?? "Taken by nobody")
        if line.breaches > 0 {
            words.append(line.breaches == 1 ? "1 clock ran out" : "\(line.breaches) clocks ran out")
        }
        if entry.changedSinceLook ?? false { words.append("Changed since you looked") }
        if line.restricted { words.append("Kept to a few") }
        if line.practice { words.append("Practice") }
        return words.joined(separator: ". ") + "."
    }

    private func face(_ step: NextStep, at moment: Timestamp, isStill: Bool) -> ClockFace? {
        guard let due = step.by, let state = ClockState(step, at: moment, thresholds) else { return nil }
        return ClockFace(state, due: due, at: moment, isStill: isStill)
    }

    private func face(due: Timestamp, from: Timestamp?, at moment: Timestamp, isStill: Bool) -> ClockFace {
        ClockFace(
            ClockState(due: due, from: from, needs: thresholds.time(for: .signSecond), at: moment, thresholds),
            due: due,
            at: moment, isStill: isStill)
    }

    private func windowClock(_ line: BoardLine, _ moment: Timestamp) -> ClockFace? {
        (line.windowDecideBy ?? line.windowEnds).map { face(due: $0, from: nil, at: moment, isStill: line.practice) }
    }

    /// Whether it must be decided now: its clock has begun to press, or somebody calls for help.
    func isNow(_ entry: BoardEntry) -> Bool {
        guard let line = entry.line else { return false }
        if line.rank == 0 || line.helpAsked > 0 || line.breaches > 0 { return true }
        switch line.state(at: now, thresholds) {
        case .urgent, .breached, .due: return true
        case .calm, .stopped, nil: return false
        }
    }
}

extension Waiting.Purpose {
    /// What somebody is asked to sign.
    var words: String {
        switch self {
        case .release: "Release"
        case .retraction: "Retraction"
        case .waiver: "Waiver"
        case .dispute: "Dispute"
        case .closing: "Closing the case"
        case .erasure: "Erasure"
        case .secondReading: "Second reading"
        case .windowEnd: "End of a window"
        case .emergencyReview: "Review of an emergency release"
        }
    }
}
