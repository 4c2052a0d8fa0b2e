// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Why the log is not signed, or not even continued, just now. Each says what to do.
///
/// None of them stops a delivery (law 12): they are shown on the board and alarmed.
package enum ProofTrouble: Error, Hashable, Sendable {
    /// The database is older than what was signed: a backup was restored.
    case databaseBehind(size: Int, anchored: Int)
    /// The log that was signed last is none of this database's: a backup from before it began was restored.
    case olderLog(origin: String, anchored: String)
    /// The database has a log, but nobody knows what of it was signed.
    case anchorMissing(size: Int)
    /// The anchor is another desk's.
    case otherDesk
    /// The database holds other leaves than those that were signed: a backup was restored and worked on since.
    case otherHistory(anchored: Int)
    /// The key is not the one that the log began with.
    case otherKey(origin: String)
    /// Another process wrote the anchor.
    case anchorMoved
    /// The anchor could not be read or written.
    case anchorUnusable(String)
    /// What is stored of the log contradicts itself.
    case damaged(String)
    /// The store did not take the tick or the checkpoint, or did not answer.
    case storeFailed(String)
    /// The library could not sign.
    case notSigned

    /// Whether a person has to do something; the rest is tried again with every tick.
    package var needsPerson: Bool {
        switch self {
        case .databaseBehind, .olderLog, .anchorMissing, .otherDesk, .otherHistory, .otherKey, .damaged: true
        case .anchorMoved, .anchorUnusable, .storeFailed, .notSigned: false
        }
    }
}

extension ProofTrouble: CustomStringConvertible {
    private static let succeed =
        "Take a copy with 'tocsin backup', stop the desk, and make a data folder of the copy with 'tocsin restore': "
        + "that begins a successor log."

    package var description: String {
        switch self {
        case .databaseBehind(let size, let anchored):
            "The database has \(size) leaves of the log, but \(anchored) were signed: it was put back from an older "
                + "copy. To sign it would fork the log. \(Self.succeed)"
        case .olderLog(let origin, let anchored):
            "The database's log is \(origin), but the one signed last is \(anchored): it was put back from an older "
                + "copy. \(Self.succeed)"
        case .anchorMissing(let size):
            "The database has \(size) leaves of the log, but the anchor file beside the data folder is missing, so "
                + "nobody knows what was signed. Put the file back. If it is lost: \(Self.succeed)"
        case .otherDesk:
            "The anchor file beside the data folder belongs to another desk. Put this desk's own file there."
        case .otherHistory(let anchored):
            "The first \(anchored) leaves of the log in the database are not those that were signed: it was put "
                + "back from an older copy and worked on. \(Self.succeed)"
        case .otherKey(let origin):
            "The log's key file is not the one that \(origin) began with. Put the right file back. If it is lost: "
                + Self.succeed
        case .anchorMoved:
            "Another process wrote the anchor file. Make sure that only one desk runs on this data folder."
        case .anchorUnusable(let reason):
            "The anchor file beside the data folder can't be used; \(reason). Check the file, its folder's rights and "
                + "the disk; the desk tries again by itself."
        case .damaged(let finding):
            "What is stored of the log contradicts itself: \(finding). Nothing is added to it any more. Stop the desk, "
                + "keep this data folder as it is, and make a new one of the last sound copy with 'tocsin restore'."
        case .storeFailed(let reason):
            "The store did not answer: \(reason). The desk tries again by itself."
        case .notSigned:
            "The key could not sign. The desk tries again by itself."
        }
    }
}
