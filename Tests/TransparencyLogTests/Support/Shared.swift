// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation

/// The folder of data that the project shares, and where things lie on this machine.
enum Shared {
    /// The package's root, found from this file.
    static let packageRoot = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    static let folder: URL = {
        let given = ProcessInfo.processInfo.environment["TOCSIN_SHARED"]
        return given.map { URL(filePath: $0) } ?? packageRoot.appending(path: "../shared").standardized
    }()

    /// A file or folder of `data/tlog`, or nil, with a line that says so, if this machine hasn't got it.
    static func vectors(_ name: String) -> URL? {
        existing(folder.appending(path: "data/tlog").appending(path: name))
    }

    static func existing(_ url: URL) -> URL? {
        if FileManager.default.fileExists(atPath: url.path) { return url }
        print("skipped: \(url.path) is not here")
        return nil
    }

    /// The program that this package builds, or nil, with a line that says so, if it was not built.
    static func program(_ name: String) -> URL? {
        let built = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let besideBundle = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        let candidates = ([built] + besideBundle).map { $0.appending(path: name) }
        let found = candidates.first { FileManager.default.isExecutableFile(atPath: $0.path) }
        if found == nil { print("skipped: \(name) was not built") }
        return found
    }

    /// Runs a program to its end.
    static func run(
        _ program: URL, _ arguments: [String], environment: [String: String]? = nil, folder: URL? = nil
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        if let environment {
            process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    /// A new folder for one test, which removes it.
    static func temporaryFolder() throws -> URL {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        return folder
    }
}
