// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TransparencyLog

@Suite struct `The audit of a whole log` {
    @Test(arguments: [0, 1, 9, 255, 256, 257, 600])
    func `a sound log is sound`(size: Int) throws {
        let older = [0, 1, 5, 255, 256].filter { $0 < size }
        let sample = try SampleLog(entries: SampleLog.entries(size), older: older, cosignedAt: 7)
        let report = LogAudit.run(sample, rules: sample.rules)
        #expect(report.findings == [])
        #expect(report.isSound)
        #expect(report.entries == size)
        #expect(report.olderCheckpoints == older.count)
        #expect(report.checkpoint?.checkpoint.root == sample.roots[size])
    }

    @Test func `every changed byte of a small log is found`() throws {
        let sample = try SampleLog(entries: SampleLog.entries(7), older: [0, 3])
        try expectFlipsFound(sample, step: 1)
    }

    @Test func `a changed byte in a log of more than one level is found`() throws {
        let sample = try SampleLog(entries: SampleLog.entries(515), older: [256, 300])
        try expectFlipsFound(sample, step: 701)
    }

    private func expectFlipsFound(_ sample: SampleLog, step: Int) throws {
        for (path, bytes) in sample.files {
            for place in stride(from: 0, to: bytes.count, by: step) {
                var changed = sample
                changed.files[path]?[place] ^= 1 << UInt8(place % 8)
                let report = LogAudit.run(changed, rules: sample.rules)
                #expect(!report.isSound, "\(path), byte \(place)")
            }
        }
    }

    @Test func `a missing, shortened or lengthened file is found, and named`() throws {
        let sample = try SampleLog(entries: SampleLog.entries(300), older: [5])
        let needed = Set(TilePath.all(size: 300).map(\.text) + ["checkpoint"])
        for (path, bytes) in sample.files {
            for change in [nil, Array(bytes.dropLast()), bytes + [0], bytes + [10], []] as [[UInt8]?] {
                var changed = sample
                changed.files[path] = change
                let report = LogAudit.run(changed, rules: sample.rules)
                // An older checkpoint or partial tile may be gone; that is not to be seen.
                let mayBeGone = change == nil && !needed.contains(path)
                #expect(report.isSound == mayBeGone, "\(path)")
                let named = report.findings.contains { $0.path == path }
                #expect(mayBeGone || named, "\(path)")
            }
        }
    }

    @Test func `what the checkpoint does not cover is found`() throws {
        let sample = try SampleLog(entries: SampleLog.entries(300))
        let more = [
            "tile/0/001.p/45", "tile/0/001", "tile/0/002", "tile/2/000.p/1", "tile/entries/001.p/45",
            "tile/63/000",
            "tile/0/01", "tile/x", "tile/0/001.p/044", "checkpoint.", "checkpoint.300.tmp",
        ]
        for path in more {
            var changed = sample
            changed.files[path] = sample.files["tile/0/001.p/44"]
            #expect(LogAudit.run(changed, rules: sample.rules).findings.map(\.path) == [path])
        }
        var harmless = sample
        harmless.files["vkeys.txt"] = [1, 2, 3]
        #expect(LogAudit.run(harmless, rules: sample.rules).isSound)
    }

    @Test func `a rewritten log is found by an older checkpoint`() throws {
        let before = try SampleLog(entries: SampleLog.entries(20))
        var rewritten = SampleLog.entries(30)
        rewritten[11] = Array("never happened".utf8)
        var sample = try SampleLog(entries: rewritten)
        sample.files["checkpoint.20"] = before.files["checkpoint"]
        let report = LogAudit.run(sample, rules: sample.rules)
        #expect(report.findings.map(\.path) == ["checkpoint.20"])
        sample.files["checkpoint.20"] = nil
        sample.files["checkpoint.31"] = try SampleLog(entries: SampleLog.entries(31)).files["checkpoint"]
        #expect(LogAudit.run(sample, rules: sample.rules).findings.map(\.path) == ["checkpoint.31"])
        sample.files["checkpoint.31"] = before.files["checkpoint"]
        #expect(LogAudit.run(sample, rules: sample.rules).findings.map(\.path) == ["checkpoint.31"])
    }

    @Test func `leaves of another length are found if asked for`() throws {
        let idle = try #require(TickLeaf(idle: [UInt8](repeating: 5, count: 32))).bytes
        let sample = try SampleLog(entries: [idle, [1, 2], idle])
        #expect(LogAudit.run(sample, rules: sample.rules).isSound)
        let strict = LogAuditRules(log: sample.log.verifierKey, leafByteCount: TickLeaf.byteCount)
        #expect(
            LogAudit.run(sample, rules: strict).findings.map { "\($0.failure)" } == [
                "leaf 1 has 2 bytes, not 33"
            ])
    }

    @Test func `no more than a hundred findings are kept`() throws {
        var sample = try SampleLog(entries: [[1]])
        for number in 0..<150 { sample.files["tile/0/x\(number)"] = [] }
        let report = LogAudit.run(sample, rules: sample.rules)
        #expect(report.findings.count == 100)
        #expect(report.findingsNotKept == 50)
    }

    @Test func `a checkpoint that claims more leaves than there are is found at once`() throws {
        var sample = try SampleLog(entries: SampleLog.entries(300))
        let claim = Checkpoint(origin: sample.log.verifierKey.name, size: .max, root: sample.roots[300])
        sample.files["checkpoint"] = try SignedCheckpoint.sign(claim, by: sample.log).bytes
        let report = LogAudit.run(sample, rules: sample.rules)
        #expect(report.findings.first.map { "\($0)" } == "tile/entries/001: is missing")
        #expect(report.entries == 256)
    }

    @Test func `a wrong key opens nothing`() throws {
        let sample = try SampleLog(entries: [[1]])
        let other = try SignerKey(name: KeyName("tocsin.example/log"), seed: SampleLog.witnessSeed)
        let report = LogAudit.run(sample, rules: LogAuditRules(log: other.verifierKey))
        #expect(report.checkpoint == nil && !report.isSound)
        #expect(report.findings.map(\.failure) == [.unsigned])
    }
}
