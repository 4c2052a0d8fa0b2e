// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What an audit of a log goes by.
package struct LogAuditRules: Sendable {
    /// The log's key, had from elsewhere.
    package let log: VerifierKey
    /// The keys of the witnesses that are believed.
    package let witnesses: [VerifierKey]
    /// How many bytes each leaf must have, such as ``TickLeaf/byteCount``; nil for any.
    package let leafByteCount: Int?

    package init(log: VerifierKey, witnesses: [VerifierKey] = [], leafByteCount: Int? = nil) {
        self.log = log
        self.witnesses = witnesses
        self.leafByteCount = leafByteCount
    }
}

/// What an audit of a log has found.
package struct LogAuditReport: Hashable, Sendable {
    /// Something wrong, and in which file.
    package struct Finding: Hashable, Sendable, CustomStringConvertible {
        package let path: String
        package let failure: LogFailure

        /// In one line: the file, then what is wrong with it.
        package var description: String {
            switch failure {
            case .unreadable(_, let reason): "\(path): \(reason)"
            case .malformed, .wrongSignature, .unsigned, .wrongLog, .unproven, .outOfRange, .notSigned:
                "\(path): \(failure)"
            }
        }
    }

    /// How many findings are kept; further ones are only counted.
    package static let findingCountMax = 100

    /// The log's checkpoint; nil if it could not be opened.
    package internal(set) var checkpoint: SignedCheckpoint?
    /// How many entries were read and hashed.
    package internal(set) var entries = 0
    /// How many tiles were compared, partial ones of older sizes included.
    package internal(set) var tiles = 0
    /// How many older checkpoints were compared.
    package internal(set) var olderCheckpoints = 0
    package private(set) var findings: [Finding] = []
    package private(set) var findingsNotKept = 0

    /// True if the whole log is as its checkpoint says.
    package var isSound: Bool { findings.isEmpty && checkpoint != nil }

    mutating func add(_ finding: Finding) {
        if findings.count < Self.findingCountMax {
            findings.append(finding)
        } else {
            findingsNotKept += 1
        }
    }
}
