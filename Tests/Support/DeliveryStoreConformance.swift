// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
package import TocsinDesk

/// What every store is held to of deliveries: each goes out, none twice at once, and nobody who lost a lease decides.
package struct DeliveryStoreConformance: Sendable {
    /// Nobody else writes to it.
    package let store: any DeliveryStore & DeskStore

    package init(store: any DeliveryStore & DeskStore) {
        self.store = store
    }

    static let start = Timestamp(milliseconds: 1_772_442_000_000)
    static let lease = Interval.seconds(60)

    /// A sentence for each promise that was broken; empty if the store conforms.
    package func violations() async throws -> [String] {
        var violations: [String] = []
        violations += try await fillsInTurn()
        violations += try await claimsTheMostUrgentFirst()
        violations += try await claimsOnce()
        violations += try await ignoresLateResults()
        violations += try await takesLeasesBack()
        violations += try await keepsRetriesWaiting()
        violations += try await failsOver()
        violations += try await cancelsStepsByEvidence()
        violations += try await takesStepsOnce()
        violations += try await stops()
        violations += try await ends()
        violations += try await supersedesNotices()
        violations += try await answersOnce()
        violations += try await tells()
        violations += try await erases()
        return violations
    }

    // MARK: - Fan-out

    private func fillsInTurn() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        let row = try await sample.row()
        var violations = expect(row.plan == nil && row.cursor == nil, "a new fan-out is not begun")
        let first = sample.chunk(1..<4, after: nil)
        violations += expect(try await store.fill(first), "the first chunk is filled")
        violations += expect(try await !store.fill(first), "a chunk is not filled twice")
        let again = sample.chunk(3..<6, after: 3, isLast: true)
        violations += expect(
            try await !store.fill(sample.chunk(3..<6, after: 2)), "a chunk counts where the last one ended")
        violations += expect(try await sample.row().cursor == sample.recipient(3), "the cursor is kept")
        violations += expect(try await sample.row().plan?.recipients == 5, "the plan is kept")
        violations += expect(try await store.fill(again), "the last chunk is filled")
        violations += expect(try await store.openFanOuts(limit: 9).isEmpty, "a full fan-out is not open")
        violations += expect(try await sample.count() == 5, "who is there already is not added again")
        try await sample.finish()
        return violations
    }

    // MARK: - Dispatch

    private func claimsTheMostUrgentFirst() async throws -> [String] {
        let calm = try await DeliverySample.released(in: store, priority: .bulk)
        _ = try await store.fill(calm.chunk(1..<9, after: nil, isLast: true))
        let urgent = try await DeliverySample.released(in: store, priority: .lifeThreat)
        _ = try await store.fill(urgent.chunk(1..<4, after: nil, isLast: true))
        let claimed = try await claim(slots: 6, lessUrgent: 2).deliveries
        let violations =
            expect(
                claimed.map(\.priority) == [.lifeThreat, .lifeThreat, .lifeThreat, .bulk, .bulk],
                "the most urgent first")
            + expect(try await claim(slots: 9, lessUrgent: 0).deliveries.isEmpty, "slots kept for the urgent are kept")
        try await calm.finish()
        try await urgent.finish()
        return violations
    }

    private func claimsOnce() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<51, after: nil, isLast: true))
        let claimed = try await withThrowingTaskGroup(of: [ClaimedDelivery].self) { group in
            for worker in 1...8 { group.addTask { try await claim(worker, slots: 10).deliveries } }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        let violations =
            expect(
                claimed.count == 50 && Set(claimed.map(\.id)).count == 50, "of many workers one claims each delivery")
            + expect(
                claimed.allSatisfy { $0.attempt.fence == 1 && !$0.attempt.possibleRepeat }, "first attempts are first")
        try await sample.finish()
        return violations
    }

    private func ignoresLateResults() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<2, after: nil, isLast: true))
        let first = try await claim(1).deliveries
        let late = Self.start + .seconds(61)
        let second = try await claim(2, at: late).deliveries
        var violations = expect(second.map(\.attempt.fence) == [2], "a lost lease is claimed again")
        violations += expect(second.map(\.attempt.possibleRepeat) == [true], "and is a possible repeat")
        let followed = try await store.record([result(first[0], .left(.delivered))], by: worker(1), now: late)
        violations += expect(followed.map(\.effects) == [[.keepLateResult]], "a late result decides nothing")
        violations += expect(try await sample.states() == ["leased": 1], "and changes no state")
        _ = try await store.record([result(second[0], .left(.accepted))], by: worker(2), now: late)
        violations += expect(try await sample.states() == ["handed_over": 1], "the holder's result counts")
        try await sample.finish()
        return violations
    }

    private func takesLeasesBack() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<3, after: nil, isLast: true))
        _ = try await claim(1)
        var violations = expect(try await store.takeOver(by: worker(1), now: Self.start).isEmpty, "own leases stay")
        violations += expect(try await claim(2).deliveries.isEmpty, "leases hold")
        violations += expect(
            try await store.takeOver(by: worker(2), now: Self.start).count == 2, "a new run takes over")
        violations += expect(try await store.nextDelivery() == Self.start, "and sends at once")
        violations += expect(
            try await claim(2).deliveries.map(\.attempt.possibleRepeat) == [true, true], "as possible repeats")
        try await sample.finish()
        return violations
    }

    private func keepsRetriesWaiting() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<2, after: nil, isLast: true))
        let claimed = try await claim(1).deliveries
        let failure = DeliveryFailure(.retry(after: .seconds(30)), "busy", mayHaveArrived: true)
        _ = try await store.record([result(claimed[0], .failed(failure))], by: worker(1), now: Self.start)
        var violations = expect(try await store.nextDelivery() == Self.start + .seconds(30), "a floor is kept")
        violations += expect(try await claim(1, at: Self.start + .seconds(29)).deliveries.isEmpty, "and not undercut")
        let again = try await claim(1, at: Self.start + .seconds(30)).deliveries
        violations += expect(
            again.map(\.attempt.possibleRepeat) == [true], "what may have arrived is a possible repeat")
        try await sample.finish()
        return violations
    }

    // MARK: - Escalation

    private func failsOver() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<2, after: nil, steps: [.minutes(15), .minutes(30)], isLast: true))
        let claimed = try await claim(1).deliveries
        var violations = expect(try await store.dueSteps(now: Self.start, limit: 9).isEmpty, "steps wait")
        violations += expect(try await store.nextStep() == Self.start + .minutes(15), "until their moment")
        let failure = DeliveryFailure(.tryAnotherChannel, "no such address")
        _ = try await store.record([result(claimed[0], .failed(failure))], by: worker(1), now: Self.start)
        let due = try await store.dueSteps(now: Self.start, limit: 9)
        violations += expect(due.map { $0.steps.map(\.step) } == [[1, 2]], "a failed route makes the next step due")
        violations += expect(due.first?.steps.first?.due == Self.start, "at once")
        try await sample.finish()

        let last = try await DeliverySample.released(in: store)
        _ = try await store.fill(last.chunk(1..<2, after: nil, isLast: true))
        let only = try await claim(1).deliveries
        _ = try await store.record([result(only[0], .failed(failure))], by: worker(1), now: Self.start)
        let fallback = try await store.dueSteps(now: Self.start, limit: 9)
        violations += expect(
            fallback.map { $0.steps.map(\.channel) } == [[.byHand]], "without a step somebody must find a way by hand")
        try await last.finish()
        return violations
    }

    private func cancelsStepsByEvidence() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store, stopsAt: .delivered)
        _ = try await store.fill(sample.chunk(1..<3, after: nil, steps: [.minutes(15)], isLast: true))
        let claimed = try await claim(1).deliveries
        let results = [result(claimed[0], .left(.delivered)), result(claimed[1], .left(.accepted))]
        _ = try await store.record(results, by: worker(1), now: Self.start)
        let due = try await store.dueSteps(now: Self.start + .hours(1), limit: 9)
        let violations = expect(
            due.map(\.recipient) == [claimed[1].recipient], "evidence cancels the steps it makes needless")
        try await sample.finish()
        return violations
    }

    private func takesStepsOnce() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<2, after: nil, steps: [.minutes(15)], isLast: true))
        let move = StepMove(
            fanOut: sample.number, recipient: sample.recipient(1), step: 1, state: .taken,
            delivery: sample.delivery(1, route: 1))
        try await store.escalate([move])
        try await store.escalate([move])
        let violations = expect(try await sample.count() == 2, "a step is taken once")
        try await sample.finish()
        return violations
    }

    // MARK: - Stopping

    private func stops() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<4, after: nil, steps: [.minutes(15)]))
        let claimed = try await claim(1, slots: 1).deliveries
        try await sample.commit([.halted(sample.warning, at: Self.start), .stop(sample.warning, at: Self.start)])
        var violations = expect(try await sample.states() == ["cancelled": 2, "leased": 1], "what has not left stays")
        violations += expect(try await store.dueSteps(now: Self.start + .days(1), limit: 9).isEmpty, "no step is taken")
        violations += expect(try await !store.fill(sample.chunk(4..<6, after: 3)), "no more is filled")
        let failure = DeliveryFailure(.retry(after: nil), "busy")
        _ = try await store.record([result(claimed[0], .failed(failure))], by: worker(1), now: Self.start)
        return violations
            + expect(try await sample.states() == ["cancelled": 3], "what was under way is not tried again")
    }

    private func ends() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        try await sample.commit([.reached(sample.warning, sample.recipient(2), at: Self.start)])
        _ = try await store.fill(sample.chunk(1..<4, after: nil, steps: [.minutes(15)], isLast: true))
        var violations = expect(try await sample.count() == 2, "who was reached before is not warned again")
        try await sample.commit([.reached(sample.warning, sample.recipient(1), at: Self.start)])
        violations += expect(
            try await sample.states() == ["cancelled": 1, "ready": 1], "who is reached is not sent more")
        violations += expect(
            try await store.dueSteps(now: Self.start + .days(1), limit: 9).map(\.recipient) == [sample.recipient(3)],
            "nor called")
        let late = sample.until + .seconds(1)
        violations += expect(try await claim(1, at: late).deliveries.isEmpty, "what expired is not sent")
        violations += expect(try await sample.states() == ["cancelled": 1, "expired": 1], "and has an end")
        return violations
    }

    private func supersedesNotices() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<2, after: nil, isLast: true))
        let review = try await sample.notice(.underReview)
        _ = try await store.fill(review.chunk(1..<2, after: nil, isLast: true))
        _ = try await sample.notice(.withdrawn)
        let states = try await store.counts(of: sample.warning).filter { $0.message == "under_review" }.map(\.state)
        let violations = expect(states == ["superseded"], "a newer notice takes the place of one that has not left")
        try await sample.finish()
        return violations
    }

    // MARK: - Links and evidence

    private func answersOnce() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<2, after: nil, isLast: true))
        let claimed = try await claim(1).deliveries
        let id = claimed[0].id
        _ = try await store.record([result(claimed[0], .left(.accepted))], by: worker(1), now: Self.start)
        let row = try await store.link(withHash: sample.linkHash(of: id))
        var violations = expect(row?.delivery == id && row?.page.acknowledgement.state == .unopened, "a link is found")
        violations += expect(
            try await store.visit(id, .open, now: Self.start) == [.evidence(.opened)], "opening counts")
        let taken = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<100 {
                group.addTask {
                    (try? await store.visit(id, .answer(.haveIt, words: nil), now: Self.start)) == [
                        .evidence(.acknowledged)
                    ]
                }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        violations += expect(taken == 1, "of a hundred answers one counts")
        let unapplied = try await store.unappliedAnswers(of: nil, limit: 9)
        violations += expect(unapplied.map(\.delivery) == [id], "an answer waits until the case knows it")
        try await store.apply(unapplied[0], now: Self.start)
        violations += expect(try await store.unappliedAnswers(of: id, limit: 9).isEmpty, "and then no more")
        violations += expect(
            try await store.counts(of: sample.warning).map(\.evidence) == [.acknowledged], "evidence rose")
        try await sample.finish()
        return violations
    }

    private func tells() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<3, after: nil, isLast: true))
        let claimed = try await claim(1).deliveries
        let failure = DeliveryFailure(.tryAnotherChannel, "no such address")
        let results = [result(claimed[0], .left(.accepted)), result(claimed[1], .failed(failure))]
        _ = try await store.record(results, by: worker(1), now: Self.start)
        let first = try await untold(of: sample)
        var violations = expect(first.map(\.evidence) == [.accepted, nil], "what became of each is to be told")
        violations += expect(first.last?.reason == "no such address", "with the reason")
        _ = try await store.visit(claimed[0].id, .open, now: Self.start)
        for one in first { try await store.tell(one) }
        let left = try await untold(of: sample)
        violations += expect(left.map(\.evidence) == [.opened], "what rose meanwhile is still to be told")
        for one in left { try await store.tell(one) }
        violations += expect(try await untold(of: sample).isEmpty, "and then no more")
        try await sample.finish()
        return violations
    }

    private func untold(of sample: DeliverySample) async throws -> [UntoldDelivery] {
        try await store.untold(after: 0, limit: 1_000).filter { $0.warning == sample.warning }
    }

    private func erases() async throws -> [String] {
        let sample = try await DeliverySample.released(in: store)
        _ = try await store.fill(sample.chunk(1..<3, after: nil, steps: [.minutes(15)], isLast: true))
        try await sample.commit([.erase(SubjectID(sample.recipient(1)))])
        let claimed = try await claim(1).deliveries
        let violations =
            expect(claimed.map(\.recipient) == [sample.recipient(2)], "who was erased is sent nothing")
            + expect(try await sample.states() == ["cancelled": 1, "leased": 1], "and their delivery has an end")
        try await sample.finish()
        return violations
    }

    // MARK: - Acting and judging

    private func worker(_ number: Int) -> WorkerID { WorkerID(high: 9, low: UInt64(number)) }

    private func claim(
        _ number: Int = 1, slots: Int = 100, lessUrgent: Int? = nil, at now: Timestamp = start
    ) async throws -> Claimed {
        let room = ClaimDemand.Room(channel: .email, slots: slots, slotsForLessUrgent: lessUrgent ?? slots)
        return try await store.claim(
            ClaimDemand(worker: worker(number), now: now, lease: Self.lease, rooms: [room]))
    }

    private func result(_ claimed: ClaimedDelivery, _ result: Delivery.Result) -> AttemptResult {
        AttemptResult(
            number: claimed.number, fence: claimed.attempt.fence, result: result, endedAt: Self.start, random: 0,
            answer: nil, endpoint: nil)
    }

    private func expect(_ holds: Bool, _ promise: String) -> [String] { holds ? [] : ["broken: \(promise)"] }
}
