// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import Glibc
import TransparencyLog

/// The offline checker: it needs the files and the log's key, and trusts nothing else.
struct TocsinVerify: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tocsin-verify",
        abstract: "Checks a Tocsin log, or one entry of it, without trust in whoever runs it.",
        discussion:
            "Exit status: 0 if all is well, 1 if the answer is no, 2 if the question could not be asked.",
        subcommands: [LogCommand.self, ReceiptCommand.self])
}

/// The keys by which a log is checked. They must come from elsewhere than the files that are checked.
struct KeyOptions: ParsableArguments {
    @Option(help: "The log's key, name+id+key.", transform: { try key($0, .log) })
    var key: VerifierKey

    @Option(
        help:
            "The key of a witness that is believed; repeat for more. One of them must have cosigned.",
        transform: { try key($0, .witness) })
    var witness: [VerifierKey] = []

    /// Why the witnesses asked for are not there; nil if none were asked for or one has cosigned.
    func missingWitness(_ signed: SignedCheckpoint) -> String? {
        guard !witness.isEmpty, signed.witnessing == .operatorAlone else { return nil }
        return "none of the given witnesses has cosigned the checkpoint"
    }

    private static func key(_ text: String, _ kind: VerifierKey.Kind) throws -> VerifierKey {
        let key = try VerifierKey(text)
        guard key.kind == kind else {
            throw ValidationError(kind == .log ? "not the key of a log" : "not the key of a witness")
        }
        return key
    }
}

@main
enum Program {
    static func main() {
        do {
            var command = try TocsinVerify.parseAsRoot()
            try command.run()
        } catch {
            let status = TocsinVerify.exitCode(for: error)
            let message = TocsinVerify.fullMessage(for: error)
            switch status {
            case .success:
                print(message)
                exit(0)
            case .failure where message.isEmpty:
                exit(1)
            default:
                Output.printError(message)
                exit(2)
            }
        }
    }
}
