// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Why something about a log was refused: the one error of this ring.
///
/// Each case says what is wrong and where, in words fit to be shown to the person who asked.
package enum LogFailure: Error, Hashable, Sendable {
    /// The bytes break their format; `place` says where, such as `"checkpoint, line 2"`.
    case malformed(place: String, reason: String)
    /// A line of a known key does not verify, so the whole note is refused.
    case wrongSignature(key: String)
    /// No known key has signed.
    case unsigned
    /// The checkpoint is not one of this log: the log's key did not sign it, or its origin is another.
    case wrongLog(expected: String)
    /// The hashes do not lead from what was claimed to the root.
    case unproven(String)
    /// No such leaf, tree or proof: a number lies outside the tree.
    case outOfRange(String)
    /// The signing key could not sign.
    case notSigned
    /// A file could not be read.
    case unreadable(path: String, reason: String)
}

extension LogFailure: CustomStringConvertible {
    package var description: String {
        switch self {
        case .malformed(let place, let reason): "\(place): \(reason)"
        case .wrongSignature(let key): "the signature of \(key) is wrong"
        case .unsigned: "no known key has signed this"
        case .wrongLog(let expected): "this is not a checkpoint of the log \(expected)"
        case .unproven(let reason): reason
        case .outOfRange(let reason): reason
        case .notSigned: "the key could not sign"
        case .unreadable(let path, let reason): "\(path): \(reason)"
        }
    }
}
