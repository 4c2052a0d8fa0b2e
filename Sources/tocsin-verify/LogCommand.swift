// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import TransparencyLog

/// `tocsin-verify log DIR --key VKEY`: every entry, tile and checkpoint of an exported log.
struct LogCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log",
        abstract: "Checks a whole log: every entry, hash, tile and older checkpoint in a folder.")

    @Argument(help: "The folder with `checkpoint` and `tile`.")
    var folder: String

    @OptionGroup var keys: KeyOptions

    func run() throws {
        let files = Folder(path: folder)
        _ = try files.paths()  // A folder that can't be read is a wrong question, not a bad log.
        let report = LogAudit.run(files, rules: LogAuditRules(log: keys.key, witnesses: keys.witness))
        let missingWitness = report.checkpoint.flatMap(keys.missingWitness)

        Output.print(report.isSound && missingWitness == nil ? "The log is sound." : "THE LOG IS NOT SOUND.")
        if let signed = report.checkpoint {
            Output.print("log          \(keys.key.name)")
            Output.print("checkpoint   size \(signed.checkpoint.size), root \(signed.checkpoint.root)")
            Output.print("entries      \(report.entries), in \(report.tiles) tiles")
            Output.print("older        \(report.olderCheckpoints) checkpoints")
            Output.print(signed.witnessing)
        }
        for finding in report.findings { Output.print("- \(finding)") }
        if report.findingsNotKept > 0 { Output.print("- and \(report.findingsNotKept) more") }
        if let missingWitness { Output.print("- checkpoint: \(missingWitness)") }
        guard report.isSound, missingWitness == nil else { throw ExitCode(1) }
    }
}
