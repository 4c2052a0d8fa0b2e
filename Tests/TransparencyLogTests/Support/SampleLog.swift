// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TransparencyLog

/// A small log of our own, whole in memory, as an export would be.
struct SampleLog: LogFiles {
    static let seed = (0..<32).map { UInt8($0) }
    static let witnessSeed = (0..<32).map { UInt8(200 - $0) }

    var files: [String: [UInt8]] = [:]
    let log: SignerKey
    let witness: SignerKey
    let entries: [[UInt8]]
    private(set) var stored: [HashPlace: LogHash] = [:]
    private(set) var roots: [LogHash] = []

    var rules: LogAuditRules { LogAuditRules(log: log.verifierKey, witnesses: [witness.verifierKey]) }

    /// - Parameters:
    ///   - older: Sizes of which checkpoints and partial tiles are kept.
    ///   - cosignedAt: When the witness cosigns the last checkpoint; nil if it doesn't.
    init(entries: [[UInt8]], older: [Int] = [], cosignedAt: Int? = nil) throws {
        log = try SignerKey(name: KeyName("tocsin.example/log"), seed: Self.seed)
        witness = try SignerKey(name: KeyName("witness.example/w"), kind: .witness, seed: Self.witnessSeed)
        self.entries = entries
        var tree = CompactTree()
        roots = [tree.root]
        for entry in entries {
            for hash in tree.append(.leaf(entry)) { stored[hash.place] = hash.hash }
            roots.append(tree.root)
        }
        for size in older {
            files["checkpoint.\(size)"] = try checkpoint(size: size).bytes
            writeTiles(size: size)
        }
        writeTiles(size: entries.count)
        files["checkpoint"] = try checkpoint(size: entries.count, cosignedAt: cosignedAt).bytes
    }

    /// Entries of different lengths, the empty one among them.
    static func entries(_ count: Int) -> [[UInt8]] {
        (0..<count).map { number in (0..<number % 35).map { UInt8(truncatingIfNeeded: number &* 31 &+ $0) } }
    }

    func fetch(_ place: HashPlace) throws(LogFailure) -> LogHash {
        guard let hash = stored[place] else { throw .outOfRange("\(place) is not stored") }
        return hash
    }

    func checkpoint(size: Int, cosignedAt: Int? = nil) throws -> SignedNote {
        let checkpoint = Checkpoint(origin: log.verifierKey.name, size: size, root: roots[size])
        var note = try SignedCheckpoint.sign(checkpoint, by: log)
        if let cosignedAt { note.add(try witness.cosign(note.text, at: cosignedAt)) }
        return note
    }

    func receipt(_ index: Int, cosignedAt: Int? = nil) throws -> Receipt {
        let size = entries.count
        let proof = try InclusionProof(of: index, size: size, reading: fetch)
        return Receipt(
            index: index, path: proof.path, note: try checkpoint(size: size, cosignedAt: cosignedAt).bytes)
    }

    /// Writes the export into a folder.
    func write(to folder: URL) throws {
        for (path, bytes) in files {
            let url = folder.appending(path: path)
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(bytes).write(to: url)
        }
    }

    func paths() throws(LogFailure) -> [String] { Array(files.keys) }

    func read(_ path: String, limit: Int) throws(LogFailure) -> [UInt8] {
        guard let bytes = files[path] else { throw .unreadable(path: path, reason: "is missing") }
        guard bytes.count <= limit else { throw .unreadable(path: path, reason: "is too large") }
        return bytes
    }

    private mutating func writeTiles(size: Int) {
        for tile in TilePath.all(size: size) {
            let start = tile.index * TilePath.fullWidth
            switch tile.content {
            case .entries:
                files[tile.text] = EntryBundle.encode(entries[start..<start + tile.width])
            case .hashes(let level):
                let hashes = (start..<start + tile.width).compactMap {
                    stored[HashPlace(level: level, index: $0)]
                }
                files[tile.text] = Tile.encode(hashes)
            }
        }
    }
}

/// A log's folder on disk, read with Foundation.
struct DiskLog: LogFiles {
    let folder: URL

    func paths() throws(LogFailure) -> [String] {
        let all = FileManager.default.subpaths(atPath: folder.path) ?? []
        return all.filter { path in
            let url = folder.appending(path: path)
            return (try? url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory) == false
        }
    }

    func read(_ path: String, limit: Int) throws(LogFailure) -> [UInt8] {
        guard let data = FileManager.default.contents(atPath: folder.appending(path: path).path) else {
            throw .unreadable(path: path, reason: "is missing")
        }
        return Array(data)
    }
}
