// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
internal import TocsinFormats
package import TransparencyLog

/// Begins a successor log where the old one can't be signed any more: after a backup was restored, or a key was lost.
///
/// The successor has another origin, and for its first leaves those that the database still has: whatever is known
/// here stays provable, under the new name. Its next leaf holds this statement, which names the last tree that the old
/// log is known to have signed; so a receipt of the old log for a leaf that is gone shows what was lost.
package struct LogSuccession: Codable, Hashable, Sendable {
    /// A tree by its log, size and root.
    package struct Tree: Codable, Hashable, Sendable {
        package let origin: String
        package let size: Int
        package let root: Digest

        package init(origin: String, size: Int, root: Digest) {
            self.origin = origin
            self.size = size
            self.root = root
        }
    }

    package let v: Int
    package let kind: String
    package let recorded: Timestamp
    /// The last tree of the old log that is known to have been signed, or to have been about to be.
    package let previous: Tree
    /// The successor and what it begins with.
    package let successor: Tree
    package let reason: String

    package init(recorded: Timestamp, previous: Tree, successor: Tree, reason: String) {
        v = 1
        kind = "log.succeeded"
        self.recorded = recorded
        self.previous = previous
        self.successor = successor
        self.reason = reason
    }

    package init(_ statement: LogStatement) throws {
        self = try TreeDecoder.decode(LogSuccession.self, from: TreeReader.json(statement.canonical))
    }

    package func bytes() throws -> [UInt8] { try CanonicalEncoder.encode(self) }

    /// Leaves that the old log signed and that are not here.
    package var lost: Range<Int> { successor.size..<max(successor.size, previous.size) }
}

extension LogSuccession {
    /// Declares a successor; the sequencer goes on with it. Safe to be killed at any point and to be repeated.
    ///
    /// - Parameters:
    ///   - base: The desk's name for its log; the successor's is this and the time.
    ///   - reason: For whoever reads the log; names nobody.
    ///   - acceptsMissingAnchor: Goes on without an anchor, by the newest checkpoint in the database.
    /// - Returns: `nil` if nothing was ever signed here, so that there is nothing to succeed.
    /// - Throws: ``ProofTrouble`` if the anchor is missing or another desk's.
    @discardableResult
    package static func declare(
        base: KeyName, reason: String, acceptsMissingAnchor: Bool = false, at now: Timestamp, store: any ProofStore,
        anchor: any Anchor, keys: LogKeys, instruments: Instruments
    ) async throws -> LogRow? {
        let logs = try await store.logs()
        let found = try await anchor.read()
        let size = try await store.extent().size
        let root = try await LogTree(store: store).root(size: size)
        if found == nil, logs.isEmpty { return nil }
        guard found != nil || acceptsMissingAnchor else { throw ProofTrouble.anchorMissing(size: size) }
        if let found, let last = logs.last, found.instance != last.instance { throw ProofTrouble.otherDesk }

        let previous = if let found { Tree(found) } else { try await lastSigned(store: store, logs: logs) }
        let origin = try successor(of: base, at: now, used: logs.map(\.origin) + [previous.origin])
        let statement = LogSuccession(
            recorded: now, previous: previous,
            successor: Tree(origin: "\(origin)", size: size, root: Digest(root.bytes)), reason: reason)
        let log = LogRow(
            number: (logs.last?.number ?? 0) + 1, origin: "\(origin)",
            verifierKey: try keys.signer(for: origin).verifierKey.text,
            instance: logs.last?.instance ?? found?.instance ?? instruments.name(), firstLeaf: size, started: now,
            statement: LogStatement(canonical: try statement.bytes(), key: randomKeyBytes()))
        try await store.begin(log)
        CrashPoint.pass("log.begun")
        try await anchor.swap(
            found, for: AnchorRecord(instance: log.instance, origin: origin, size: size, root: root))
        return log
    }

    private static func lastSigned(store: any ProofStore, logs: [LogRow]) async throws -> Tree {
        guard let newest = try await store.newestCheckpoint() else {
            return Tree(origin: logs.last?.origin ?? "", size: 0, root: Digest(LogHash.emptyTree.bytes))
        }
        return try Tree(note: newest.note)
    }

    /// The time makes a name that was never used, even if what was used before is forgotten.
    private static func successor(of base: KeyName, at now: Timestamp, used: [String]) throws -> KeyName {
        let digits = "\(now)".utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
        let name = "\(base)-\(String(decoding: digits.prefix(14), as: UTF8.self))"
        for number in 1... {
            let origin = number == 1 ? name : "\(name)-\(number)"
            if !used.contains(origin) { return try KeyName(origin) }
        }
        preconditionFailure("a list of names has an end")
    }
}

extension LogSuccession.Tree {
    init(note: [UInt8]) throws {
        let checkpoint = try Checkpoint(text: SignedNote(note).text)
        self.init(
            origin: String(decoding: checkpoint.origin, as: UTF8.self), size: checkpoint.size,
            root: Digest(checkpoint.root.bytes))
    }

    init(_ anchor: AnchorRecord) {
        self.init(origin: "\(anchor.origin)", size: anchor.size, root: Digest(anchor.root.bytes))
    }
}
