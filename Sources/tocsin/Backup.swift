// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import Glibc

/// `tocsin backup FILE`: a consistent copy while the desk works.
struct Backup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Write a consistent copy of the store to one file.",
        discussion: """
            Example: tocsin backup desk-2026-11-24.sqlite

            The copy holds no key: keep DATA/keys apart from it, with two custodians. Without the keys nobody can read
            what the copy seals, and neither can you.
            """)

    @Argument(help: "The file to write; it must not exist.")
    var file: String

    @OptionGroup var data: DataOption

    func run() async throws {
        guard access(file, F_OK) != 0 else { throw AnswerIsNo(sentence: "\(file) exists. Take another name; nothing was written.") }
        let absolute = file.hasPrefix("/") ? file : "\(String(cString: getcwd(nil, 0)))/\(file)"
        let reply = try await withDesk(in: data.folder) { try $0.send("POST", "/backups", body: Array(absolute.utf8)) }
        _ = try reply.orRefuse()
        print("Copied to \(file). Keep the keys (\(data.folder.path)/keys) apart from it.")
    }
}

/// `tocsin restore FILE`: a data folder from a copy.
struct Restore: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Make a data folder from a backup. Its log continues as a successor.",
        discussion: """
            Example: tocsin restore desk-2026-11-24.sqlite --data restored

            The old log ends: a copy holds fewer entries than were signed, and signing it again would be a fork. The
            new log's first entry names the old one's last checkpoint. Nothing is sent from the copy until somebody
            has looked: every delivery that was open is held.
            """)

    @Argument(help: "The backup.")
    var file: String

    @Option(help: "The folder with the keys that the copy was sealed under; without it, keys already in DATA/keys.")
    var keys: String?

    @OptionGroup var data: DataOption

    func run() async throws {
        let folder = data.folder
        guard !folder.exists else {
            throw AnswerIsNo(sentence: "\(folder.path) holds a desk already. Name an empty folder with --data; nothing was changed.")
        }
        let bytes = try Files.readOrRefuse(file)
        try folder.make()
        if let keys { try folder.takeKeys(from: keys) }
        try Files.write(bytes, to: folder.database, mode: 0o600)
        try await DeskProgram.restore(in: folder)
        print("Restored to \(folder.path). Start it with: tocsin serve --data \(folder.path)")
    }
}
