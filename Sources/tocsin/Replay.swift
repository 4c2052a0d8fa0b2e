// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import TocsinFormats

/// `tocsin replay FILE`: plays a worked case as practice.
struct Replay: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Play a worked case through the use cases, as practice.",
        discussion: """
            Example: tocsin replay cases/moscow-2024.yaml --json

            Recorded time is now; asserted time is what the file says. Nothing of it can reach anybody.
            """)

    @Argument(help: "A case file, YAML or JSON; - reads standard input.")
    var file: String

    @OptionGroup var data: DataOption

    @Flag(help: "One JSON document on standard output, and nothing else; it has the case's name in 'case'.")
    var json = false

    func run() async throws {
        let bytes = try Files.readOrRefuse(file)
        _ = try refusing { () throws(FormatError) in try ActFile(bytes) }
        let reply = try await withDesk(in: data.folder) { try $0.send("POST", "/replays", body: bytes) }
        let body = try reply.orRefuse()
        guard !json else { return print(String(decoding: body, as: UTF8.self)) }
        let tree = try refusing { () throws(FormatError) in try TreeReader.json(body) }
        print("Played as practice: case \(tree["case"]?.text ?? "?")")
        print("Its report: tocsin report \(tree["case"]?.text ?? "CASE")")
    }
}
