// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Checks a whole log from its files: every bundle, every leaf, every tile of every level, every checkpoint.
///
/// All hashes are computed anew from the entries; nothing that is stored is believed. What is found wrong is
/// collected, nearest to its cause first, since one changed byte makes everything above it differ too.
///
/// An export is whole: what its checkpoint does not cover is a finding as well. Files outside `tile/` that
/// are not called `checkpoint…` are none of its business. Memory grows with the number of files, not with the
/// size that a checkpoint claims.
package struct LogAudit<Files: LogFiles> {
    private let files: Files
    private let rules: LogAuditRules
    private var report = LogAuditReport()
    private var tree = CompactTree()
    /// The hashes of each level's tile that is not yet full.
    private var unfinished: [[LogHash]] = []
    /// The widths of all tiles in the folder, by the path of the full tile.
    private var widths: [TilePath: [Int]] = [:]
    /// The older checkpoints, by size.
    private var older: [Int: [(path: String, root: LogHash)]] = [:]

    /// Reads the log once, from the first entry to the last, holding one bundle at a time.
    package static func run(_ files: Files, rules: LogAuditRules) -> LogAuditReport {
        var audit = LogAudit(files: files, rules: rules)
        audit.check()
        return audit.report
    }

    private init(files: Files, rules: LogAuditRules) {
        self.files = files
        self.rules = rules
    }

    private mutating func check() {
        guard let paths = attempt("log", { audit throws(LogFailure) in try audit.files.paths() }),
            let signed = attempt("checkpoint", { audit throws(LogFailure) in try audit.open("checkpoint") })
        else { return }
        report.checkpoint = signed
        let size = signed.checkpoint.size
        for path in paths.sorted() { sort(path, size: size) }
        guard checkEntries(size: size) else { return }
        for level in unfinished.indices where !unfinished[level].isEmpty {
            checkTile(level: level, index: size >> (TilePath.height * (level + 1)))
        }
        if tree.root != signed.checkpoint.root {
            note("checkpoint", .unproven("the entries have another root, \(tree.root)"))
        }
    }

    // MARK: - What lies there

    private mutating func sort(_ path: String, size: Int) {
        do throws(LogFailure) {
            if path.utf8.starts(with: "checkpoint.".utf8) {
                try takeOlderCheckpoint(path, size: size)
            } else if path.utf8.starts(with: "tile/".utf8) {
                try takeTile(path, size: size)
            }
        } catch {
            note(path, error)
        }
    }

    private mutating func takeOlderCheckpoint(_ path: String, size: Int) throws(LogFailure) {
        let older = try open(path).checkpoint
        guard path.utf8.elementsEqual("checkpoint.\(older.size)".utf8) else {
            throw .malformed(place: "checkpoint", reason: "its size is \(older.size)")
        }
        guard older.size <= size else { throw .unproven("is larger than the log") }
        self.older[older.size, default: []].append((path, older.root))
        report.olderCheckpoints += 1
    }

    private mutating func takeTile(_ path: String, size: Int) throws(LogFailure) {
        let tile = try TilePath(path)
        guard tile.width <= tile.available(size: size) else {
            throw .unproven("is not covered by the checkpoint")
        }
        widths[TilePath(tile.content, index: tile.index), default: []].append(tile.width)
    }

    // MARK: - Entries, tiles, roots

    /// Reads bundle after bundle; false if one can't be read, for then no root can be computed.
    private mutating func checkEntries(size: Int) -> Bool {
        compareOlderCheckpoints()
        for index in 0..<(size / TilePath.fullWidth + (size % TilePath.fullWidth > 0 ? 1 : 0)) {
            let full = TilePath(.entries, index: index)
            let path = TilePath(.entries, index: index, width: full.available(size: size))
            let read = attempt(path.text) { audit throws(LogFailure) in
                try EntryBundle.decode(try audit.read(path), width: path.width)
            }
            guard let entries = read else {
                note(path.text, .unproven("nothing from here on could be checked"))
                return false
            }
            checkOlderBundles(full, entries: entries)
            for entry in entries {
                checkLength(of: entry, path: path.text)
                append(entry)
            }
            report.entries += entries.count
        }
        return true
    }

    private mutating func checkOlderBundles(_ full: TilePath, entries: [[UInt8]]) {
        for width in widths[full, default: []].sorted() where width < entries.count {
            let path = TilePath(.entries, index: full.index, width: width)
            attempt(path.text) { audit throws(LogFailure) in
                guard try audit.read(path) == EntryBundle.encode(entries[..<width]) else {
                    throw .unproven("differs from the later bundle")
                }
            }
        }
    }

    private mutating func checkLength(of entry: [UInt8], path: String) {
        guard let length = rules.leafByteCount, entry.count != length else { return }
        note(path, .unproven("leaf \(tree.size) has \(entry.count) bytes, not \(length)"))
    }

    private mutating func append(_ entry: [UInt8]) {
        for stored in tree.append(.leaf(entry)) {
            let level = stored.place.level
            if unfinished.count == level { unfinished.append([]) }
            unfinished[level].append(stored.hash)
            if unfinished[level].count == TilePath.fullWidth {
                checkTile(level: level, index: stored.place.tile)
                unfinished[level] = []
            }
        }
        compareOlderCheckpoints()
    }

    /// Compares every stored width of a tile with the hashes computed for it; the width they have must be
    /// there.
    private mutating func checkTile(level: Int, index: Int) {
        let hashes = unfinished[level]
        let stored = widths[TilePath(.hashes(level: level), index: index), default: []]
        for width in Set(stored + [hashes.count]).sorted() {
            let path = TilePath(.hashes(level: level), index: index, width: width)
            attempt(path.text) { audit throws(LogFailure) in
                let stored = try Tile.decode(try audit.read(path), width: width)
                guard let place = stored.indices.first(where: { stored[$0] != hashes[$0] }) else { return }
                throw .unproven("hash \(place) is not that of the entries")
            }
            report.tiles += 1
        }
    }

    private mutating func compareOlderCheckpoints() {
        guard let checkpoints = older[tree.size] else { return }
        for (path, root) in checkpoints where root != tree.root {
            note(path, .unproven("is not a beginning of this log: it was rewritten, or two were shown"))
        }
    }

    // MARK: - Reading and noting

    private func open(_ path: String) throws(LogFailure) -> SignedCheckpoint {
        let bytes = try files.read(path, limit: SignedNote.byteCountMax)
        return try SignedCheckpoint(bytes, log: rules.log, witnesses: rules.witnesses)
    }

    private func read(_ tile: TilePath) throws(LogFailure) -> [UInt8] {
        try files.read(tile.text, limit: EntryBundle.byteCountMax)
    }

    /// What `body` returns, or nil after noting why it failed.
    @discardableResult
    private mutating func attempt<Value>(
        _ path: String, _ body: (borrowing LogAudit) throws(LogFailure) -> Value
    ) -> Value? {
        do throws(LogFailure) {
            return try body(self)
        } catch {
            note(path, error)
            return nil
        }
    }

    private mutating func note(_ path: String, _ failure: LogFailure) {
        report.add(LogAuditReport.Finding(path: path, failure: failure))
    }
}
