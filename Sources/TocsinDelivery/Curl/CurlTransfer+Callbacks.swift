// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import CCurl
internal import Glibc

// What libcurl calls, on its own thread, while it works on a transfer.
extension CurlTransfer {
    fileprivate static func of(_ pointer: UnsafeMutableRawPointer?) -> CurlTransfer? {
        pointer.map { Unmanaged<CurlTransfer>.fromOpaque($0).takeUnretainedValue() }
    }

    fileprivate func give(into buffer: UnsafeMutableRawBufferPointer) -> Int {
        let part = request.body[taken...].prefix(buffer.count)
        buffer.copyBytes(from: part)
        taken += part.count
        return part.count
    }

    /// Keeps the lines of the last answer, up to a limit; a web server may send a preliminary one before it.
    fileprivate func take(line bytes: UnsafeRawBufferPointer) {
        let end = bytes.lastIndex { $0 != UInt8(ascii: "\r") && $0 != UInt8(ascii: "\n") }.map { $0 + 1 } ?? 0
        let line = String(decoding: bytes[..<end], as: UTF8.self)
        switch request.exchange {
        case .post:
            if line.hasPrefix("HTTP/") { (lines, lineBytes) = ([], 0) }
            let isPreliminary = lines.first?.drop { $0 != " " }.hasPrefix(" 1") ?? true
            if line.isEmpty, !isPreliminary { hasWholeHeader = true }
        case .mail:
            break
        }
        lineBytes += bytes.count
        if lineBytes <= Self.lineBytesMax, !line.isEmpty { lines.append(line) }
    }

    /// Keeps the beginning and lets the rest pass.
    fileprivate func take(body bytes: UnsafeRawBufferPointer) {
        body += bytes.prefix(Self.bodyBytesMax - body.count)
    }

    /// Judges a kept connection too, which another channel may have made under another guard.
    fileprivate func mayRequest(from address: String) -> Bool {
        let isPermitted = NetworkAddress(address).flatMap { request.targetGuard?.permits($0) } ?? false
        if !isPermitted { metBarredAddress = true }
        return isPermitted
    }

    /// Makes the socket, if the guard lets it be made to this address.
    fileprivate func open(_ address: UnsafePointer<curl_sockaddr>) -> curl_socket_t {
        guard let targetGuard = request.targetGuard, let target = NetworkAddress(address),
            targetGuard.permits(target)
        else {
            metBarredAddress = true
            return -1
        }
        let kind = address.pointee.socktype | Int32(SOCK_CLOEXEC.rawValue)
        return socket(address.pointee.family, kind, address.pointee.protocol)
    }
}

func giveBody(
    _ buffer: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ this: UnsafeMutableRawPointer?
) -> Int {
    guard let transfer = CurlTransfer.of(this), let buffer else { return Int(CURL_READFUNC_ABORT) }
    return transfer.give(into: UnsafeMutableRawBufferPointer(start: buffer, count: size * count))
}

func takeLine(
    _ line: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ this: UnsafeMutableRawPointer?
) -> Int {
    CurlTransfer.of(this)?.take(line: UnsafeRawBufferPointer(start: line, count: size * count))
    return size * count
}

func takeBody(
    _ body: UnsafeMutablePointer<CChar>?, _ size: Int, _ count: Int, _ this: UnsafeMutableRawPointer?
) -> Int {
    CurlTransfer.of(this)?.take(body: UnsafeRawBufferPointer(start: body, count: size * count))
    return size * count
}

func openSocket(
    _ this: UnsafeMutableRawPointer?, _ purpose: curlsocktype, _ address: UnsafeMutablePointer<curl_sockaddr>?
) -> curl_socket_t {
    guard let address else { return -1 }
    return CurlTransfer.of(this)?.open(address) ?? -1
}

func beforeRequest(
    _ this: UnsafeMutableRawPointer?, _ far: UnsafeMutablePointer<CChar>?,
    _ near: UnsafeMutablePointer<CChar>?, _ farPort: Int32, _ nearPort: Int32
) -> Int32 {
    guard let transfer = CurlTransfer.of(this), let far, transfer.mayRequest(from: String(cString: far))
    else {
        return CURL_PREREQFUNC_ABORT
    }
    return CURL_PREREQFUNC_OK
}

extension NetworkAddress {
    /// Reads an address as libcurl writes it.
    fileprivate init?(_ text: String) {
        var (four, sixteen) = (in_addr(), in6_addr())
        if inet_pton(AF_INET, text, &four) == 1 {
            self.init(bytes: withUnsafeBytes(of: four) { Array($0) })
        } else if inet_pton(AF_INET6, text, &sixteen) == 1 {
            self.init(bytes: withUnsafeBytes(of: sixteen) { Array($0) })
        } else {
            return nil
        }
    }

    /// The address behind a socket address of either family.
    fileprivate init?(_ address: UnsafePointer<curl_sockaddr>) {
        guard let offset = MemoryLayout<curl_sockaddr>.offset(of: \.addr) else { return nil }
        let socketAddress = UnsafeRawPointer(address) + offset
        switch address.pointee.family {
        case AF_INET:
            let four = socketAddress.loadUnaligned(as: sockaddr_in.self).sin_addr
            self.init(bytes: withUnsafeBytes(of: four) { Array($0) })
        case AF_INET6:
            let sixteen = socketAddress.loadUnaligned(as: sockaddr_in6.self).sin6_addr
            self.init(bytes: withUnsafeBytes(of: sixteen) { Array($0) })
        default:
            return nil
        }
    }
}
