// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import TransparencyLog

/// `tocsin-verify receipt FILE --entry FILE --key VKEY`: one disclosed entry against its receipt.
struct ReceiptCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "receipt",
        abstract: "Checks that a disclosed entry is in a log, and says what that proves and what not.")

    private static let notProven =
        "Not proven: that the entry is true or its times right, nor that nothing was left out of the log."

    @Argument(help: "The receipt, a .tlog-proof file.")
    var receipt: String

    @Option(help: "The disclosed entry that goes with it.")
    var entry: String

    @OptionGroup var keys: KeyOptions

    @Flag(help: "Answer in JSON.")
    var json = false

    func run() throws {
        let here = Folder(path: "")
        let receiptBytes = try here.read(receipt, limit: Receipt.byteCountMax)
        let entryBytes = try here.read(entry, limit: DisclosedEntry.byteCountMax)
        do {
            let receipt = try Receipt(receiptBytes)
            let disclosed = try DisclosedEntry(entryBytes)
            let signed = try disclosed.verify(receipt: receipt, log: keys.key, witnesses: keys.witness)
            if let reason = keys.missingWitness(signed) { throw LogFailure.unproven(reason) }
            if json {
                answerInJSON(disclosed, receipt, signed)
            } else {
                answer(disclosed, receipt, signed)
            }
        } catch let failure as LogFailure {
            refuse("\(failure)")
            throw ExitCode(1)
        }
    }

    private func refuse(_ reason: String) {
        let inJSON = JSON.object([("proven", "false"), ("reason", JSON.string(reason))])
        Output.print(json ? inJSON : "NOT PROVEN: \(reason)")
    }

    private func answer(_ disclosed: DisclosedEntry, _ receipt: Receipt, _ signed: SignedCheckpoint) {
        Output.print("Proven: the log holds this entry, byte for byte.")
        Output.print("")
        Output.print(Output.text(disclosed.entry) ?? "(\(disclosed.entry.count) bytes that are not text)")
        Output.print("")
        Output.print("recorded     in leaf \(receipt.index); the times in the entry are the operator's word")
        Output.print("log          \(keys.key.name)")
        Output.print("checkpoint   size \(signed.checkpoint.size), root \(signed.checkpoint.root)")
        Output.print(signed.witnessing)
        Output.print(Self.notProven)
    }

    private func answerInJSON(_ disclosed: DisclosedEntry, _ receipt: Receipt, _ signed: SignedCheckpoint) {
        let witnesses = signed.witnessing.cosignatures.map { cosignature in
            JSON.object([
                ("name", JSON.string("\(cosignature.witness)")),
                ("time", JSON.string(Output.time(cosignature.seconds))),
            ])
        }
        Output.print(
            JSON.object([
                ("proven", "true"),
                ("entry", Output.text(disclosed.entry).map(JSON.string) ?? "null"),
                ("leaf", "\(receipt.index)"),
                ("origin", JSON.string("\(keys.key.name)")),
                ("size", "\(signed.checkpoint.size)"),
                ("root", JSON.string("\(signed.checkpoint.root)")),
                ("witnesses", "[\(witnesses.joined(separator: ","))]"),
                ("standing", JSON.string(signed.witnessing.sentence)),
                ("notProven", JSON.string(Self.notProven)),
            ]))
    }
}
