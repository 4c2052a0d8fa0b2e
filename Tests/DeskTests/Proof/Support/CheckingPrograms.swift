// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation

/// Programs that judge our files without our code's help, and where they lie on this machine.
enum CheckingPrograms {
    /// `tocsin-verify` as this package builds it, or nil, with a line that says so.
    static func verifier() -> URL? {
        let built = URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent()
        let besideBundle = Bundle.allBundles.map { $0.bundleURL.deletingLastPathComponent() }
        let found = ([built] + besideBundle).map { $0.appending(path: "tocsin-verify") }
            .first { FileManager.default.isExecutableFile(atPath: $0.path) }
        if found == nil { print("skipped: tocsin-verify was not built") }
        return found
    }

    /// The independent checker, built from Go in `folder`, or nil, with a line that says what is missing.
    static func goChecker(in folder: URL) throws -> URL? {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        let given = ProcessInfo.processInfo.environment["TOCSIN_SHARED"]
        let shared = given.map { URL(filePath: $0) } ?? root.appending(path: "../shared").standardized
        let source = shared.appending(path: "tools/tlog-check/main.go")
        for path in ["/usr/bin/go", "/usr/share/gocode/src/golang.org/x/mod/sumdb", source.path]
        where !FileManager.default.fileExists(atPath: path) {
            print("skipped: \(path) is not here")
            return nil
        }
        let checker = folder.appending(path: "tlogcheck")
        let environment = [
            "GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOCACHE": folder.appending(path: "cache").path,
            "GOFLAGS": "", "HOME": folder.path,
        ]
        let built = try run(
            URL(filePath: "/usr/bin/go"), ["build", "-o", checker.path, source.path], environment: environment)
        guard built.status == 0 else { throw BuildFailed(output: built.output) }
        return checker
    }

    static func run(
        _ program: URL, _ arguments: [String], environment: [String: String] = [:], folder: URL? = nil
    ) throws -> (status: Int32, output: String) {
        let process = Process()
        process.executableURL = program
        process.arguments = arguments
        process.currentDirectoryURL = folder
        process.environment = ProcessInfo.processInfo.environment.merging(environment) { $1 }
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: output, as: UTF8.self))
    }

    struct BuildFailed: Error { let output: String }
}
