// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Dispatch
internal import Glibc

/// Asks a server one thing over a connection of its own, byte for byte as told; not for anything but tests.
///
/// It blocks on a thread of its own, because the pool that the server works on is small.
package struct HTTPClient: Sendable {
    package enum Place: Sendable {
        case tcp(port: Int)
        case unix(path: String)
    }

    package struct Reply: Sendable {
        package let status: Int
        /// Names in lower case.
        package let headers: [(name: String, value: String)]
        package let body: [UInt8]

        package func header(_ name: String) -> String? { headers.first { $0.name == name }?.value }
        package var text: String { String(decoding: body, as: UTF8.self) }
    }

    package struct Failure: Error {
        package let reason: String

        package init(reason: String) { self.reason = reason }
    }

    private let place: Place

    package init(_ place: Place) { self.place = place }

    package func send(
        _ method: String, _ target: String, headers: [(String, String)] = [], body: [UInt8] = []
    ) async throws -> Reply {
        var head = "\(method) \(target) HTTP/1.1\r\nHost: test\r\nConnection: close\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        if !body.isEmpty { head += "Content-Length: \(body.count)\r\n" }
        return try await exchange(Array((head + "\r\n").utf8) + body)
    }

    /// Sends these bytes and reads until the server closes.
    package func exchange(_ bytes: [UInt8]) async throws -> Reply {
        let place = place
        let answer = try await withCheckedThrowingContinuation { continuation in
            DispatchQueue.global().async {
                continuation.resume(with: Result { try HTTPClient.converse(with: place, sending: bytes) })
            }
        }
        return try Reply(answer)
    }

    private static func converse(with place: Place, sending bytes: [UInt8]) throws -> [UInt8] {
        let socket = try connect(place)
        defer { close(socket) }
        var patience = timeval(tv_sec: 20, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var sent = 0
        while sent < bytes.count {
            let count = bytes.withUnsafeBytes { buffer in
                Glibc.send(
                    socket, buffer.baseAddress.map { $0 + sent }, bytes.count - sent, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { break }
            sent += count
        }
        var answer: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = recv(socket, &chunk, chunk.count, 0)
            guard count > 0 else { break }
            answer += chunk.prefix(count)
        }
        return answer
    }

    private static func connect(_ place: Place) throws -> Int32 {
        let domain = if case .tcp = place { AF_INET } else { AF_UNIX }
        let socket = Glibc.socket(domain, Int32(SOCK_STREAM.rawValue), 0)
        let status =
            switch place {
            case .tcp(let port):
                withAddress(
                    sockaddr_in(
                        sin_family: sa_family_t(AF_INET), sin_port: in_port_t(port).bigEndian,
                        sin_addr: in_addr(s_addr: UInt32(0x7F00_0001).bigEndian),
                        sin_zero: (0, 0, 0, 0, 0, 0, 0, 0))
                ) { Glibc.connect(socket, $0, $1) }
            case .unix(let path):
                withAddress(unixAddress(path)) { Glibc.connect(socket, $0, $1) }
            }
        guard status == 0 else {
            close(socket)
            throw Failure(reason: String(cString: strerror(errno)))
        }
        return socket
    }

    private static func unixAddress(_ path: String) -> sockaddr_un {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8.prefix($0.count - 1)) }
        return address
    }

    private static func withAddress<Address>(
        _ address: Address, _ use: (UnsafePointer<sockaddr>, socklen_t) -> Int32
    ) -> Int32 {
        withUnsafeBytes(of: address) { bytes in
            guard let start = bytes.baseAddress else { return -1 }
            return use(start.assumingMemoryBound(to: sockaddr.self), socklen_t(bytes.count))
        }
    }
}

extension HTTPClient.Reply {
    /// Reads one answer with its length stated, or none.
    fileprivate init(_ bytes: [UInt8]) throws {
        let end = bytes.indices.first { bytes[$0...].starts(with: Array("\r\n\r\n".utf8)) }
        guard let end else { throw HTTPClient.Failure(reason: "no answer: \(bytes.count) bytes") }
        let lines = String(decoding: bytes[..<end], as: UTF8.self).split(separator: "\r\n")
        let words = lines.first?.split(separator: " ") ?? []
        guard words.count > 1, let status = Int(words[1]) else {
            throw HTTPClient.Failure(reason: "no status")
        }
        self.status = status
        headers = lines.dropFirst().map { line in
            let halves = line.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            let value = halves.count > 1 ? halves[1].drop { $0 == " " } : ""
            return (halves[0].lowercased(), String(value))
        }
        body = Array(bytes[(end + 4)...])
    }
}
