// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TestSupport
import Testing
import TocsinCore
import TransparencyLog

@testable import TocsinDesk

@Suite struct `The anchor` {
    static let instance = InstanceID(high: 5, low: 6)

    static func record(size: Int = 3, origin: String = "desk.example/log", instance: InstanceID = instance) throws
        -> AnchorRecord
    {
        AnchorRecord(
            instance: instance, origin: try KeyName(origin), size: size, root: .leaf([UInt8(truncatingIfNeeded: size)]))
    }

    // MARK: - Text

    @Test func `an anchor is read as it was written`() throws {
        let record = try Self.record()
        let text = String(decoding: record.bytes, as: UTF8.self)
        #expect(text.hasPrefix("tocsin.org/anchor@v1\ninstance \(Self.instance)\ndesk.example/log\n3\n"))
        #expect(try AnchorRecord(record.bytes) == record)
    }

    @Test func `anything else is refused`() throws {
        let good = String(decoding: try Self.record().bytes, as: UTF8.self)
        let wrong = [
            "", "\n", "\n\n\n\n", good + "x\n", good + "\n", String(good.dropLast()),
            good.replacing("@v1", with: "@v2"),
            good.replacing("instance ", with: "instance  "), good.replacing("\n3\n", with: "\n03\n"),
            good.replacing("\n3\n", with: "\n-3\n"), good.replacing("\n3\n", with: "\n0\n"),
            good.replacing("\n3\n", with: "\n9223372036854775808\n"), good.replacing("desk", with: "a desk"),
            good.replacing("\n", with: "\r\n"), String(repeating: "a", count: 1 << 20),
        ]
        for text in wrong {
            #expect(throws: ProofTrouble.anchorUnusable("it is not what the desk wrote"), "\(text.prefix(90))") {
                try AnchorRecord(Array(text.utf8))
            }
        }
    }

    // MARK: - File

    @Test func `swapping compares with what lies there`() async throws {
        try await withFile { anchor, path in
            let (one, two, three) = (try Self.record(size: 1), try Self.record(size: 2), try Self.record(size: 3))
            #expect(try await anchor.read() == nil)
            await #expect(throws: ProofTrouble.anchorMoved) { try await anchor.swap(one, for: two) }
            try await anchor.swap(nil, for: one)
            await #expect(throws: ProofTrouble.anchorMoved) { try await anchor.swap(nil, for: two) }
            await #expect(throws: ProofTrouble.anchorMoved) { try await anchor.swap(two, for: three) }
            #expect(try await anchor.read() == one)
            try await anchor.swap(one, for: two)
            try await anchor.swap(two, for: two)
            #expect(try await AnchorFile(path: path).read() == two)
            let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
            #expect(mode == 0o600)
            #expect(!FileManager.default.fileExists(atPath: path + ".new"))
        }
    }

    @Test func `of many who swap the same anchor one succeeds`() async throws {
        try await withFile { anchor, path in
            let first = try Self.record(size: 1)
            try await anchor.swap(nil, for: first)
            let outcomes = await withTaskGroup(of: ProofTrouble?.self) { group in
                for size in 2...21 {
                    group.addTask {
                        do {
                            try await AnchorFile(path: path).swap(first, for: Self.record(size: size))
                            return nil
                        } catch {
                            return ProofTrouble(error)
                        }
                    }
                }
                return await group.reduce(into: []) { $0.append($1) }
            }
            #expect(outcomes.count { $0 == nil } == 1)
            #expect(outcomes.count { $0 == .anchorMoved } == 19)
        }
    }

    @Test func `a half written file left by a crash changes nothing`() async throws {
        try await withFile { anchor, path in
            let (one, two) = (try Self.record(size: 1), try Self.record(size: 2))
            try await anchor.swap(nil, for: one)
            try Data(count: 9_000).write(to: URL(filePath: path + ".new"))
            #expect(try await anchor.read() == one)
            try await anchor.swap(one, for: two)
            #expect(try await anchor.read() == two)
        }
    }

    @Test func `a file that can't be used says why`() async throws {
        try await withFile { anchor, path in
            try Data("no anchor".utf8).write(to: URL(filePath: path))
            await #expect(throws: ProofTrouble.anchorUnusable("it is not what the desk wrote")) {
                try await anchor.read()
            }
            try Data(count: 10_000_000).write(to: URL(filePath: path))
            await #expect(throws: ProofTrouble.self) { try await anchor.read() }
            let nowhere = AnchorFile(path: path + "/no/such/folder")
            let new = try Self.record()
            await #expect(throws: ProofTrouble.anchorUnusable("it could not be opened: Not a directory")) {
                try await nowhere.swap(nil, for: new)
            }
        }
    }

    private func withFile(_ body: (AnchorFile, String) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let path = folder.appending(path: "data.anchor").path
        try await body(AnchorFile(path: path), path)
    }

    // MARK: - Verdict

    @Test func `only a tree that continues the anchor's is signed`() throws {
        let log = LogRow(
            number: 1, origin: "desk.example/log", verifierKey: "", instance: Self.instance, firstLeaf: 0,
            started: Timestamp(milliseconds: 0), statement: nil)
        let three = try Self.record()
        let other = try Self.record(instance: InstanceID(high: 1, low: 1))
        let table: [(AnchorRecord?, size: Int, root: LogHash?, AnchorVerdict)] = [
            (three, 3, three.root, .sign),
            (three, 7, three.root, .sign),
            (three, 3, .emptyTree, .refuse(.otherHistory(anchored: 3))),
            (three, 2, nil, .refuse(.databaseBehind(size: 2, anchored: 3))),
            (three, 0, nil, .refuse(.databaseBehind(size: 0, anchored: 3))),
            (nil, 3, nil, .refuse(.anchorMissing(size: 3))),
            (other, 3, other.root, .refuse(.otherDesk)),
            (
                try Self.record(origin: "desk.example/log-2"), 3, three.root,
                .refuse(.olderLog(origin: "desk.example/log", anchored: "desk.example/log-2"))
            ),
        ]
        for (anchor, size, root, expected) in table {
            #expect(AnchorVerdict(anchor: anchor, log: log, size: size, root: root) == expected)
        }
    }

    @Test func `a successor is signed over exactly the anchor that it names`() throws {
        let three = try Self.record()
        let succession = LogSuccession(
            recorded: Timestamp(milliseconds: 0), previous: LogSuccession.Tree(three),
            successor: LogSuccession.Tree(origin: "new", size: 1, root: Digest(three.root.bytes)), reason: "")
        let log = LogRow(
            number: 2, origin: "new", verifierKey: "", instance: Self.instance, firstLeaf: 1,
            started: Timestamp(milliseconds: 0),
            statement: LogStatement(canonical: try succession.bytes(), key: [UInt8](repeating: 0, count: 32)))
        #expect(AnchorVerdict(anchor: three, log: log, size: 1, root: nil) == .sign)
        #expect(succession.lost == 1..<3)
        let later = try Self.record(size: 4)
        #expect(
            AnchorVerdict(anchor: later, log: log, size: 9, root: later.root)
                == .refuse(.olderLog(origin: "new", anchored: "desk.example/log")))
    }
}
