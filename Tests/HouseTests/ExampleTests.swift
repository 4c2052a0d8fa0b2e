// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing

/// The examples of `docs/formats.md`, given to the programs as the page says.
struct ExampleTests {
    @Test func `facts are explained`() throws {
        guard let programs = Programs() else { return }
        let told = try programs.run(
            "tocsin", "policy", "explain", "--pack", "ngo-duty-of-care", "docs/examples/facts.yaml")
        #expect(told.status == 0 && told.output.hasPrefix("WARN under ngo-duty-of-care"), "\(told)")
    }

    @Test func `scenarios are played`() throws {
        guard let programs = Programs() else { return }
        let told = try programs.run("tocsin", "policy", "test", "--scenarios", "docs/examples/scenarios.yaml")
        #expect(told.status == 0 && told.output.contains("2 passed, 0 failed"), "\(told)")
    }

    @Test func `a desk is founded, a case is worked to its acknowledgement, and that is proven`() throws {
        guard let programs = Programs() else { return }
        let folder = try Folder()
        defer { folder.remove() }
        let founded = try programs.run("tocsin", "found", "docs/examples/desk.yaml", "--data", folder.path("desk"))
        #expect(founded.status == 0 && founded.output.contains("example-token-of-ines-roth"), "\(founded)")

        let acts = try programs.run("tocsin", "act", "docs/examples/acts.yaml", "--data", folder.path("desk"))
        #expect(acts.status == 0 && acts.output.contains("\"released\": true"), "\(acts)")
        let again = try programs.run("tocsin", "act", "docs/examples/acts.yaml", "--data", folder.path("desk"))
        #expect(again.status == 0 && !again.output.contains("\"already\": false"), "\(again)")

        let entry = acts.output.split(separator: "\"id\": \"").last.map { String($0.prefix(26)) } ?? ""
        let proof = folder.path("proof")
        let disclosed = try programs.run(
            "tocsin", "log", "disclose", entry, proof, "--data", folder.path("desk"),
            token: "example-token-of-nora-falk")
        #expect(disclosed.status == 0, "\(disclosed)")
        let key = try programs.run("tocsin", "log", "key", "--data", folder.path("desk")).output.split(separator: "\n")
            .first
        let receipt = try programs.run(
            "tocsin-verify", "receipt", "\(proof)/\(entry).tlog-proof", "--entry", "\(proof)/\(entry).entry", "--key",
            String(key ?? ""))
        #expect(receipt.status == 0 && receipt.output.contains("delivery.acknowledge"), "\(receipt)")
    }

    @Test func `a case is replayed, and its report has the figure`() throws {
        guard let programs = Programs() else { return }
        let folder = try Folder()
        defer { folder.remove() }
        let played = try programs.run(
            "tocsin", "replay", "docs/examples/case.yaml", "--json", "--data", folder.path("desk"))
        #expect(played.status == 0 && played.output.contains("\"breaches\": []"), "\(played)")
        let name = played.output.split(separator: "\"case\": \"").dropFirst().first.map { String($0.prefix(26)) } ?? ""
        let report = try programs.run("tocsin", "report", name, "--format", "json", "--data", folder.path("desk"))
        for key in ["measure", "low", "qualifier", "scope", "source", "as_of", "rule"] {
            #expect(report.output.contains("\"\(key)\": "), "\(key) in \(report)")
        }
    }
}

/// The built programs, if `TOCSIN_BIN` says where they are.
private struct Programs {
    private let folder: URL

    init?() {
        guard let path = ProcessInfo.processInfo.environment["TOCSIN_BIN"] else {
            print("skipped: TOCSIN_BIN does not say where the programs are")
            return nil
        }
        folder = URL(filePath: path)
    }

    struct Told: CustomStringConvertible {
        let status: Int32
        let output: String
        let complaint: String

        var description: String { "status \(status)\n\(output.suffix(2_000))\n\(complaint.suffix(2_000))" }
    }

    /// Runs a program to its end, from the root of the project.
    func run(_ program: String, _ arguments: String..., token: String? = nil) throws -> Told {
        let place = try Folder()
        defer { place.remove() }
        let process = Process()
        process.executableURL = folder.appending(path: program)
        process.arguments = arguments
        process.currentDirectoryURL = HouseTree.root
        var environment = ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("TOCSIN_") }
        environment["TOCSIN_TOKEN"] = token
        environment["TOCSIN_TICK_MS"] = "50"
        process.environment = environment
        process.standardOutput = try place.handle("out")
        process.standardError = try place.handle("err")
        try process.run()
        process.waitUntilExit()
        return Told(status: process.terminationStatus, output: place.text("out"), complaint: place.text("err"))
    }
}

/// A folder that is gone after the test; its path is short enough for a socket.
private struct Folder {
    private let url: URL

    init() throws {
        url = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UInt32.random(in: 0...(.max)))")
        try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    }

    func path(_ name: String) -> String { url.appending(path: name).path }

    func handle(_ name: String) throws -> FileHandle {
        try Data().write(to: url.appending(path: name))
        return try FileHandle(forWritingTo: url.appending(path: name))
    }

    func text(_ name: String) -> String {
        (try? String(contentsOf: url.appending(path: name), encoding: .utf8)) ?? ""
    }

    func remove() { try? FileManager.default.removeItem(at: url) }
}
