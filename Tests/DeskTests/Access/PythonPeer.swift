// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TocsinDesk

/// Programs in Python that play the other side; the interpreter is named by `TOCSIN_PYTHON`.
struct PythonPeer {
    private let interpreter: String

    /// `nil`, with a line that says so, where no interpreter is named or it lacks a module.
    init?(needs module: String) {
        guard let interpreter = ProcessInfo.processInfo.environment["TOCSIN_PYTHON"] else {
            print("skipped: TOCSIN_PYTHON names no Python with \(module)")
            return nil
        }
        self.interpreter = interpreter
        guard (try? run(["-c", "import \(module)"], input: "")) != nil else {
            print("skipped: \(interpreter) has no \(module)")
            return nil
        }
    }

    /// What a device of python-fido2 sends for the challenges of ``PasskeyVector``.
    func passkeys() throws -> [PasskeyVector] {
        let script = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Peers/passkey.py").path
        func text(_ bytes: [UInt8]) -> String {
            Data(bytes).base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing(
                "=", with: "")
        }
        let asked =
            #"{"site":"desk.example.org","origin":"https://desk.example.org","create":"\#(text(PasskeyVector.createChallenge))","get":"\#(text(PasskeyVector.getChallenge))"}"#
        return try JSONDecoder().decode([PasskeyVector].self, from: run([script], input: asked))
    }

    /// What pyotp says that an authenticator with this address shows at these seconds.
    func codes(_ address: String, at seconds: [Int64]) throws -> [String] {
        let program =
            "import json,sys,pyotp; a,t=json.load(sys.stdin); print(json.dumps([pyotp.parse_uri(a).at(s) for s in t]))"
        let input = try String(decoding: JSONEncoder().encode(address), as: UTF8.self)
        return try JSONDecoder().decode([String].self, from: run(["-c", program], input: "[\(input), \(seconds)]"))
    }

    private func run(_ arguments: [String], input: String) throws -> Data {
        let process = Process()
        let (into, out) = (Pipe(), Pipe())
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = [interpreter] + arguments
        (process.standardInput, process.standardOutput) = (into, out)
        process.standardError = FileHandle.nullDevice
        try process.run()
        try into.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try into.fileHandleForWriting.close()
        let output = try out.fileHandleForReading.readToEnd() ?? Data()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw PythonFailed(status: process.terminationStatus) }
        return output
    }
}

struct PythonFailed: Error { let status: Int32 }
