// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import TocsinFormats

/// `tocsin found FILE`: an empty store becomes a desk, by two people.
struct Found: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Found an empty desk: people with roles and first tokens, channels, by two founders.",
        discussion: """
            Example: tocsin found desk.yaml

            Prints each person's token once; they are kept nowhere. docs/formats.md has a complete file.
            """)

    @Argument(help: "The founding file, YAML; - reads standard input.")
    var file: String

    @OptionGroup var data: DataOption

    @Flag(help: "One JSON document on standard output, and nothing else.")
    var json = false

    func run() async throws {
        let bytes = try Files.readOrRefuse(file)
        let reply = try await withDesk(in: data.folder) { try $0.send("POST", "/founding", body: bytes) }
        let body = try reply.orRefuse()
        guard !json else { return print(String(decoding: body, as: UTF8.self)) }
        let tree = try refusing { () throws(FormatError) in try TreeReader.json(body) }
        print("The desk is founded. Hand each person their token now; it is not kept and can't be shown again.")
        guard case .map(let tokens) = tree["tokens"]?.value else { return }
        for entry in tokens { print("  \(entry.key): \(entry.value.text ?? "")") }
    }
}
