// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TransparencyLog

@Suite struct `An export of the log` {
    @Test(arguments: [1, 255, 256, 257, 600])
    func `is cut at its checkpoint, and an audit finds nothing`(ticks: Int) async throws {
        try await ProofRig.with { rig in
            try await rig.run(ticks: 1, entries: 3)
            if ticks > 1 { try await rig.run(ticks: ticks - 1) }
            let export = try await LogExport(of: rig.store)
            try await rig.run(ticks: 3, entries: 3)
            var files = ExportedLog()
            for path in export.paths { files.files[path] = try await export.bytes(at: path) }
            let rules = LogAuditRules(log: try await rig.logKey(), leafByteCount: TickLeaf.byteCount)
            let report = LogAudit.run(files, rules: rules)
            #expect(report.findings == [] && report.entries == ticks && export.size == ticks)
            #expect(report.olderCheckpoints == (ticks - 1) / 256)
            #expect(export.paths.last == "checkpoint")
            await #expect(throws: ProofTrouble.self) { try await export.bytes(at: "tile/0/009") }
        }
    }

    @Test func `of a log that has signed nothing is refused`() async throws {
        try await ProofRig.with { rig in
            await #expect(throws: DisclosureRefusal.notSigned(leaf: 0, signed: 0)) {
                try await LogExport(of: rig.store)
            }
            try await rig.run(ticks: 3)
            _ = try await rig.succeed()
            await #expect(throws: DisclosureRefusal.notSigned(leaf: 3, signed: 0)) {
                try await LogExport(of: rig.store)
            }
        }
    }

    @Test func `is accepted by tocsin-verify and by the independent checker in Go, and so are disclosures`()
        async throws
    {
        try await ProofRig.with { rig in
            let name = try await rig.record(3)[1]
            try await rig.run(ticks: 300, entries: 1)
            _ = try await rig.succeed()
            try await rig.run(ticks: 290, entries: 1)
            let key = try await rig.logKey().text
            let log = rig.folder.appending(path: "log")
            let export = try await LogExport(of: rig.store)
            for path in export.paths { try await write(LogFile(path: path, bytes: export.bytes(at: path)), below: log) }
            let parcel = rig.folder.appending(path: "parcel")
            for file in try await Disclosure(store: rig.store).files(for: name) { try write(file, below: parcel) }

            if let verifier = CheckingPrograms.verifier() {
                #expect(try CheckingPrograms.run(verifier, ["log", log.path, "--key", key]).status == 0)
                let arguments = ["receipt", "\(name).tlog-proof", "--entry", "\(name).entry", "--key", key]
                let proven = try CheckingPrograms.run(verifier, arguments, folder: parcel)
                #expect(proven.status == 0 && proven.output.contains("\(name)"))
                let succession = ["receipt", "succession.tlog-proof", "--entry", "succession.entry", "--key", key]
                let declared = try CheckingPrograms.run(verifier, succession, folder: log.appending(path: "logs/2"))
                #expect(declared.status == 0 && declared.output.contains("log.succeeded"))
            }
            if let checker = try CheckingPrograms.goChecker(in: rig.folder) {
                let audited = try CheckingPrograms.run(checker, ["verify", log.path, key])
                #expect(audited.status == 0 && audited.output.contains("size=590 "), "\(audited.output)")
                let arguments = ["proof", "\(name).tlog-proof", "\(name).leaf", key]
                #expect(try CheckingPrograms.run(checker, arguments, folder: parcel).status == 0)
            }
        }
    }

    private func write(_ file: LogFile, below folder: URL) throws {
        let url = folder.appending(path: file.path)
        try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(file.bytes).write(to: url)
    }
}
