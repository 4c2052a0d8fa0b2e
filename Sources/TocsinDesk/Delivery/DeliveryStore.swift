// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What delivery needs of a store: few verbs, each one transaction, many rows at a time.
///
/// A verb that changes a delivery runs the machine ``Delivery`` over its row inside the transaction; nobody decides on
/// a row that somebody else may be changing. What a release, a halt or an acknowledgement does to deliveries is part of
/// the desk's own commit: ``Change/fanOut(_:)``, ``Change/stop(_:at:)``, ``Change/reached(_:_:at:)``, and so on. Every
/// implementation passes the conformance suite in `Tests/Support/DeliveryStoreConformance.swift`.
package protocol DeliveryStore: Sendable {
    // MARK: - Fan-out

    /// Fan-outs that are not filled, oldest first; of each warning only the oldest.
    func openFanOuts(limit: Int) async throws -> [FanOutRow]

    /// Adds up to ``FanOutChunk/recipientsMax`` recipients and moves the cursor, or does nothing.
    ///
    /// - Returns: `false` if the fan-out was stopped or somebody else moved it: read it again.
    func fill(_ chunk: FanOutChunk) async throws -> Bool

    /// The ways by which a warning went or may have gone to the recipients in a range, best evidence first.
    func routesUsed(for warning: WarningID, by recipients: ClosedRange<RecipientID>) async throws -> [UsedRoute]

    /// A window was extended: what is not yet sent, and the pages of those who have it, last longer.
    func extend(_ warning: WarningID, to expiry: Timestamp) async throws

    // MARK: - Dispatch

    /// Takes what is due, the most urgent first, and writes down each attempt before anything is sent. Leases that ran
    /// out are taken back first.
    func claim(_ demand: ClaimDemand) async throws -> Claimed

    /// The released texts; `nil` if the fan-out is not planned, or its case's key is gone.
    func words(of fanOut: Int64) async throws -> SealedWords?

    /// Counts what came of attempts. A result whose lease was lost is kept in its attempt's row and decides nothing.
    ///
    /// - Returns: What follows of each, in the same order. Failed routes have already made the next step due, and
    ///   evidence has cancelled the steps that it makes needless.
    func record(_ results: [AttemptResult], by worker: WorkerID, now: Timestamp) async throws -> [Followed]

    /// Takes over from every earlier run, without waiting for its leases.
    func takeOver(by worker: WorkerID, now: Timestamp) async throws -> [Followed]

    /// Ends what a person was to do and what has expired meanwhile.
    func expireHeld(now: Timestamp, limit: Int) async throws -> [Followed]

    /// When the next delivery or lease is due.
    func nextDelivery() async throws -> Timestamp?

    /// Endpoints that said they are gone for good, by their keyed names.
    func endpointsGone() async throws -> Set<Digest>
    func regain(_ endpoint: Digest) async throws

    // MARK: - Escalation

    /// Recipients with a step that is due, each with all steps that wait.
    func dueSteps(now: Timestamp, limit: Int) async throws -> [WaitingSteps]

    /// Takes and leaves steps. One that somebody else ended meanwhile is left alone, and so is its delivery.
    func escalate(_ moves: [StepMove]) async throws

    /// When the next step is due.
    func nextStep() async throws -> Timestamp?

    /// A person could not do it by hand: the next step is due now.
    func failByHand(_ warning: WarningID, _ recipient: RecipientID, now: Timestamp) async throws -> [Followed]

    // MARK: - Links

    /// The delivery whose link has this hash, and how its page stands.
    func link(withHash hash: Digest) async throws -> LinkRow?

    /// Does one thing on the page behind a link.
    ///
    /// - Throws: ``Acknowledgement/Refusal``.
    func visit(_ delivery: DeliveryID, _ visit: LinkVisit, now: Timestamp) async throws -> [Acknowledgement.Effect]

    /// Answers that the case does not know yet; of one delivery, or the oldest.
    func unappliedAnswers(of delivery: DeliveryID?, limit: Int) async throws -> [LinkAnswer]
    func apply(_ answer: LinkAnswer, now: Timestamp) async throws

    // MARK: - Evidence and the board

    /// What became of deliveries to named people and is no entry yet, after a number, in order.
    func untold(after number: Int64, limit: Int) async throws -> [UntoldDelivery]
    func tell(_ told: UntoldDelivery) async throws

    /// How many deliveries of a warning are in which state; the counts add up.
    func counts(of warning: WarningID) async throws -> [DeliveryCount]

    /// What waits for a person, the most urgent first; of one case, or all.
    func handTasks(of caseID: CaseID?, limit: Int) async throws -> [HandTask]

    /// Deliveries whose names begin like this; see ``LinkTokens/reference(of:)``.
    func deliveries(in names: ClosedRange<DeliveryID>) async throws -> [ReferredDelivery]

    /// Looks for what must not be; see ``DeliveryAudit``.
    func audit(now: Timestamp, lease: Interval) async throws -> DeliveryAudit
}
