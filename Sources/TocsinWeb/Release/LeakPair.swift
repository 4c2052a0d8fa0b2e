// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// One leak hit with both passages, and what was decided about it; see `leakPair.mustache`.
struct LeakPair: Sendable {
    let number: String
    let hitKind: String
    let hitLanguage: String
    let ours: [MarkedPiece]
    let theirs: [MarkedPiece]
    let reportWords: String
    let isOpen: Bool
    let decision: String
    let hit: String
    /// The form that decides it; none once it is decided.
    var decide: [WarningPage.Decision] = []

    init(_ numbered: NumberedHit, of warning: WarningReading, report: [UInt8]?) {
        let finding = numbered.finding
        number = "\(numbered.number)"
        hitKind = LeakPair.words(for: finding.kind)
        hitLanguage = LanguageName(finding.language).language
        ours = LeakPair.passage(
            Array((warning.warning.texts[finding.language]?.searched ?? "").utf8), finding.ours, numbered.number)
        theirs = report.map { LeakPair.passage($0, finding.theirs, numbered.number) } ?? []
        let source = warning.folded.reports[finding.report].map { "\($0.source.type), \($0.source.name)" }
        reportWords = source ?? "a report that can't be shown"
        let accepted = warning.warning.acceptedLeaks[finding.hit]
        isOpen = accepted == nil
        decision = accepted?.reason ?? ""
        hit = finding.hit
    }

    /// The place with some words on both sides.
    private static func passage(_ bytes: [UInt8], _ place: [Int], _ number: Int) -> [MarkedPiece] {
        guard place.count == 2, place[0] < place[1], place[1] <= bytes.count else { return [] }
        let reach = 90
        let from = edge(bytes, near: max(0, place[0] - reach), upTo: place[0])
        let to = edge(bytes, near: min(bytes.count, place[1] + reach), downTo: place[1])
        let text = String(decoding: bytes[from..<to], as: UTF8.self)
        return MarkedPiece.cut(text, at: [(place[0] - from, place[1] - from, number)])
    }

    /// The next gap between words, so that no letter is cut.
    private static func edge(_ bytes: [UInt8], near start: Int, upTo end: Int) -> Int {
        guard start > 0 else { return 0 }
        return (start..<end).first { bytes[$0] == 32 || bytes[$0] == 10 } ?? end
    }

    private static func edge(_ bytes: [UInt8], near end: Int, downTo start: Int) -> Int {
        guard end < bytes.count else { return bytes.count }
        return (start..<end).last { bytes[$0] == 32 || bytes[$0] == 10 } ?? start
    }

    private static func words(for kind: String) -> String {
        if kind == LeakHit.Kind.copiedRun.rawValue { return "same words" }
        return switch LeakHit.Fact(rawValue: kind) {
        case .name: "same name"
        case .word: "same rare word"
        case .number: "same number"
        case .time: "same time"
        case .date: "same date"
        case .identifier: "same plate or number of a thing"
        case .email: "same mail address"
        case .telephone: "same telephone number"
        case .coordinates: "same place on the map"
        case nil: kind
        }
    }
}

extension DeskSite {
    /// The bytes of a report that the reader of its case may see; `nil` if it was erased, or is no text.
    func bytes(of report: ReportID) async throws -> [UInt8]? {
        guard let sealed = try await desk.store.rawReport(report), let wrapped = sealed.wrappedKey else { return nil }
        let raw = try desk.vault.unwrap(wrapped, for: sealed.subject)
            .open(sealed.sealed, table: "report", column: "sealed", row: "\(report)")
        return String(validating: raw, as: UTF8.self) == nil ? nil : raw
    }

    func leakPairs(of warning: WarningReading) async throws -> [LeakPair] {
        var reports: [ReportID: [UInt8]] = [:]
        let hits = NumberedHit.all(of: warning.warning)
        for id in Set(hits.map(\.finding.report)) { reports[id] = try await bytes(of: id) }
        return hits.map { LeakPair($0, of: warning, report: reports[$0.finding.report]) }
    }
}
