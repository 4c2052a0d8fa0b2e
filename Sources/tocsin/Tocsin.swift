// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import Glibc

/// The program: one file a verb.
@main
struct Tocsin: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tocsin",
        abstract: "A warning desk: that those in danger are warned in time, and that anyone can check it.",
        discussion: """
            Every verb takes --data DIR; without it, $TOCSIN_DATA or ./data. Exit status: 0 good, 1 the answer is no,
            2 wrong use.

              tocsin found desk.yaml                       found an empty desk, by two people
              tocsin serve --listen 127.0.0.1:8080         start the desk
              tocsin act acts.yaml                         send acts, print the answers
              tocsin replay cases/moscow-2024.yaml         play a worked case, as practice
              tocsin report CASE --as-of 2024-03-23+03:00  a situation report, as known then
              tocsin policy list                           the policy packs
              tocsin policy test us-icd191-model           play a pack's scenarios through the use cases
              tocsin policy mutate                         break each rule in turn; scenarios must notice
              tocsin policy explain --pack uk-ttl-model facts.yaml
              tocsin cap check alert.xml                   check a CAP message
              tocsin log key                               the log's verifier key
              tocsin log export DIR                        the public log, to check offline
              tocsin log disclose ENTRY DIR                one entry with its proof
              tocsin backup FILE                           a consistent copy, without the keys
              tocsin restore FILE                          a data folder from a copy
            """,
        version: "0.1.0",
        subcommands: [
            Serve.self, Found.self, Act.self, Replay.self, Report.self, Policy.self, CAP.self, Log.self, Backup.self,
            Restore.self,
        ])

    static func main() async {
        do {
            var command = try parseAsRoot()
            if var command = command as? any AsyncParsableCommand {
                try await command.run()
            } else {
                try command.run()
            }
        } catch let no as AnswerIsNo {
            Console.complain(no.sentence)
            Glibc.exit(1)
        } catch {
            let code = exitCode(for: error)
            if code.isSuccess {
                print(fullMessage(for: error))
                Glibc.exit(0)
            }
            Console.complain(fullMessage(for: error))
            Glibc.exit(code == .validationFailure ? 2 : 1)
        }
    }
}

/// The command was understood and done, and the answer is no.
struct AnswerIsNo: Error {
    let sentence: String
}

/// Standard output is for answers, standard error for everything else.
enum Console {
    static func complain(_ text: String) {
        guard !text.isEmpty else { return }
        fputs(text.hasSuffix("\n") ? text : text + "\n", stderr_)
    }

    /// `stderr` is a mutable global of C; it is fetched once and never changed here.
    private static var stderr_: UnsafeMutablePointer<FILE>? { fdopen(2, "w") }
}
