// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Crypto
import Foundation
import FoundationNetworking
import Glibc

/// The receiver that counts, checks and misbehaves on purpose, from the shared tools.
final class Sink {
    static let secret = "whsec_" + Data((0..<32).map { UInt8($0) }).base64EncodedString()

    private static let program: URL? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().deletingLastPathComponent()
        let shared =
            ProcessInfo.processInfo.environment["TOCSIN_SHARED"].map { URL(filePath: $0) }
            ?? root.deletingLastPathComponent().appending(path: "shared")
        let program = shared.appending(path: "tools/sink/sink.py")
        return FileManager.default.fileExists(atPath: program.path(percentEncoded: false)) ? program : nil
    }()

    /// Prints what is skipped if the sink is not there.
    static let isThere: Bool = {
        if program == nil {
            print("skipped: tests that need the sink; name the shared folder by TOCSIN_SHARED")
        }
        return program != nil
    }()

    static var storm: [String] {
        get throws {
            guard let program else { return [] }
            let profile = program.deletingLastPathComponent().appending(path: "profile-storm.txt")
            return try String(contentsOf: profile, encoding: .utf8).split(separator: "\n")
                .filter { !$0.hasPrefix("#") }.map(String.init)
        }
    }

    let http: Int
    let smtp: Int
    private let peer: Peer

    private init(http: Int, smtp: Int, peer: Peer) {
        (self.http, self.smtp, self.peer) = (http, smtp, peer)
    }

    static func start(faults: [String] = [], arguments: [String] = []) async throws -> Sink {
        guard let program = Sink.program else { throw PeerFailure(status: -2) }
        let (http, smtp) = (try Sink.freePort(), try Sink.freePort())
        let ports = ["--http", "127.0.0.1:\(http)", "--smtp", "127.0.0.1:\(smtp)", "--max-seconds", "180"]
        let path = program.path(percentEncoded: false)
        let peer = try await Peer.start(
            [path] + ports + faults.flatMap { ["--fault", $0] } + arguments, port: http)
        return Sink(http: http, smtp: smtp, peer: peer)
    }

    /// The counters that a test looks at.
    struct Stats: Decodable {
        let attempts: Int
        let keys_delivered: Int
        let connections: Int
        let max_inflight: Int
        let body_changed: Int
        let signed_ok: Int
        let bad_signature: Int
    }

    struct Verdict: Decodable {
        let pass: Bool
        let missing: Int
        let dup_true: Int
        let dup_ambiguous: Int
        let body_changed: Int
        let overlap: Int
        let bad_signature: Int
        let retry_after_violations: Int
    }

    func stats() async throws -> Stats { try await control("stats") }

    /// Whether exactly these keys were delivered.
    func verify(_ keys: [String]) async throws -> Verdict {
        try await control("verify", body: keys.joined(separator: "\n"))
    }

    /// What marks a text as that of one delivery.
    static func token(_ key: String) -> String {
        let digest = SHA256.hash(data: Data("tocsin:\(key)".utf8))
        let hex = digest.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        return "~~\(key).\(hex.prefix(16))~~"
    }

    private func control<Answer: Decodable>(_ verb: String, body: String? = nil) async throws -> Answer {
        guard let url = URL(string: "http://127.0.0.1:\(http)/_sink/\(verb)") else {
            throw PeerFailure(status: -3)
        }
        var request = URLRequest(url: url)
        if let body { (request.httpMethod, request.httpBody) = ("POST", Data(body.utf8)) }
        return try JSONDecoder().decode(Answer.self, from: await URLSession.shared.data(for: request).0)
    }

    /// A port that nobody listens on at this moment.
    static func freePort() throws -> Int {
        let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(descriptor) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let bound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, length) == 0 && getsockname(descriptor, $0, &length) == 0
            }
        }
        guard bound else { throw PeerFailure(status: -4) }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
