// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// What every store is held to of the log: nothing lost, nothing twice, nothing changed, everything or nothing.
package struct ProofStoreConformance: Sendable {
    /// Empty, and nobody else writes to it.
    package let store: any ProofStore
    /// Commits so many entries, one after the other, and says their names.
    package let record: @Sendable (Int) async throws -> [EntryID]

    package init(store: any ProofStore, record: @escaping @Sendable (Int) async throws -> [EntryID]) {
        self.store = store
        self.record = record
    }

    /// A sentence for each promise that was broken; empty if the store conforms.
    package func violations() async throws -> [String] {
        var violations: [String] = []
        violations += try await beginsEmpty()
        violations += try await beginsLogsInTurn()
        violations += try await appendsInTurn()
        violations += try await placesEntriesOnce()
        violations += try await keepsHashes()
        violations += try await keepsCheckpoints()
        violations += try await prunes()
        violations += try await goesOnAsSuccessor()
        return violations
    }

    private func beginsEmpty() async throws -> [String] {
        let extent = try await store.extent()
        return expect(extent == LogExtent(size: 0, placed: 0, last: 0), "a new store has an extent")
            + expect(try await store.logs().isEmpty, "a new store has a log")
            + expect(try await store.newestCheckpoint() == nil, "a new store has a checkpoint")
            + expect(try await store.leaves(in: 0..<10).isEmpty, "a new store has leaves")
            + expect(try await store.ticks(before: 10, limit: 10).isEmpty, "a new store has ticks")
    }

    private func beginsLogsInTurn() async throws -> [String] {
        let first = log(1, firstLeaf: 0)
        var violations = await refuses("a log that is not the first") { try await store.begin(log(2, firstLeaf: 0)) }
        violations += await refuses("a log ahead of its leaves") { try await store.begin(log(1, firstLeaf: 1)) }
        try await store.begin(first)
        violations += await refuses("the first log twice") { try await store.begin(first) }
        return violations + expect(try await store.logs() == [first], "a log is not read as it was begun")
    }

    private func appendsInTurn() async throws -> [String] {
        var violations = await refuses("a leaf ahead of its turn") { try await store.append(idle(1)) }
        for place in 0..<3 { try await store.append(idle(place)) }
        violations += await refuses("a leaf twice") { try await store.append(idle(2)) }
        violations += await refuses("a leaf of 32 bytes") {
            try await store.append(NewTick(place: 3, leaf: [UInt8](repeating: 1, count: 32), row: nil, hashes: []))
        }
        violations += expect(try await store.extent().size == 3, "a refused leaf was kept")
        let leaves = try await store.leaves(in: 1..<100)
        return violations + expect(leaves == [leaf(1), leaf(2)], "leaves are not read by their places")
    }

    private func placesEntriesOnce() async throws -> [String] {
        let names = try await record(5)
        let entries = try await store.loggedEntries(after: 0, limit: 100)
        var violations = expect(entries.count == 5 && entries == entries.sorted { $0.sequence < $1.sequence }, "order")
        violations += expect(
            try await store.loggedEntries(after: entries[1].sequence, limit: 2) == Array(entries[2...3]),
            "pages of entries")
        violations += expect(try await store.place(of: names[0])?.tick == nil, "an entry has a place before its tick")

        let first = tick(3, entries[0].sequence...entries[1].sequence)
        try await store.append(first)
        let before = try await store.extent()
        violations += await refuses("an entry twice") {
            try await store.append(tick(4, entries[1].sequence...entries[2].sequence))
        }
        violations += await refuses("a tick that leaves an entry out") {
            try await store.append(tick(4, entries[3].sequence...entries[4].sequence))
        }
        violations += await refuses("a tick of entries that are not there") {
            try await store.append(tick(4, entries[2].sequence...entries[4].sequence + 1))
        }
        violations += expect(try await store.extent() == before, "a refused tick left something behind")
        let second = tick(4, entries[2].sequence...entries[4].sequence)
        try await store.append(second)
        for (name, entry) in zip(names, entries) {
            let expected = EntryPlace(
                entry: entry, tick: entry.sequence <= entries[1].sequence ? first.row : second.row)
            violations += expect(try await store.place(of: name) == expected, "an entry is not where it was placed")
        }
        violations += expect(try await store.ticks(before: 5, limit: 9) == [second, first].compactMap(\.row), "ticks")
        violations += expect(try await store.ticks(before: 4, limit: 9) == [first].compactMap(\.row), "earlier ticks")
        violations += expect(try await store.place(of: EntryID(high: 1, low: 1)) == nil, "an entry that never was")
        let extent = try await store.extent()
        return violations
            + expect(extent.waiting == 0 && extent.placed == entries[4].sequence, "the extent after placing")
    }

    private func keepsHashes() async throws -> [String] {
        let hashes = (0..<3).map { LogHashRow(level: 1, place: $0, hash: [UInt8](repeating: UInt8($0), count: 32)) }
        try await store.append(NewTick(place: 5, leaf: leaf(5), row: nil, hashes: hashes))
        var violations = await refuses("a hash twice") {
            try await store.append(NewTick(place: 6, leaf: leaf(6), row: nil, hashes: [hashes[1]]))
        }
        violations += expect(try await store.extent().size == 6, "a refused hash left its leaf behind")
        violations += expect(try await store.hashes(level: 1, in: 1..<9) == hashes[1...].map(\.hash), "hashes by place")
        return violations + expect(try await store.hashes(level: 2, in: 0..<9).isEmpty, "hashes by level")
    }

    private func keepsCheckpoints() async throws -> [String] {
        var violations = await refuses("a checkpoint beyond the leaves") { try await store.add(checkpoint(7, at: 0)) }
        violations += await refuses("a checkpoint of another log") { try await store.add(checkpoint(6, log: 2, at: 0)) }
        for size in [1, 3, 6] { try await store.add(checkpoint(size, at: 10)) }
        try await store.add(checkpoint(6, at: 99))
        violations += expect(try await store.newestCheckpoint() == checkpoint(6, at: 10), "the newest checkpoint")
        violations += expect(try await store.newestCheckpoint(of: 1)?.size == 6, "a log's newest checkpoint")
        violations += expect(try await store.newestCheckpoint(of: 2) == nil, "another log's checkpoint")
        violations += expect(
            try await store.checkpoints(of: 1, after: 1, multiplesOf: 3, limit: 1).map(\.size) == [3],
            "multiples, limit")
        return violations
            + expect(
                try await store.checkpoints(of: 1, after: 1, multiplesOf: 1, limit: 9).map(\.size) == [3, 6], "sizes")
    }

    /// Old ones go, except every 256th and the last.
    private func prunes() async throws -> [String] {
        for place in 6..<258 { try await store.append(idle(place)) }
        for size in [256, 257, 258] { try await store.add(checkpoint(size, at: 20)) }
        try await store.prune(signedBefore: Timestamp(milliseconds: 20), limit: 2)
        var violations = expect(try await sizes() == [6, 256, 257, 258], "pruning by age and limit")
        try await store.prune(signedBefore: Timestamp(milliseconds: 21), limit: 100)
        violations += expect(try await sizes() == [256, 258], "what pruning keeps")
        return violations
    }

    private func goesOnAsSuccessor() async throws -> [String] {
        let successor = log(2, firstLeaf: 258, statement: LogStatement(canonical: [1, 2], key: leaf(9).dropLast()))
        try await store.begin(successor)
        var violations = expect(try await store.logs().last == successor, "a successor is not read as it was begun")
        violations += await refuses("a checkpoint of a log that was succeeded") {
            try await store.add(checkpoint(258, log: 1, at: 0))
            try await store.add(checkpoint(257, log: 1, at: 0))
        }
        try await store.append(
            NewTick(
                place: 258, leaf: leaf(1),
                row: TickRow(leaf: 258, key: leaf(1).dropLast(), started: Timestamp(milliseconds: 5), entries: nil),
                hashes: []))
        violations += expect(
            try await store.ticks(before: 259, limit: 1).first?.entries == nil, "a tick of a statement")
        try await store.add(checkpoint(259, log: 2, at: 30))
        violations += expect(try await store.newestCheckpoint()?.log == 2, "the successor's checkpoint")
        try await store.prune(signedBefore: Timestamp(milliseconds: 100), limit: 100)
        return violations + expect(try await sizes() == [256, 258], "the last checkpoint of a succeeded log")
    }

    // MARK: - Samples

    private func sizes() async throws -> [Int] {
        try await store.checkpoints(of: 1, after: 0, multiplesOf: 1, limit: 1_000).map(\.size)
    }

    private func log(_ number: Int, firstLeaf: Int, statement: LogStatement? = nil) -> LogRow {
        LogRow(
            number: number, origin: "log.example/\(number)", verifierKey: "key", instance: InstanceID(high: 7, low: 8),
            firstLeaf: firstLeaf, started: Timestamp(milliseconds: 3), statement: statement)
    }

    private func leaf(_ number: Int) -> [UInt8] { [UInt8](repeating: UInt8(truncatingIfNeeded: number), count: 33) }

    private func idle(_ place: Int) -> NewTick { NewTick(place: place, leaf: leaf(place), row: nil, hashes: []) }

    private func tick(_ place: Int, _ entries: ClosedRange<Int64>) -> NewTick {
        let row = TickRow(
            leaf: place, key: leaf(place).dropLast(), started: Timestamp(milliseconds: 4), entries: entries)
        return NewTick(place: place, leaf: leaf(place), row: row, hashes: [])
    }

    private func checkpoint(_ size: Int, log: Int = 1, at time: Int64) -> CheckpointRow {
        CheckpointRow(size: size, log: log, note: [4, 5], signed: Timestamp(milliseconds: time))
    }

    // MARK: - Judging

    private func expect(_ holds: Bool, _ promise: String) -> [String] { holds ? [] : ["broken: \(promise)"] }

    private func refuses(_ what: String, _ work: () async throws -> Void) async -> [String] {
        do {
            try await work()
            return ["the store took \(what)"]
        } catch is ProofConflict {
            return []
        } catch {
            return ["the store failed over \(what): \(error)"]
        }
    }
}
