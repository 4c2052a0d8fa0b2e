// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc
import TocsinCore
import TocsinDesk
import TocsinFormats
import TocsinStore

/// The first minute: plays the worked cases that were not played yet, and says what to look at first.
struct Opening: Sendable {
    let program: DeskProgram
    let site: String
    let cases: String?

    func greet() async throws {
        var played: [String: Replayed] = [:]
        for file in cases.map(caseFiles) ?? [] {
            if let replayed = try await play(file) { played[file.name] = replayed }
        }
        say("The desk is open: \(site)")
        if let link = try await program.accounts.setUpLink() {
            say("Found your own desk, once, by two people:  \(site)/desk/set-up/\(link.reveal())")
        } else {
            say("Sign in:                                   \(site)/desk/sign-in")
        }
        say("Try it as practice, which reaches nobody:  \(site)/desk/practice-desk/\(program.accounts.practiceLink().reveal())")
        guard !played.isEmpty else { return }
        say("Three things to look at first:")
        say("  1. the practice alert, with its feed   \(site)/practice   \(site)/practice/feed.atom")
        if let moscow = played["moscow-2024.yaml"]?.case {
            say("  2. the situation report                \(site)/situation/\(moscow)")
        }
        if let done = played["alderhafen-2026.yaml"] {
            let folder = try await disclose(done)
            say("  3. the proof of who was warned         \(folder)/README.txt")
        }
        say("Ctrl-C ends it. Everything is in \(program.folder.path).")
    }

    /// Lines must be seen at once, also where standard output is a pipe.
    private func say(_ line: String) {
        print(line)
        fflush(nil)
    }

    private struct CaseFile {
        let name: String
        let bytes: [UInt8]
        let acts: ActFile
    }

    /// Case files of the folder, in the order of their names; other files are left alone.
    private func caseFiles(_ folder: String) -> [CaseFile] {
        guard let directory = opendir(folder) else { return [] }
        defer { closedir(directory) }
        var names: [String] = []
        while let entry = readdir(directory) {
            names.append(withUnsafeBytes(of: entry.pointee.d_name) { String(decoding: $0.prefix { $0 != 0 }, as: UTF8.self) })
        }
        return names.sorted().filter { $0.hasSuffix(".yaml") }.compactMap { name in
            guard let bytes = Files.read(folder + "/" + name), let acts = try? ActFile(bytes), !acts.people.isEmpty else { return nil }
            return CaseFile(name: name, bytes: bytes, acts: acts)
        }
    }

    /// Plays a file once; what it made is kept, so that a second start shows the same things.
    private func play(_ file: CaseFile) async throws -> Replayed? {
        let name = "replayed.\(Hex.text(of: file.bytes))"
        if let kept = try await program.store.setting(name) {
            return try TreeDecoder.decode(Replayed.self, from: TreeReader.json(kept))
        }
        let replayed = try await program.desk.replay(file.acts)
        say("played \(file.name): \(replayed.acts) acts, \(replayed.breaches.count) breaches shown, case \(replayed.case.map { "\($0)" } ?? "-")")
        try await program.store.set(name, to: CanonicalEncoder.encode(replayed))
        return replayed
    }

    /// Writes the proofs of the release and of the first acknowledgement, as soon as the log has signed them.
    private func disclose(_ replayed: Replayed) async throws -> String {
        let folder = program.folder.path + "/proof"
        guard let id = replayed.case, access(folder + "/README.txt", F_OK) != 0 else { return folder }
        let loaded = try await program.desk.load(id)
        let told = loaded.entries.first { entry in
            if case .acknowledge = entry.act { return true }
            return false
        }
        guard let entry = told else { return folder }
        let disclosure = Disclosure(store: program.store)
        var heard: UInt64 = 0
        for _ in 0..<20 {
            do {
                try Files.makeFolder(folder)
                for file in try await disclosure.files(for: entry.id) {
                    try Files.write(file.bytes, to: folder + "/" + file.path)
                }
                return folder
            } catch DisclosureRefusal.notPlaced, DisclosureRefusal.notSigned {
                heard = await program.desk.bell.wait(after: heard, atMost: .milliseconds(500))
            }
        }
        return folder
    }
}
