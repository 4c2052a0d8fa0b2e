// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Where the public log comes from: its files by their names of c2sp.org/tlog-tiles, and how it stands.
package protocol LogSource: Sendable {
    /// How the log stands; `nil` before its first checkpoint.
    func standing() async throws -> LogStanding?

    /// `checkpoint`, `tile/…` or `tile/entries/…`; `nil` for a file that is not there, and for what is no such name.
    func file(_ path: String) async throws -> [UInt8]?
}

/// How the public log stands, for its page.
package struct LogStanding: Sendable {
    package struct Witness: Sendable {
        package let name: String
        package let key: String
        package let at: Timestamp

        package init(name: String, key: String, at: Timestamp) {
            self.name = name
            self.key = key
            self.at = at
        }
    }

    package let origin: String
    /// How many leaves the last checkpoint covers.
    package let size: Int
    /// Base 64.
    package let root: String
    package let signed: Timestamp
    /// Its text form, whole.
    package let verifierKey: String
    /// How often a leaf is added, as the end of "every …".
    package let interval: String
    package let witnesses: [Witness]
    /// The last signature is older than it should be.
    package let isBehind: Bool

    package init(
        origin: String, size: Int, root: String, signed: Timestamp, verifierKey: String, interval: String,
        witnesses: [Witness], isBehind: Bool
    ) {
        self.origin = origin
        self.size = size
        self.root = root
        self.signed = signed
        self.verifierKey = verifierKey
        self.interval = interval
        self.witnesses = witnesses
        self.isBehind = isBehind
    }
}
