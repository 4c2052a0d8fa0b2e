// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation

/// Data of others that tests may read and that is no part of the project: `$TOCSIN_SHARED`, else `../shared`.
enum SharedData {
    static let root: URL? = {
        let named = ProcessInfo.processInfo.environment["TOCSIN_SHARED"].map { URL(fileURLWithPath: $0) }
        let beside = packageRoot.deletingLastPathComponent().appendingPathComponent("shared")
        let root = named ?? beside
        return FileManager.default.fileExists(atPath: root.appendingPathComponent("data").path) ? root : nil
    }()

    private static let packageRoot = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// The folder with CAP messages; `nil`, with a line that says so, where there is none.
    static func cap(for test: String) -> URL? {
        guard let root else {
            print("skipped, because TOCSIN_SHARED names no data: \(test)")
            return nil
        }
        return root.appendingPathComponent("data/cap")
    }

    /// One line of the list of CAP messages.
    struct Sample {
        let file: String
        let version: String
        let isValid: Bool
        let bytes: [UInt8]
    }

    static func samples(in folder: URL) throws -> [Sample] {
        let list = try String(contentsOf: folder.appendingPathComponent("SOURCES.tsv"), encoding: .utf8)
        return try list.split(separator: "\n").dropFirst().map { line in
            let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Sample(
                file: fields[0], version: fields[3], isValid: fields[4] == "yes",
                bytes: [UInt8](try Data(contentsOf: folder.appendingPathComponent(fields[0]))))
        }
    }
}

/// Programs that tests compare with, if they are installed.
enum Program {
    static func find(_ name: String) -> URL? {
        (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin").split(separator: ":").map {
            URL(fileURLWithPath: String($0)).appendingPathComponent(name)
        }.first { FileManager.default.isExecutableFile(atPath: $0.path) }
    }

    struct Result {
        let status: Int32
        let output: String
    }

    /// Runs a program to its end; what it prints, errors included, is read from a file so that no pipe can
    /// fill up.
    static func run(_ program: URL, _ arguments: [String], in folder: URL) throws -> Result {
        let log = folder.appendingPathComponent("output-\(UUID().uuidString).txt")
        try Data().write(to: log)
        let handle = try FileHandle(forWritingTo: log)
        defer { try? FileManager.default.removeItem(at: log) }
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        process.standardOutput = handle
        process.standardError = handle
        try process.run()
        process.waitUntilExit()
        try handle.close()
        return Result(
            status: process.terminationStatus,
            output: String(decoding: try Data(contentsOf: log), as: UTF8.self))
    }

    /// A new folder under the system's temporary one; remove it when done.
    static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent(
            "tocsin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
