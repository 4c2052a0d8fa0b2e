// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// A release in a store with nothing behind it but what the store demands: for tests of stores.
package struct DeliverySample: Sendable {
    package let store: any DeliveryStore & DeskStore
    package let warning: WarningID
    package let caseID: CaseID
    package let practice: Bool
    package let number: Int64
    package let until = DeliveryStoreConformance.start + .days(2)
    private let priority: DeliveryPriority
    private let stopsAt: EvidenceLevel

    private static let start = DeliveryStoreConformance.start

    /// Releases a warning by two people and opens its fan-out.
    package static func released(
        in store: any DeliveryStore & DeskStore, practice: Bool = false, priority: DeliveryPriority = .urgent,
        stopsAt: EvidenceLevel = .acknowledged
    ) async throws -> DeliverySample {
        let warning = WarningID(high: .random(in: .min ... .max), low: 0)
        let caseID = CaseID(high: warning.high, low: 1)
        let people = (2...3).map { PersonID(high: warning.high, low: $0) }
        let contents = Digest([UInt8](repeating: 1, count: 32))
        let fanOut = FanOut(warning: warning, caseID: caseID, message: .warning, practice: practice, at: start)
        var commit = Commit()
        commit.entries = people.map { _ in ProofEntries.make(at: start) }
        commit.newKeys = (1...60).map { (SubjectID(high: warning.high, low: 100 + $0), [1]) }
        commit.changes = [.opened(caseID, practice: practice), .fanOut(fanOut)]
        for (person, entry) in zip(people, commit.entries) {
            commit.changes += [
                .person(
                    PersonRow(id: person, sealedName: [1], roles: [.releaser], practice: practice), tokenHash: nil),
                .signature(warning, contents: contents, by: person, purpose: .release, entry: entry.id),
            ]
        }
        commit.changes.append(
            .release(
                ReleaseRow(
                    warning: warning, caseID: caseID, contents: contents, practice: practice, emergency: false,
                    by: people, at: start, expires: start + .days(2))))
        try await store.commit(commit)
        let number = try await store.openFanOuts(limit: 1_000).last { $0.fanOut == fanOut }?.number
        return DeliverySample(
            store: store, warning: warning, caseID: caseID, practice: practice, number: number ?? 0,
            priority: priority, stopsAt: stopsAt)
    }

    private init(
        store: any DeliveryStore & DeskStore, warning: WarningID, caseID: CaseID, practice: Bool, number: Int64,
        priority: DeliveryPriority, stopsAt: EvidenceLevel
    ) {
        self.store = store
        self.warning = warning
        self.caseID = caseID
        self.practice = practice
        self.number = number
        self.priority = priority
        self.stopsAt = stopsAt
    }

    /// The fan-out of a notice about it.
    package func notice(_ notice: Notice) async throws -> DeliverySample {
        let fanOut = FanOut(
            warning: warning, caseID: caseID, message: .notice(notice), practice: practice, at: Self.start)
        try await commit([.fanOut(fanOut)])
        let number = try await store.openFanOuts(limit: 1_000).last { $0.fanOut == fanOut }?.number
        return DeliverySample(
            store: store, warning: warning, caseID: caseID, practice: practice, number: number ?? 0,
            priority: priority, stopsAt: stopsAt)
    }

    package func commit(_ changes: [Change]) async throws {
        var commit = Commit()
        commit.changes = changes
        try await store.commit(commit)
    }

    /// Leaves nothing that another test could come upon.
    package func finish() async throws { try await commit([.stop(warning, at: Self.start)]) }

    package func row() async throws -> FanOutRow {
        let row = try await store.openFanOuts(limit: 1_000).first { $0.number == number }
        guard let row else { throw Refusal.nothing("fan-out") }
        return row
    }

    package func recipient(_ place: Int) -> RecipientID { RecipientID(high: warning.high, low: 100 + UInt64(place)) }

    package func chunk(
        _ places: Range<Int>, after: Int?, steps: [Interval] = [], isLast: Bool = false
    ) -> FanOutChunk {
        let plan = FanOutPlan(priority: priority, stopsAt: stopsAt, expiresAt: until, recipients: 5, words: [7])
        var chunk = FanOutChunk(number: number, after: after.map(recipient), plan: plan, now: Self.start)
        for place in places {
            chunk.deliveries.append(delivery(place, route: 0))
            chunk.through = recipient(place)
            for (index, after) in steps.enumerated() {
                let step = delivery(place, route: index + 1)
                chunk.steps.append(
                    NewStep(
                        recipient: recipient(place), step: index + 1, route: index + 1, channel: .email,
                        due: Self.start + after, named: true, asks: nil, delivery: step.delivery.id,
                        linkHash: step.linkHash, sealed: step.sealed))
            }
        }
        chunk.isLast = isLast
        return chunk
    }

    package func delivery(_ place: Int, route: Int, channel: ChannelKind? = nil) -> NewDelivery {
        let id = DeliveryID(high: warning.high ^ UInt64(number), low: UInt64(1_000 * place + route))
        return NewDelivery(
            delivery: Delivery(
                id: id, channel: channel ?? (practice ? .practice : .email), priority: priority, enqueuedAt: Self.start,
                deadline: Self.start + .hours(1), expiresAt: until),
            recipient: recipient(place), route: route, named: true, asks: nil, linkHash: linkHash(of: id), sealed: [8])
    }

    package func linkHash(of id: DeliveryID) -> Digest { Digest(id.bytes + id.bytes) }

    package func count() async throws -> Int { try await states().values.reduce(0, +) }

    /// How many deliveries of the warning itself are in each state.
    package func states() async throws -> [String: Int] {
        try await store.counts(of: warning).filter { $0.message == "warning" }
            .reduce(into: [:]) { $0[$1.state, default: 0] += $1.count }
    }
}
