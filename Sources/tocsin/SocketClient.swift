// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc

/// A peer that closes early is an error to report, not a signal that ends the program.
private let noSignal = Int32(0x4000)

/// A plain HTTP/1.1 client over the desk's Unix socket: one request a connection, blocking, for the command line.
struct SocketClient: Sendable {
    let path: String

    struct Reply: Sendable {
        let status: Int
        let body: [UInt8]

        var text: String { String(decoding: body, as: UTF8.self) }
        var isGood: Bool { (200..<300).contains(status) }
    }

    /// Whether somebody listens there.
    var isAnswered: Bool {
        guard let descriptor = try? connected() else { return false }
        close(descriptor)
        return true
    }

    /// - Throws: ``AnswerIsNo`` if nobody listens or the answer is no HTTP.
    func send(_ method: String, _ target: String, headers: [(String, String)] = [], body: [UInt8] = []) throws -> Reply {
        let descriptor = try connected()
        defer { close(descriptor) }
        var head = "\(method) \(target) HTTP/1.1\r\nHost: desk\r\nConnection: close\r\nContent-Length: \(body.count)\r\n"
        for (name, value) in headers { head += "\(name): \(value)\r\n" }
        try write(Array((head + "\r\n").utf8) + body, to: descriptor)
        return try reply(from: read(descriptor))
    }

    private func connected() throws -> Int32 {
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
        guard descriptor >= 0 else { throw AnswerIsNo(sentence: "No socket: \(String(cString: strerror(errno))).") }
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        guard bytes.count < MemoryLayout.size(ofValue: address.sun_path) else {
            close(descriptor)
            throw AnswerIsNo(sentence: "The path of the data folder is too long for a socket: \(path). Use a shorter one.")
        }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let result = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard result == 0 else {
            close(descriptor)
            throw AnswerIsNo(sentence: "Nobody answers at \(path). Start the desk: tocsin serve")
        }
        return descriptor
    }

    private func write(_ bytes: [UInt8], to descriptor: Int32) throws {
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes { Glibc.send(descriptor, $0.baseAddress, $0.count, noSignal) }
            guard count > 0 else { throw AnswerIsNo(sentence: "The desk closed the connection while it was written to.") }
            sent += count
        }
    }

    private func read(_ descriptor: Int32) throws -> [UInt8] {
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw AnswerIsNo(sentence: "The desk's answer could not be read.") }
            guard count > 0 else { return bytes }
            bytes += chunk[0..<count]
        }
    }

    private func reply(from bytes: [UInt8]) throws -> Reply {
        let end = Array("\r\n\r\n".utf8)
        guard let split = bytes.firstRange(of: end) else { throw AnswerIsNo(sentence: "The desk gave no whole answer.") }
        let head = String(decoding: bytes[..<split.lowerBound], as: UTF8.self)
        let words = head.split(separator: " ", maxSplits: 2)
        guard words.count >= 2, let status = Int(words[1]) else { throw AnswerIsNo(sentence: "The desk's answer is no HTTP.") }
        let body = Array(bytes[split.upperBound...])
        let isChunked = head.lowercased().contains("transfer-encoding: chunked")
        return Reply(status: status, body: isChunked ? SocketClient.unchunked(body) : body)
    }

    private static func unchunked(_ body: [UInt8]) -> [UInt8] {
        var (whole, rest) = ([UInt8](), body[...])
        while let line = rest.firstRange(of: Array("\r\n".utf8)),
            let size = Int(String(decoding: rest[..<line.lowerBound].prefix { $0 != UInt8(ascii: ";") }, as: UTF8.self), radix: 16),
            size > 0, rest.endIndex - line.upperBound >= size
        {
            whole += rest[line.upperBound..<(line.upperBound + size)]
            rest = rest[(line.upperBound + size)...].dropFirst(2)
        }
        return whole
    }
}
