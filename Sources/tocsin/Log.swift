// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import TocsinDesk

/// `tocsin log …`: what an outsider needs to check the desk.
struct Log: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "log", abstract: "The public log: its key, an export, the proof of one entry.",
        subcommands: [Key.self, Export.self, Disclose.self])

    struct Key: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Print the log's verifier key.", discussion: "Example: tocsin log key")

        @OptionGroup var data: DataOption

        func run() async throws {
            let reply = try await withDesk(in: data.folder) { try $0.send("GET", "/log/key") }
            print(String(decoding: try reply.orRefuse(), as: UTF8.self))
        }
    }

    struct Export: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write the public log to a folder, to be checked offline.",
            discussion: """
                Example: tocsin log export log && tocsin-verify log log --key "$(tocsin log key)"
                """)

        @Argument(help: "A folder; it is made if need be.")
        var directory: String

        @OptionGroup var data: DataOption

        func run() async throws {
            try await withDesk(in: data.folder) { desk in try write(fetch(desk, "/log/export"), to: directory) }
        }
    }

    struct Disclose: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Write one entry with its receipt to a folder, for whoever must check it.",
            discussion: "Example: tocsin log disclose ENTRY_ID proof && ls proof")

        @Argument(help: "The entry, as the desk named it.")
        var entry: String

        @Argument(help: "A folder; it is made if need be.")
        var directory: String

        @OptionGroup var data: DataOption

        func run() async throws {
            try await withDesk(in: data.folder) { desk in
                try write(fetch(desk, "/entries/\(entry)/disclosure"), to: directory)
            }
        }
    }

    private static func fetch(_ desk: SocketClient, _ target: String) throws -> [UInt8] {
        let headers = Environment.value("TOCSIN_TOKEN").map { [("Authorization", "Bearer \($0)")] } ?? []
        return try desk.send("GET", target, headers: headers).orRefuse()
    }

    /// Files come as one archive of ours: for each a line `name size`, then its bytes.
    private static func write(_ archive: [UInt8], to directory: String) throws {
        try Files.makeFolder(directory)
        for file in try Archive.files(in: archive) {
            let path = directory + "/" + file.path
            if let slash = path.lastIndex(of: "/") { try Files.makeFolder(String(path[..<slash])) }
            try Files.write(file.bytes, to: path)
            if !file.path.hasPrefix("tile/") { print(path) }
        }
    }
}
