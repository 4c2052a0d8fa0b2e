// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// How many people a warning goes to and by which ways. One count for the page, the tick, the button and the
/// confirmation, so that they can't differ.
struct AudienceCount: Hashable, Sendable {
    /// How many are told first by each way.
    private(set) var ways: [ChannelKind: Int] = [:]
    /// Who gets no more than "please call us".
    private(set) var neutral = 0
    /// For whom no way may be used: nobody tells them until a person finds one.
    private(set) var unreached: [RecipientID] = []
    /// Who is told by a route that nobody cleared, because the approvers signed for it.
    private(set) var uncleared = 0
    let feed: Bool

    init(_ audience: ChooseAudience?, in folded: Case) {
        feed = audience?.feed ?? false
        guard let audience else { return }
        for id in Set(audience.recipients).sorted() {
            guard let recipient = folded.recipients[id] else { continue }
            let way = RoutePlan(recipient.added, audience: audience).first
            guard recipient.added.routes.indices.contains(way.position) else {
                unreached.append(id)
                continue
            }
            switch way.form {
            case .full:
                ways[way.channel, default: 0] += 1
                if recipient.added.routes[way.position].safeToContact == .unknown { uncleared += 1 }
            case .neutral: neutral += 1
            case .barred: unreached.append(id)
            }
        }
    }

    /// Who is told something at once.
    var reached: Int { ways.values.reduce(0, +) + neutral }

    /// "212 people", "1 person and the public", "the public".
    var whom: String {
        if reached == 0, feed { return "the public" }
        return AudienceCount.people(reached) + (feed ? " and the public" : "")
    }

    /// "180 by e-mail, 3 by hand, 1 asked to call".
    var waysInWords: String {
        let told = ChannelKind.allCases.compactMap { channel in
            ways[channel].map { "\($0) \(channel.manner)" }
        }
        return
            (told + (neutral > 0 ? ["\(neutral) only asked to call"] : [])
            + (feed ? ["the public page and feeds"] : []))
            .joined(separator: ", ")
    }

    /// Said beside the count, never left out; `nil` if everybody has a route.
    var notWarned: String? {
        guard !unreached.isEmpty else { return nil }
        let more = reached > 0 || feed ? " more" : ""
        return unreached.count == 1
            ? "1\(more) has no route and will not be warned until somebody finds a way by hand."
            : "\(unreached.count)\(more) have no route and will not be warned until somebody finds a way by hand."
    }

    var isNobody: Bool { reached == 0 && unreached.isEmpty && !feed }

    static func people(_ count: Int) -> String { count == 1 ? "1 person" : "\(count) people" }
}

/// The counted sentences of a release: act, number, way, when, what can't be undone (see `reference/desk.md`, words).
struct ReleaseSentences: Sendable {
    let count: AudienceCount

    var confirmation: String {
        "Release to \(count.whom): \(count.waysInWords), starting now."
            + (count.notWarned.map { " \($0)" } ?? "") + " It cannot be unsent; a retraction takes two people."
    }
    var secondTick: String {
        "I understand that this warns \(count.whom) now and cannot be unsent, only retracted by two people."
    }
    var firstTick: String {
        "I have read every word. With a second signature this warns \(count.whom) and cannot be unsent, only retracted by two people."
    }
    var aloneTick: String {
        "I understand that this warns \(count.whom) now, on my word alone, and cannot be unsent."
    }
    var secondButton: String { "Release to \(count.whom) now" }
    var firstButton: String { "Sign first, for \(count.whom)" }
    var aloneButton: String { "Warn \(count.whom) now, alone" }
}

extension ChannelKind {
    /// As it stands after a number.
    var manner: String {
        switch self {
        case .email: "by e-mail"
        case .webhook: "by webhook"
        case .feed: "by the feed"
        case .byHand: "by hand"
        case .practice: "by the practice recorder"
        }
    }

    var label: String {
        switch self {
        case .email: "E-mail"
        case .webhook: "Webhook"
        case .feed: "Feed"
        case .byHand: "By hand: call, visit, letter"
        case .practice: "Practice recorder"
        }
    }
}

extension SafeToContact {
    var words: String {
        switch self {
        case .yes: "safe to contact"
        case .no: "not safe to contact, never used"
        case .unknown: "not known whether it is safe"
        }
    }
}

extension EvidenceLevel {
    var words: String {
        switch self {
        case .handedOver: "handed over"
        case .accepted: "accepted"
        case .delivered: "delivered"
        case .opened: "opened"
        case .acknowledged: "acknowledged by a person"
        case .acknowledgedVerified: "acknowledged and identity verified"
        }
    }
}
