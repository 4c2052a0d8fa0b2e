// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

/// The variables of `alerts`.
struct AlertList: Sendable {
    let open: [AlertItem]
    let past: [AlertItem]
    let since: PageTime?
    let atom: String
    let rss: String
}

/// The variables of `alertItem`.
struct AlertItem: Sendable {
    let path: String
    let headline: String
    let lang: String
    let dir: String
    let standing: String
    let isOpen: Bool

    init(_ history: PublicAlertHistory, at now: Timestamp, among all: [PublishedDocument]) {
        let text = history.page.texts.first
        let name = LanguageName(text?.language ?? "en")
        path = history.first.alertAddress
        headline = text?.headline ?? "Alert"
        (lang, dir) = (name.lang, name.dir)
        let state = history.standing(at: now)
        isOpen = state.isOpen
        let words = { (time: Timestamp) in PageTime(time, zoneMinutes: history.zoneMinutes).words }
        standing =
            switch state {
            case .inForce(let until): "In force until \(words(until))."
            case .underReview(let since): "Under review since \(words(since)). Keep your precautions."
            case .ranOut(let time): "Time ran out on \(words(time)). Nobody has declared the danger over."
            case .lapsed(let time):
                "Ended on \(words(time)) and not renewed. The danger has not been declared over."
            case .withdrawn(let time): "Withdrawn on \(words(time))."
            case .retracted(let time): "Taken back on \(words(time)). It should not be relied on."
            case .replaced(let time):
                "Replaced on \(words(history.replacement(among: all)?.at ?? time)) by a newer alert."
            }
    }
}

/// The variables of `alert`, besides its texts and how it stands.
struct AlertPage: Sendable {
    struct Step: Sendable {
        let words: String
        let at: PageTime
    }

    let headline: String
    let kind = "Public alert"
    let area: String?
    let reference: String
    let code: String
    let check: String?
    let history: [Step]
    let cap: [PageLink]
    let atom: String

    init(_ alert: PublicAlertHistory, check: String) {
        let zone = alert.zoneMinutes
        headline = alert.page.texts.first?.headline ?? "Alert"
        area = alert.page.area?.description
        reference = "\(alert.last.id)"
        code = alert.last.groupedCode
        self.check = check.isEmpty ? nil : check
        history = alert.documents.map { Step(words: $0.step, at: PageTime($0.at, zoneMinutes: zone)) }
        cap = alert.documents.map { document in
            PageLink(
                path: document.address,
                label: "CAP 1.2: \(document.step), \(PageTime(document.at, zoneMinutes: zone).words)")
        }
        atom = alert.page.practice ? "/practice/feed.atom" : "/alerts/feed.atom"
    }
}

/// The variable of `alert` that draws its area.
struct AlertMap: Sendable {
    let map: MapDrawing?
}

/// The variables of `standing`.
struct AlertStanding: Sendable {
    struct Ended: Sendable {
        let at: PageTime
        let reason: String?
    }

    struct Replaced: Sendable {
        let at: PageTime
        let path: String
        let headline: String
    }

    private(set) var inForce: PageTime?
    private(set) var underReview: PageTime?
    private(set) var ranOut: PageTime?
    private(set) var lapsed: Ended?
    private(set) var withdrawn: Ended?
    private(set) var retracted: Ended?
    private(set) var replaced: Replaced?

    init(_ alert: PublicAlertHistory, at now: Timestamp, among all: [PublishedDocument]) {
        let time = { (time: Timestamp) in PageTime(time, zoneMinutes: alert.zoneMinutes) }
        switch alert.standing(at: now) {
        case .inForce(let until): inForce = time(until)
        case .underReview(let since): underReview = time(since)
        case .ranOut(let moment): ranOut = time(moment)
        case .lapsed(let moment): lapsed = Ended(at: time(moment), reason: nil)
        case .withdrawn(let moment): withdrawn = Ended(at: time(moment), reason: nil)
        case .retracted(let moment): retracted = Ended(at: time(moment), reason: nil)
        case .replaced(let moment):
            let newer = alert.replacement(among: all)
            replaced = Replaced(
                at: time(newer?.at ?? moment),
                path: newer?.alertAddress ?? (alert.page.practice ? "/practice" : "/alerts"),
                headline: newer?.page.texts.first?.headline ?? "all alerts")
        }
    }
}

extension PublishedDocument {
    /// The code in four groups of four.
    var groupedCode: String {
        let digits = Array(code.uppercased())
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<min($0 + 4, digits.count)]) }
            .joined(separator: " ")
    }

    /// What was done with it, for a history.
    var step: String {
        switch page.notice {
        case nil: message.messageType == .update ? "Issued in place of an earlier alert" : "Issued"
        case .extended: "Extended until \(PageTime(page.until, zoneMinutes: page.zoneMinutes).words)"
        case .underReview: "Put under review"
        case .timeRanOut: "Said that time ran out"
        case .lapsed: "Ended, not renewed"
        case .withdrawn: "Withdrawn"
        case .retracted: "Taken back"
        }
    }
}
