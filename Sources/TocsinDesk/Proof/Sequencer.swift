// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TransparencyLog

/// Gives committed entries their places in the log: one leaf a tick, busy or idle, then a signed checkpoint.
///
/// A value that one owner steps: ``start(at:)`` once, then ``tick(at:)`` after ``tick(at:)``. Neither throws; what went
/// wrong is in ``state``, and the next step tries again. In one transaction a tick's leaf, its entries' places and the
/// hashes above become durable; then the anchor moves to the new tree; only then is the tree signed, and last the
/// checkpoint is stored, which publishes it. Killed anywhere between, the next start signs the tree that is committed,
/// and that is always a continuation of the anchor's.
package struct Sequencer: Sendable {
    /// What is needed to append: known after a look into the store, forgotten after a failure.
    private struct Standing {
        let logs: [LogRow]
        let log: LogRow
        var tree: CompactTree
        var placed: Int64
        var signed: Int
        /// The anchor as this sequencer has written it; `nil` until it has.
        var anchored: AnchorRecord?
    }

    private let origin: KeyName
    private let store: any ProofStore
    private let anchor: any Anchor
    private let keys: LogKeys
    private let instruments: Instruments
    private var standing: Standing?
    /// Whether the stored log was found to agree with itself.
    private var isChecked = false
    /// The contradiction that was found: nothing is added to a damaged log any more.
    private var damage: ProofTrouble?
    package private(set) var state: ProofState

    /// - Parameter origin: The name of the desk's first log, best a URL without scheme; a log that was begun keeps its
    ///   name whatever this says.
    package init(
        origin: KeyName, store: any ProofStore, anchor: any Anchor, keys: LogKeys, instruments: Instruments
    ) {
        self.origin = origin
        self.store = store
        self.anchor = anchor
        self.keys = keys
        self.instruments = instruments
        state = ProofState(size: 0, signed: 0, waiting: 0, trouble: nil, since: nil, at: instruments.now())
    }

    /// Checks the stored log, founds one in an empty store, and signs what was committed and not signed.
    package mutating func start(at now: Timestamp) async {
        await step(at: now) { sequencer throws in
            try await sequencer.stand(at: now)
        }
    }

    /// Appends one leaf, whatever there is to record, and signs the tree.
    package mutating func tick(at now: Timestamp) async {
        await step(at: now) { sequencer throws in
            try await sequencer.stand(at: now)
            try await sequencer.place(at: now)
        }
    }

    /// Does the work, then signs if there is anything to sign, and says how it went.
    private mutating func step(at now: Timestamp, _ work: (inout Sequencer) async throws -> Void) async {
        var trouble: ProofTrouble?
        do {
            try await work(&self)
        } catch {
            standing = nil
            trouble = ProofTrouble(error)
        }
        if trouble == nil {
            do {
                try await sign(at: now)
            } catch {
                trouble = ProofTrouble(error)
            }
        }
        let extent = trouble == nil ? nil : try? await store.extent()
        state = ProofState(
            size: standing?.tree.size ?? extent?.size ?? state.size, signed: standing?.signed ?? state.signed,
            waiting: extent?.waiting ?? 0, trouble: trouble, since: trouble.map { _ in state.since ?? now }, at: now)
    }

    // MARK: - Taking up the log

    private mutating func stand(at now: Timestamp) async throws {
        if let damage { throw damage }
        guard standing == nil else { return }
        var logs = try await store.logs()
        if logs.isEmpty { logs = [try await found(at: now)] }
        guard let log = logs.last else { return }
        let extent = try await store.extent()
        let tree = try await tree(size: extent.size, logs: logs)
        let newest = try await store.newestCheckpoint()
        standing = Standing(
            logs: logs, log: log, tree: tree, placed: extent.placed, signed: newest?.size ?? 0, anchored: nil)
    }

    /// The tree to go on with; the first time after a look at what is stored.
    private mutating func tree(size: Int, logs: [LogRow]) async throws -> CompactTree {
        if isChecked { return try await LogTree(store: store).compact(size: size) }
        do {
            let tree = try await LogCheck(store: store).run(logs: logs, size: size)
            isChecked = true
            return tree
        } catch let trouble as ProofTrouble {
            damage = trouble
            throw trouble
        }
    }

    /// Begins the first log. The anchor comes first, so that a log without one never means an interrupted founding.
    private func found(at now: Timestamp) async throws -> LogRow {
        let found = try await anchor.read()
        if let found, found.size > 0 { throw ProofTrouble.databaseBehind(size: 0, anchored: found.size) }
        let record = AnchorRecord(
            instance: found?.instance ?? instruments.name(), origin: origin, size: 0, root: .emptyTree)
        if found != record { try await anchor.swap(found, for: record) }
        CrashPoint.pass("anchor.founded")
        let log = LogRow(
            number: 1, origin: "\(origin)", verifierKey: try keys.signer(for: origin).verifierKey.text,
            instance: record.instance, firstLeaf: 0, started: now, statement: nil)
        try await store.begin(log)
        CrashPoint.pass("log.founded")
        return log
    }

    // MARK: - Placing

    private mutating func place(at now: Timestamp) async throws {
        guard var next = standing else { return }
        let assembly = TickAssembly(store: store)
        let size = next.tree.size
        let statement = try assembly.statement(at: size, logs: next.logs)
        let waiting = try await assembly.waiting(after: next.placed)
        let blinded = (statement.map { [$0] } ?? []) + waiting.blinded

        let secret = randomKeyBytes()
        guard let key = BlindingKey(exactly: secret), let idle = TickLeaf(idle: secret) else { return }
        let leaf = blinded.isEmpty ? idle : Tick(key: key, entries: blinded).leaf
        let hashes = next.tree.append(leaf.hash).dropFirst()
        let tick = NewTick(
            place: size, leaf: leaf.bytes,
            row: blinded.isEmpty ? nil : TickRow(leaf: size, key: secret, started: now, entries: waiting.range),
            hashes: hashes.map { LogHashRow(level: $0.place.level, place: $0.place.index, hash: $0.hash.bytes) })
        CrashPoint.pass("tick.made")
        try await store.append(tick)
        CrashPoint.pass("tick.committed")
        next.placed = waiting.range?.upperBound ?? next.placed
        standing = next
    }

    // MARK: - Signing

    private mutating func sign(at now: Timestamp) async throws {
        guard var next = standing, next.tree.size > next.log.firstLeaf else { return }
        guard next.anchored?.size != next.tree.size || next.signed < next.tree.size else { return }
        let key = try signer(of: next.log)
        let tree = AnchorRecord(
            instance: next.log.instance, origin: key.verifierKey.name, size: next.tree.size, root: next.tree.root)
        let found = try await anchor.read()
        if found == nil || found != next.anchored { try await judge(found, next) }
        try await anchor.swap(found, for: tree)
        next.anchored = tree
        standing = next
        CrashPoint.pass("anchor.swapped")

        guard next.signed < tree.size else { return }
        let note = try Self.note(for: tree, by: key)
        CrashPoint.pass("checkpoint.signed")
        try await store.add(CheckpointRow(size: tree.size, log: next.log.number, note: note, signed: now))
        CrashPoint.pass("checkpoint.stored")
        next.signed = tree.size
        standing = next
        try await prune(size: tree.size, at: now)
    }

    private func signer(of log: LogRow) throws -> SignerKey {
        let key = try keys.signer(for: KeyName(log.origin))
        guard key.verifierKey.text == log.verifierKey else { throw ProofTrouble.otherKey(origin: log.origin) }
        return key
    }

    private static func note(for tree: AnchorRecord, by key: SignerKey) throws -> [UInt8] {
        try SignedCheckpoint.sign(Checkpoint(origin: tree.origin, size: tree.size, root: tree.root), by: key).bytes
    }

    private func judge(_ found: AnchorRecord?, _ next: Standing) async throws {
        var root: LogHash?
        if let found, found.size <= next.tree.size { root = try await LogTree(store: store).root(size: found.size) }
        switch AnchorVerdict(anchor: found, log: next.log, size: next.tree.size, root: root) {
        case .sign: return
        case .refuse(let trouble): throw trouble
        }
    }

    /// Checkpoints are kept for a day, and after that those of every 256th size.
    private func prune(size: Int, at now: Timestamp) async throws {
        guard size.isMultiple(of: CheckpointRow.keptEvery) else { return }
        try await store.prune(signedBefore: now - .days(1), limit: 4 * CheckpointRow.keptEvery)
    }
}

extension ProofTrouble {
    /// Sorts an error that came from the store, the anchor or the key.
    init(_ error: any Error) {
        if let trouble = error as? ProofTrouble {
            self = trouble
        } else if let failure = error as? LogFailure {
            self = failure == .notSigned ? .notSigned : .damaged("\(failure)")
        } else {
            self = .storeFailed("\(error)")
        }
    }
}
