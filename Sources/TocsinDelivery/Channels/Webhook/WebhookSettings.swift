// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// How webhooks are called. A missing setting is the safe one.
package struct WebhookSettings: Codable, Hashable, Sendable {
    /// Takes `http:` too; only together with ``allowPrivateTargets``, for a receiver on the same machine or
    /// network.
    package let allowHTTP: Bool
    /// Takes addresses on this machine and in private networks.
    package let allowPrivateTargets: Bool
    /// Only these hosts; one that begins with a dot stands for all below it. Empty: any.
    package let allowedHosts: [String]
    /// Certificates to trust instead of the system's, in PEM.
    package let caFile: String?
    /// 1 s to 60 s; 20 s unless said.
    package let timeout: Interval?
    /// Calls under way at once to one host, 1 to 64; 8 unless said.
    package let perHostMax: Int?

    package init(
        allowHTTP: Bool = false, allowPrivateTargets: Bool = false, allowedHosts: [String] = [],
        caFile: String? = nil, timeout: Interval? = nil, perHostMax: Int? = nil
    ) {
        self.allowHTTP = allowHTTP
        self.allowPrivateTargets = allowPrivateTargets
        self.allowedHosts = allowedHosts
        self.caFile = caFile
        self.timeout = timeout
        self.perHostMax = perHostMax
    }

    /// - Parameter lease: How long a worker may hold a delivery.
    /// - Throws: ``SettingsRefusal`` for the first combination that is unsafe or cannot work.
    package func check(lease: Interval) throws(SettingsRefusal) {
        if allowHTTP && !allowPrivateTargets {
            throw SettingsRefusal(
                "webhook.allow_http",
                "a warning may not cross the public network in clear; use https, or also set "
                    + "allow_private_targets for a receiver beside the desk")
        }
        if let bad = allowedHosts.first(where: {
            $0.isEmpty || $0 == "." || $0.contains("*") || $0.contains("/")
        }) {
            throw SettingsRefusal(
                "webhook.allowed_hosts",
                "'\(bad)' is no host; write example.org, or .example.org for all below it")
        }
        try checkTimeout(effectiveTimeout, lease: lease, key: "webhook.timeout")
        guard (1...64).contains(effectivePerHostMax) else {
            throw SettingsRefusal("webhook.per_host_max", "write a number from 1 to 64")
        }
    }

    var effectiveTimeout: Interval { timeout ?? .seconds(20) }
    var effectivePerHostMax: Int { perHostMax ?? 8 }

    var targetGuard: TargetGuard {
        TargetGuard(permitsPlain: allowHTTP, permitsNear: allowPrivateTargets, hosts: allowedHosts)
    }
}

/// A lease must outlast the call that it covers, or a slow receiver is called twice at once.
func checkTimeout(_ timeout: Interval, lease: Interval, key: String) throws(SettingsRefusal) {
    guard (1...60).contains(timeout.seconds) else { throw SettingsRefusal(key, "write 1s to 60s") }
    guard lease.seconds > timeout.seconds + 5 else {
        throw SettingsRefusal(
            key,
            "a delivery is held for \(lease): more than 5s longer than the time-out of \(timeout) is needed"
        )
    }
}
