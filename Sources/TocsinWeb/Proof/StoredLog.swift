// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// The desk's own log, as the public server shows it.
package struct StoredLog: LogSource {
    private let store: any ProofStore
    private let interval: String
    private let silenceMax: Interval
    private let now: @Sendable () -> Timestamp

    /// - Parameters:
    ///   - interval: How often a leaf is added, as the end of "every …".
    ///   - silenceMax: After this long without a signature the page says that the log is behind.
    package init(
        store: any ProofStore, interval: String, silenceMax: Interval = .minutes(5),
        now: @escaping @Sendable () -> Timestamp
    ) {
        self.store = store
        self.interval = interval
        self.silenceMax = silenceMax
        self.now = now
    }

    package func file(_ path: String) async throws -> [UInt8]? {
        let reader = LogReader(store: store)
        return path == "checkpoint" ? try await reader.checkpoint() : try await reader.tile(path)
    }

    package func standing() async throws -> LogStanding? {
        guard let newest = try await store.newestCheckpoint(),
            let log = try await store.logs().last(where: { $0.number == newest.log })
        else { return nil }
        let lines = String(decoding: newest.note, as: UTF8.self)
            .split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
        return LogStanding(
            origin: log.origin, size: newest.size, root: lines.count > 2 ? String(lines[2]) : "", signed: newest.signed,
            verifierKey: log.verifierKey, interval: interval, witnesses: [],
            isBehind: newest.signed.interval(to: now()) > silenceMax)
    }
}
