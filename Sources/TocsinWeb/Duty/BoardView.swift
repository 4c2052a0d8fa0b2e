// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension BoardView {
    init(
        _ page: BoardPage, filter: BoardQuestion.Filter, practice: Bool, find: String, search: BoardFound?,
        waiting: [WaitingEntry], windows: [BoardEntry], rows: BoardRows, health: String
    ) {
        let tail = practice ? "&practice=yes" : ""
        groups =
            search.map { [BoardView.found($0, rows)] }
            ?? BoardView.groups(page, filter, waiting: waiting, windows: windows, rows)
        filters = BoardView.filters(page.counts, filter, tail)
        shownWords = search == nil ? BoardView.shown(page, filter) : "Found for “\(find)”:"
        healthWords = health
        morePath = page.next.map { "/desk?show=\(filter.rawValue)&after=\($0)\(tail)" } ?? ""
        hasMore = page.next != nil && search == nil
        liveAddress = "/desk/live" + (practice ? "?practice=yes" : "")
        otherPath = practice ? "/desk" : "/desk?practice=yes"
        otherWords = practice ? "Back to what is real" : "See practice"
        isEmptyDesk = page.counts.all == 0 && waiting.isEmpty && search == nil && filter != .closed
        searchText = find
        isSearch = search != nil
    }

    private static func group(
        _ title: String, _ id: String, _ rows: [Row], empty: String
    ) -> Group {
        Group(
            groupTitle: title, groupID: id, groupCount: "\(rows.count)", groupRows: rows, groupHasRows: !rows.isEmpty,
            groupEmpty: empty)
    }

    private static func found(_ search: BoardFound, _ rows: BoardRows) -> Group {
        group(
            search.isWhole ? "Found" : "Found, among the latest", "found", search.entries.map { rows.row($0) },
            empty: "No case that you can see has this code, or these words in its title.")
    }

    private static func groups(
        _ page: BoardPage, _ filter: BoardQuestion.Filter, waiting: [WaitingEntry], windows: [BoardEntry],
        _ rows: BoardRows
    ) -> [Group] {
        guard filter != .closed else {
            return [
                group(
                    "Closed", "closed", page.entries.map { rows.row($0) }, empty: "No case that you can see is closed.")
            ]
        }
        let now = page.entries.filter(rows.isNow)
        let later = page.entries.filter { !rows.isNow($0) }
        let mine =
            waiting.isEmpty
            ? []
            : [
                group(
                    "Waiting for you as second person", "waiting",
                    waiting.map { rows.row($0.entry, waiting: $0.waiting) }, empty: "")
            ]
        let ending =
            windows.isEmpty
            ? [] : [group("Windows that end", "windows", windows.map { rows.row($0, window: true) }, empty: "")]
        return mine + [
            group("Now", "now", now.map { rows.row($0) }, empty: "Nothing presses."),
            group("Later", "later", later.map { rows.row($0) }, empty: "Nothing waits."),
        ] + ending
    }

    private static func filters(_ counts: BoardCounts, _ shown: BoardQuestion.Filter, _ tail: String) -> [Filter] {
        let all: [(BoardQuestion.Filter, String, Int?)] = [
            (.mine, "Yours and unclaimed", counts.mine), (.all, "All open", counts.all),
            (.taken, "Taken", counts.taken),
            (.breached, "With a clock that ran out", counts.breached), (.closed, "Closed", nil),
        ]
        return all.map { filter, label, count in
            Filter(
                filterPath: "/desk?show=\(filter.rawValue)\(tail)", filterLabel: label,
                filterID: "count-\(filter.rawValue)",
                filterCount: count.map { "\($0)" } ?? "", isShown: filter == shown)
        }
    }

    private static func shown(_ page: BoardPage, _ filter: BoardQuestion.Filter) -> String {
        let counts = page.counts
        return switch filter {
        case .mine: "Yours and unclaimed: \(counts.mine) of \(counts.all) that you can see"
        case .all: "All open cases that you can see: \(counts.all)"
        case .taken: "Taken by somebody: \(counts.taken) of \(counts.all) that you can see"
        case .breached: "With a clock that ran out: \(counts.breached) of \(counts.all) that you can see"
        case .closed: "Closed cases that you can see"
        }
    }
}

/// What a search on the board found, and whether it looked at everything.
struct BoardFound: Sendable {
    let entries: [BoardEntry]
    let isWhole: Bool
}
