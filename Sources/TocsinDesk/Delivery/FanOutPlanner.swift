// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats

/// Decides what one fan-out makes: for a warning, each recipient's first route and escalation steps; for a notice, the
/// ways by which the warning went.
///
/// Makes values only; the service commits them chunk by chunk.
struct FanOutPlanner {
    /// Audiences up to this size are named: what becomes of each delivery is an entry of the case. In larger ones it is
    /// for those who stand for a victim, and the tables know the rest.
    static let namedMax = 1_000

    static let noticeLasts = Interval.hours(24)
    static let retriesAreCloseFor = Interval.minutes(15)

    let desk: Desk
    let tokens: LinkTokens
    let loaded: LoadedCase
    let row: FanOutRow
    let warning: Warning
    let audience: ChooseAudience
    let plan: FanOutPlan
    private let deadline: Timestamp
    /// Everybody, in the order in which they are filled.
    private let order: [RecipientID]

    /// - Throws: `unknown-thing` if the case has no such release; ``SealBroken`` if its key is gone.
    init(desk: Desk, tokens: LinkTokens, loaded: LoadedCase, row: FanOutRow) throws {
        guard let warning = loaded.folded.warnings[row.fanOut.warning], let audience = warning.audience,
            let released = warning.gate.releasedAt
        else { throw Refusal.nothing("release") }
        self.desk = desk
        self.tokens = tokens
        self.loaded = loaded
        self.row = row
        self.warning = warning
        self.audience = audience
        let times = FanOutTimes(
            row.fanOut, released: released, until: warning.window?.until ?? audience.until.instant,
            rule: loaded.folded.clockRule)
        deadline = times.deadline
        order = Set(audience.recipients).sorted()
        plan = try row.plan ?? FanOutPlanner.plan(row, loaded, warning, order, times)
    }

    private static func plan(
        _ row: FanOutRow, _ loaded: LoadedCase, _ warning: Warning, _ recipients: [RecipientID], _ times: FanOutTimes
    ) throws -> FanOutPlan {
        let stream = SubjectID(row.fanOut.caseID)
        guard let key = loaded.keys[stream] else { throw SealBroken(place: "fan_out.words") }
        let texts = warning.texts.keys.sorted().compactMap { warning.texts[$0] }
        let words = try CanonicalEncoder.encode(MessageWords(texts: texts))
        return FanOutPlan(
            priority: priority(of: warning, in: loaded.folded), stopsAt: warning.evidence, expiresAt: times.expiresAt,
            recipients: recipients.filter { loaded.folded.recipients[$0] != nil }.count,
            words: try key.seal(words, table: "fan_out", column: "words", row: "\(row.number)"))
    }

    /// What the drafter said; else a warning of one's own life comes before everything.
    static func priority(of warning: Warning, in folded: Case) -> DeliveryPriority {
        if let priority = warning.drafted.priority { return priority }
        let isPersons = warning.drafted.victims.contains { folded.victims[$0]?.added.kind == .person }
        switch (warning.drafted.kind, warning.drafted.audienceClass) {
        case (.warning, .private): return isPersons ? .lifeThreat : .urgent
        case (.advisory, _): return .advisory
        case (.warning, _), (.publicAlert, _), (.disruptionNotice, _): return .urgent
        }
    }

    /// The recipients of the chunk after a cursor.
    func recipients(after cursor: RecipientID?) -> ArraySlice<RecipientID> {
        guard let cursor else { return order.prefix(FanOutChunk.recipientsMax) }
        var (low, high) = (order.startIndex, order.endIndex)
        while low < high {
            let middle = low + (high - low) / 2
            if order[middle] <= cursor { low = middle + 1 } else { high = middle }
        }
        return order[low...].prefix(FanOutChunk.recipientsMax)
    }

    /// - Parameter used: For a notice, the ways by which the warning went to these recipients.
    func chunk(
        for ids: ArraySlice<RecipientID>, after cursor: RecipientID?, used: [UsedRoute], now: Timestamp
    ) throws -> FanOutChunk {
        var chunk = FanOutChunk(number: row.number, after: cursor, plan: plan, now: now)
        let ways = Dictionary(grouping: used, by: \.recipient)
        for id in ids {
            chunk.through = id
            guard let recipient = loaded.folded.recipients[id], let key = loaded.keys[SubjectID(id)] else { continue }
            switch row.fanOut.message {
            case .warning: try add(recipient, key: key, to: &chunk)
            case .notice: try add(recipient, key: key, ways: ways[id] ?? [], to: &chunk)
            }
        }
        chunk.isLast = ids.count < FanOutChunk.recipientsMax
        return chunk
    }

