// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import CArgon2

/// Hashes passwords by argon2id, one at a time and on a thread of its own: each takes 64 MiB and a good part of a tenth
/// of a second, which is what a thief has to pay for every guess.
package actor PasswordHasher {
    /// What a hash is made with; it stands in front of each hash, so that it can be raised later.
    package struct Cost: Hashable, Sendable {
        let kibibytes: UInt32
        let passes: UInt32
        let lanes: UInt32

        package init(kibibytes: UInt32, passes: UInt32, lanes: UInt32) {
            self.kibibytes = kibibytes
            self.passes = passes
            self.lanes = lanes
        }

        package static let usual = Cost(kibibytes: 65_536, passes: 2, lanes: 1)

        var prefix: String { "$argon2id$v=19$m=\(kibibytes),t=\(passes),p=\(lanes)$" }
    }

    private static let saltBytes = 16
    private static let hashBytes = 32
    /// Of the whole text that argon2 writes; ours has about a hundred.
    private static let encodedBytesMax = 256

    private let executor = BlockingExecutor(name: "tocsin.password")
    private let cost: Cost
    private var dummy: String?

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    package init(cost: Cost = .usual) {
        self.cost = cost
    }

    /// The hash of a password with its salt and cost, as text.
    ///
    /// - Throws: ``HashingFailed`` if there is no memory.
    package func hash(_ password: Confidential) throws -> String {
        let bytes = Array(password.reveal().utf8)
        let salt = Array(randomKeyBytes().prefix(PasswordHasher.saltBytes))
        var text = [CChar](repeating: 0, count: PasswordHasher.encodedBytesMax)
        let result = argon2id_hash_encoded(
            cost.passes, cost.kibibytes, cost.lanes, bytes, bytes.count, salt, salt.count, PasswordHasher.hashBytes,
            &text,
            text.count)
        guard result == ARGON2_OK.rawValue else { throw HashingFailed() }
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Whether a password fits a hash; argon2 compares in constant time. Without a hash it does the same work, so that
    /// nobody learns from the time it takes whether there is one.
    package func fits(_ password: Confidential, _ hash: String?) throws -> Bool {
        let bytes = Array(password.reveal().utf8)
        let known = try hash ?? standIn()
        let result = argon2id_verify(known, bytes, bytes.count)
        guard result == ARGON2_OK.rawValue || result == ARGON2_VERIFY_MISMATCH.rawValue else { throw HashingFailed() }
        return hash != nil && result == ARGON2_OK.rawValue
    }

    /// Whether a hash was made at another cost than today's.
    package nonisolated func isOutdated(_ hash: String) -> Bool { !hash.hasPrefix(cost.prefix) }

    private func standIn() throws -> String {
        if let dummy { return dummy }
        let made = try hash(Confidential("nobody's password, hashed once"))
        dummy = made
        return made
    }
}

/// A password could not be hashed; nobody is let in.
struct HashingFailed: Error, CustomStringConvertible {
    var description: String { "The password could not be checked. Give the machine more memory, then try again." }
}
