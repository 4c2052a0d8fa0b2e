// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Glibc
import Testing

/// Programs in Python that play the other side. Another interpreter than `python3` is named by
/// `TOCSIN_PYTHON`.
enum Python {
    static let interpreter = ProcessInfo.processInfo.environment["TOCSIN_PYTHON"] ?? "python3"

    static let peers = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Peers")

    /// Whether these modules can be imported; prints what is skipped if not.
    static func has(_ modules: String...) -> Bool {
        let line = "import \(modules.joined(separator: ", "))"
        guard (try? run(["-c", line], input: Data())) != nil else {
            print("skipped: tests that need Python with \(modules.joined(separator: ", "))")
            return false
        }
        return true
    }

    /// What a program prints for this input.
    static func run(_ arguments: [String], input: Data) throws -> Data {
        let process = Process()
        let (into, out) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [interpreter] + arguments
        (process.standardInput, process.standardOutput, process.standardError) = (
            into, out, FileHandle.nullDevice
        )
        try process.run()
        try into.fileHandleForWriting.write(contentsOf: input)
        try into.fileHandleForWriting.close()
        let output = try out.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw PeerFailure(status: process.terminationStatus) }
        return output
    }
}

struct PeerFailure: Error { let status: Int32 }

/// Tests that talk to programs beside them, one after another, lest they all start at once.
@Suite(.serialized) struct OverTheWire {}

/// A program that runs beside a test and says in one line of JSON when it is ready.
final class Peer {
    private let process = Process()
    private let input = Pipe()
    let port: Int

    /// Starts it on a thread of its own, since waiting for the line blocks.
    ///
    /// - Parameter port: Known before, or taken from the line.
    static func start(_ arguments: [String], port: Int? = nil) async throws -> Peer {
        try await withCheckedThrowingContinuation { continuation in
            Thread.detachNewThread {
                continuation.resume(with: Result { try Peer(arguments, port: port) })
            }
        }
    }

    private init(_ arguments: [String], port: Int?) throws {
        let output = Pipe()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [Python.interpreter] + arguments
        (process.standardInput, process.standardOutput, process.standardError) = (
            input, output, FileHandle.nullDevice
        )
        try process.run()
        var line = Data()
        while !line.contains(0x0a) {
            let more = output.fileHandleForReading.availableData
            guard !more.isEmpty else { throw PeerFailure(status: -1) }
            line += more
        }
        struct Ready: Decodable { let port: Int? }
        self.port = try port ?? JSONDecoder().decode(Ready.self, from: line).port ?? 0
    }

    deinit {
        // Not SIGTERM: a child inherits the signals that Dispatch's threads block.
        kill(process.processIdentifier, SIGKILL)
    }
}

/// A folder of its own that goes away with the test.
final class Folder {
    let url = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)")

    init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

    deinit { try? FileManager.default.removeItem(at: url) }

    var path: String { url.path(percentEncoded: false) }

    func mails() throws -> [Data] {
        try FileManager.default.contentsOfDirectory(at: url, includingPropertiesForKeys: nil)
            .filter { $0.pathExtension == "eml" }.map { try Data(contentsOf: $0) }
    }
}
