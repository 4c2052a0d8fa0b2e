// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TransparencyLog

/// Runs the programs themselves, ours and the independent checker in Go, on files that this code wrote.
@Suite struct `Checking programs` {
    // MARK: - tocsin-verify

    @Test func `tocsin-verify answers about a log by its exit status`() throws {
        guard let program = Shared.program("tocsin-verify") else { return }
        let folder = try Shared.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let sample = try SampleLog(entries: SampleLog.entries(300), older: [256], cosignedAt: 1_709_770_377)
        try sample.write(to: folder)
        let key = ["--key", sample.log.verifierKey.text]
        let witness = ["--witness", sample.witness.verifierKey.text]

        let sound = try Shared.run(program, ["log", folder.path] + key)
        #expect(sound.status == 0)
        #expect(
            sound.output.contains("No witness has cosigned: the operator could have rewritten or omitted."))
        let cosigned = try Shared.run(program, ["log", folder.path] + key + witness)
        #expect(cosigned.status == 0)
        #expect(cosigned.output.contains("witness.example/w saw it at 2024-03-07T00:12:57Z"))

        let stranger = try SignerKey(name: KeyName("x"), kind: .witness, seed: SampleLog.seed.reversed())
        let unwitnessed = try Shared.run(
            program, ["log", folder.path] + key + ["--witness", stranger.verifierKey.text])
        #expect(unwitnessed.status == 1)

        var tile = try #require(sample.files["tile/0/000"])
        tile[40] ^= 1
        try Data(tile).write(to: folder.appending(path: "tile/0/000"))
        let changed = try Shared.run(program, ["log", folder.path] + key)
        #expect(changed.status == 1)
        #expect(changed.output.contains("tile/0/000: hash 1 is not that of the entries"))
    }

    @Test func `tocsin-verify answers about a receipt, in words and in JSON`() throws {
        guard let program = Shared.program("tocsin-verify") else { return }
        let folder = try Shared.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let entry = Array("{\"v\":1,\"text\":\"leave\u{1b}[2J\nnow \u{202e}\"}".utf8)
        let entryKey = try #require(BlindingKey(exactly: SampleLog.seed))
        let tickKey = try #require(BlindingKey(exactly: SampleLog.witnessSeed))
        let tick = Tick(key: tickKey, entries: [BlindedEntry(entry: entry, key: entryKey)])
        let sample = try SampleLog(entries: [[1], tick.leaf.bytes])
        let receiptFile = folder.appending(path: "a.tlog-proof")
        let entryFile = folder.appending(path: "a.entry")
        try Data(try sample.receipt(1).bytes).write(to: receiptFile)
        try Data(try tick.disclose(0, entry: entry, entryKey: entryKey).bytes).write(to: entryFile)
        let arguments = [
            "receipt", receiptFile.path, "--entry", entryFile.path, "--key", sample.log.verifierKey.text,
        ]

        let words = try Shared.run(program, arguments)
        #expect(words.status == 0)
        #expect(words.output.contains(#"{"v":1,"text":"leave\u{1b}[2J\u{a}now \u{202e}"}"#))
        #expect(
            words.output.contains("No witness has cosigned: the operator could have rewritten or omitted."))
        #expect(words.output.contains("Not proven:"))

        let json = try Shared.run(program, arguments + ["--json"])
        #expect(json.status == 0)
        let object = try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any]
        #expect(object?["proven"] as? Bool == true)
        #expect(object?["entry"] as? String == String(decoding: entry, as: UTF8.self))
        #expect((object?["witnesses"] as? [Any])?.isEmpty == true)

        try Data(try sample.receipt(0).bytes).write(to: receiptFile)
        let other = try Shared.run(program, arguments + ["--json"])
        #expect(other.status == 1)
        #expect(other.output.hasPrefix(#"{"proven":false,"reason":"leaf 0 does not lead to the root"#))
    }

    @Test func `tocsin-verify says 2 if it was asked wrongly`() throws {
        guard let program = Shared.program("tocsin-verify") else { return }
        let key = try SampleLog(entries: []).log.verifierKey.text
        let wrong = [
            [], ["log"], ["log", "/"], ["log", "/", "--key", "x"], ["log", "/nowhere", "--key", key],
            ["other"],
            ["receipt", "/nowhere", "--entry", "/nowhere", "--key", key],
            ["log", "/", "--key", key, "--other"],
        ]
        for arguments in wrong {
            let expected: Int32 = arguments.isEmpty ? 0 : 2
            #expect(try Shared.run(program, arguments).status == expected, "\(arguments)")
        }
        #expect(try Shared.run(program, ["--help"]).status == 0)
    }

    // MARK: - The independent checker

    @Test func `the independent checker in Go accepts our logs and receipts, and refuses changed ones`()
        throws
    {
        guard let go = Shared.existing(URL(filePath: "/usr/bin/go")),
            let source = Shared.existing(Shared.folder.appending(path: "tools/tlog-check/main.go")),
            Shared.existing(URL(filePath: "/usr/share/gocode/src/golang.org/x/mod/sumdb")) != nil
        else { return }
        let folder = try Shared.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let checker = folder.appending(path: "tlogcheck")
        let environment = [
            "GO111MODULE": "off", "GOPATH": "/usr/share/gocode",
            "GOCACHE": folder.appending(path: "cache").path,
            "GOFLAGS": "", "HOME": folder.path,
        ]
        let built = try Shared.run(
            go, ["build", "-o", checker.path, source.path], environment: environment, folder: folder)
        try #require(built.status == 0, "\(built.output)")

        for size in [0, 1, 2, 255, 256, 257, 700] {
            let older = [0, 1, 255, 256].filter { $0 < size }
            let sample = try SampleLog(
                entries: SampleLog.entries(size), older: older, cosignedAt: 1_709_770_377)
            let log = folder.appending(path: "log\(size)")
            try FileManager.default.createDirectory(at: log, withIntermediateDirectories: true)
            try sample.write(to: log)
            let keys = [sample.log.verifierKey.text, sample.witness.verifierKey.text]
            let answer = try Shared.run(checker, ["verify", log.path] + keys)
            #expect(answer.status == 0, "\(answer.output)")
            #expect(
                answer.output.contains("size=\(size) ")
                    && answer.output.contains("signatures=2 older=\(older.count)"))
            guard size > 0 else { continue }
            try expectGoAccepts(checker, sample, index: size / 2, folder: folder)
        }

        let log = folder.appending(path: "log700")
        var bundle = try Data(contentsOf: log.appending(path: "tile/entries/001"))
        bundle[bundle.count - 1] ^= 1
        try bundle.write(to: log.appending(path: "tile/entries/001"))
        let key = try SampleLog(entries: []).log.verifierKey.text
        #expect(try Shared.run(checker, ["verify", log.path, key]).status == 1)
    }

    private func expectGoAccepts(_ checker: URL, _ sample: SampleLog, index: Int, folder: URL) throws {
        let receipt = folder.appending(path: "receipt")
        let leaf = folder.appending(path: "leaf")
        try Data(try sample.receipt(index).bytes).write(to: receipt)
        try Data(sample.entries[index]).write(to: leaf)
        let arguments = ["proof", receipt.path, leaf.path, sample.log.verifierKey.text]
        #expect(try Shared.run(checker, arguments).status == 0)
        try Data(sample.entries[index] + [0]).write(to: leaf)
        #expect(try Shared.run(checker, arguments).status == 1)
    }
}