    private func add(_ recipient: Recipient, key: SubjectKey, to chunk: inout FanOutChunk) throws {
        let route = RoutePlan(recipient.added, audience: audience)
        chunk.deliveries.append(try delivery(by: route.first, to: recipient, key: key))
        for (index, step) in route.steps.enumerated() {
            let id: DeliveryID = desk.instruments.name()
            chunk.steps.append(
                NewStep(
                    recipient: recipient.id, step: index + 1, route: step.way.position,
                    channel: carrying(step.way.channel), due: row.fanOut.at + step.after, named: isNamed(recipient),
                    asks: recipient.added.check?.kind, delivery: id, linkHash: linkHash(step.way, id),
                    sealed: try sealed(step.way, recipient, key, id)))
        }
    }

    /// The ways by which the warning went best, and by hand whoever was told by hand.
    private func add(
        _ recipient: Recipient, key: SubjectKey, ways: [UsedRoute], to chunk: inout FanOutChunk
    ) throws {
        let best = ways.first.map { RoutePlan.way(at: $0.route, of: recipient.added, audience: audience) }
        if let best { chunk.deliveries.append(try delivery(by: best, to: recipient, key: key)) }
        let told = warning.reach[recipient.id]?.level
        let byMachine = ways.compactMap(\.evidence).max()
        guard best?.channel != .byHand, let told, told >= .acknowledged, (byMachine ?? .handedOver) < .acknowledged
        else {
            return
        }
        let byHand = recipient.added.routes.firstIndex { $0.channel == .byHand && $0.safeToContact != .no }
        let way = RoutePlan.way(
            at: byHand ?? recipient.added.routes.count, of: recipient.added, audience: audience)
        chunk.deliveries.append(try delivery(by: way, to: recipient, key: key))
    }

    private func delivery(by way: RoutePlan.Way, to recipient: Recipient, key: SubjectKey) throws -> NewDelivery {
        let id: DeliveryID = desk.instruments.name()
        return NewDelivery(
            delivery: .waiting(
                id: id, channel: carrying(way.channel), priority: plan.priority, enqueuedAt: row.fanOut.at,
                deadline: deadline, expiresAt: plan.expiresAt),
            recipient: recipient.id, route: way.position, named: isNamed(recipient),
            asks: recipient.added.check?.kind, linkHash: linkHash(way, id),
            sealed: try sealed(way, recipient, key, id))
    }

    /// Practice can't reach the world (law 13).
    private func carrying(_ channel: ChannelKind) -> ChannelKind {
        row.fanOut.practice && channel != .byHand ? .practice : channel
    }

    private func isNamed(_ recipient: Recipient) -> Bool {
        plan.recipients <= FanOutPlanner.namedMax || recipient.added.victim != nil
    }

    /// A neutral text has no link, and a person who speaks needs none.
    private func linkHash(_ way: RoutePlan.Way, _ id: DeliveryID) -> Digest? {
        way.form == .full && way.channel != .byHand ? LinkTokens.hash(tokens.token(for: id)) : nil
    }

    private func sealed(
        _ way: RoutePlan.Way, _ recipient: Recipient, _ key: SubjectKey, _ id: DeliveryID
    ) throws -> [UInt8] {
        try DeliveryAddress(way, language: recipient.added.language).sealed(by: key, for: id)
    }
}

extension Delivery {
    /// A delivery to be: ready, or, by hand, a task that waits for a person from the first moment on.
    static func waiting(
        id: DeliveryID, channel: ChannelKind, priority: DeliveryPriority, enqueuedAt: Timestamp, deadline: Timestamp,
        expiresAt: Timestamp
    ) -> Delivery {
        Delivery(
            id: id, channel: channel, priority: priority, enqueuedAt: enqueuedAt, deadline: deadline,
            expiresAt: expiresAt, state: channel == .byHand ? .held(.byHand) : .ready(from: enqueuedAt), fence: 0,
            evidence: nil, mayHaveArrived: false)
    }
}

/// By when a fan-out's deliveries should arrive, and from when on they are not sent any more.
///
/// A case may reckon with the time of long ago, in practice; deliveries go by the desk's own clock. So lengths count.
private struct FanOutTimes {
    let deadline: Timestamp
    let expiresAt: Timestamp

    init(_ fanOut: FanOut, released: Timestamp, until: Timestamp, rule: ClockRule) {
        switch fanOut.message {
        case .notice:
            expiresAt = fanOut.at + FanOutPlanner.noticeLasts
            deadline = fanOut.at + ClockLength.told
        case .warning:
            expiresAt = fanOut.practice ? fanOut.at + released.interval(to: until) : until
            let told = released.interval(to: rule.due(ClockLength.told, from: released))
            deadline = min(expiresAt, fanOut.at + max(FanOutPlanner.retriesAreCloseFor, told))
        }
    }
}
