// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import CCurl

/// Where a channel may connect to, if others write its addresses (ASVS V1.3.6).
///
/// A name is resolved once, by libcurl, and the address that it is about to connect to is judged in the last
/// moment before the socket is made. So nothing can change between the check and the connection, neither by a
/// second answer of the name server nor by an unusual way of writing an address, and redirects are not
/// followed.
package struct TargetGuard: Hashable, Sendable {
    /// Permits `http:`. Otherwise only `https:`.
    package let permitsPlain: Bool
    /// Permits this machine and private networks. Link-local, multicast and reserved addresses stay barred.
    package let permitsNear: Bool
    /// Only these hosts; one that begins with a dot stands for all below it. Empty: any.
    package let hosts: [String]

    package init(permitsPlain: Bool = false, permitsNear: Bool = false, hosts: [String] = []) {
        self.permitsPlain = permitsPlain
        self.permitsNear = permitsNear
        self.hosts = hosts.map { $0.lowercased() }
    }

    package static let addressBytesMax = 2_048

    /// Whether a connection may be made to this address.
    package func permits(_ address: NetworkAddress) -> Bool {
        switch address.reach {
        case .open: true
        case .near: permitsNear
        case .never: false
        }
    }

    /// What the address of a webhook means, read by the parser that will also connect to it.
    ///
    /// - Returns: `nil` if it cannot be read, is too long, has a user name in it, or names a scheme or host
    ///   that is not permitted.
    package func target(of url: String) -> Target? {
        guard url.utf8.count <= TargetGuard.addressBytesMax,
            url.utf8.allSatisfy({ (0x21...0x7e).contains($0) }),
            let parts = URLParts(url), parts.user == nil, parts.password == nil,
            let scheme = parts.scheme, scheme == "https" || (scheme == "http" && permitsPlain),
            let host = parts.host?.lowercased(), permits(host: host)
        else { return nil }
        return Target(scheme: scheme, host: host, port: parts.port ?? "")
    }

    package struct Target: Hashable, Sendable {
        package let scheme: String
        package let host: String
        package let port: String

        /// What shares one limit of connections.
        package var lane: String { "\(scheme)://\(host):\(port)" }
    }

    private func permits(host: String) -> Bool {
        hosts.isEmpty || hosts.contains { $0.hasPrefix(".") ? host.hasSuffix($0) : host == $0 }
    }
}

/// The parts of an address, as libcurl sees them.
private struct URLParts {
    var scheme: String?
    var host: String?
    var port: String?
    var user: String?
    var password: String?

    init?(_ url: String) {
        guard let handle = curl_url() else { return nil }
        defer { curl_url_cleanup(handle) }
        guard curl_url_set(handle, CURLUPART_URL, url, 0) == CURLUE_OK else { return nil }
        scheme = part(CURLUPART_SCHEME, of: handle)
        host = part(CURLUPART_HOST, of: handle)
        port = part(CURLUPART_PORT, of: handle, flags: UInt32(CURLU_DEFAULT_PORT))
        user = part(CURLUPART_USER, of: handle)
        password = part(CURLUPART_PASSWORD, of: handle)
    }

    private func part(_ name: CURLUPart, of handle: OpaquePointer, flags: UInt32 = 0) -> String? {
        var text: UnsafeMutablePointer<CChar>?
        guard curl_url_get(handle, name, &text, flags) == CURLUE_OK, let text else { return nil }
        defer { curl_free(text) }
        return String(cString: text)
    }
}
