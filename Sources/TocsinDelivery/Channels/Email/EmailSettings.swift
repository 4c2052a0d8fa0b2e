// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// The mail server that takes our mail. A missing setting is the safe one.
package struct EmailSettings: Codable, Hashable, Sendable {
    package enum Security: String, Codable, Hashable, Sendable {
        /// Port 587; no mail without STARTTLS.
        case startTLS = "starttls"
        /// Port 465; encrypted from the first byte.
        case tls
        /// Port 25; readable on the way. Must be said.
        case plain
    }

    package let host: String
    package let port: Int?
    /// STARTTLS unless said.
    package let security: Security?
    /// Certificates to trust instead of the system's, in PEM.
    package let caFile: String?
    package let userName: String?
    /// A file with the password alone, which only the desk's own user can read.
    package let passwordFile: String?
    /// Our own domain: how we greet the server, and the right side of each mail's name.
    package let domain: String
    /// Where mail that cannot be delivered comes back to; the sender's address unless said.
    package let bounceAddress: String?
    /// 1 s to 60 s; 30 s unless said.
    package let timeout: Interval?
    /// 1 to 64; 8 unless said.
    package let connectionsMax: Int?

    package init(
        host: String, port: Int? = nil, security: Security? = nil, caFile: String? = nil,
        userName: String? = nil, passwordFile: String? = nil, domain: String, bounceAddress: String? = nil,
        timeout: Interval? = nil, connectionsMax: Int? = nil
    ) {
        self.host = host
        self.port = port
        self.security = security
        self.caFile = caFile
        self.userName = userName
        self.passwordFile = passwordFile
        self.domain = domain
        self.bounceAddress = bounceAddress
        self.timeout = timeout
        self.connectionsMax = connectionsMax
    }

    /// - Parameter lease: How long a worker may hold a delivery.
    /// - Throws: ``SettingsRefusal`` for the first combination that is unsafe or cannot work.
    package func check(lease: Interval) throws(SettingsRefusal) {
        guard MailAddress.isHost(host) else {
            throw SettingsRefusal("email.host", "write the name of the mail server")
        }
        guard MailAddress.isHost(domain) else {
            throw SettingsRefusal("email.domain", "write your own domain")
        }
        guard (1...65_535).contains(effectivePort) else {
            throw SettingsRefusal("email.port", "write 1 to 65535")
        }
        if let bounceAddress, MailAddress(bounceAddress) == nil {
            throw SettingsRefusal("email.bounce_address", "write a mail address such as bounces@example.org")
        }
        guard (userName == nil) == (passwordFile == nil) else {
            throw SettingsRefusal("email.password_file", "a user name and a password file go together")
        }
        if userName != nil, effectiveSecurity == .plain, !["localhost", "127.0.0.1"].contains(host) {
            throw SettingsRefusal(
                "email.security", "a password may not cross the network in clear; write starttls or tls")
        }
        try checkTimeout(effectiveTimeout, lease: lease, key: "email.timeout")
        guard (1...64).contains(effectiveConnectionsMax) else {
            throw SettingsRefusal("email.connections_max", "write a number from 1 to 64")
        }
    }

    var effectiveSecurity: Security { security ?? .startTLS }
    var effectiveTimeout: Interval { timeout ?? .seconds(30) }
    var effectiveConnectionsMax: Int { connectionsMax ?? 8 }

    var effectivePort: Int {
        switch effectiveSecurity {
        case .startTLS: port ?? 587
        case .tls: port ?? 465
        case .plain: port ?? 25
        }
    }
}
