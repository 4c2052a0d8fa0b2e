// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import TocsinFormats

/// `tocsin cap …`: work with messages of the Common Alerting Protocol.
struct CAP: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "cap", abstract: "Check messages of the Common Alerting Protocol.", subcommands: [Check.self])

    struct Check: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Check CAP files rule by rule; exit status 1 if one has an error.",
            discussion: "Example: tocsin cap check alert.xml --json")

        @Argument(help: "CAP files; - reads standard input.")
        var files: [String]

        @Flag(help: "One JSON document on standard output, and nothing else.")
        var json = false

        func run() throws {
            var lines: [Line] = []
            for file in files {
                lines.append(Line(file: file, report: CAPChecker.check(try Files.readOrRefuse(file))))
            }
            if json {
                print(String(decoding: try CanonicalEncoder.encode(lines), as: UTF8.self))
            } else {
                for line in lines { print(line.report.text(name: line.file)) }
            }
            if lines.contains(where: { !$0.valid }) { throw AnswerIsNo(sentence: "") }
        }

        private struct Line: Codable {
            let file: String
            let valid: Bool
            let report: CAPReport

            init(file: String, report: CAPReport) {
                self.file = file
                self.report = report
                valid = report.isValid
            }
        }
    }
}
