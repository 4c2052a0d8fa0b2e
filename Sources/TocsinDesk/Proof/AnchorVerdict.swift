// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TocsinCore
internal import TransparencyLog

/// Whether the log in the database may be signed, judged by the anchor alone: what was signed before must be the
/// beginning of what is signed next.
enum AnchorVerdict: Equatable {
    case sign
    case refuse(ProofTrouble)

    /// - Parameters:
    ///   - anchor: What lies in the anchor; `nil` if there is none.
    ///   - log: The last log of the database.
    ///   - size: How many leaves the database has.
    ///   - root: The root of the database's first leaves, as many as the anchor has; `nil` if it has fewer.
    init(anchor: AnchorRecord?, log: LogRow, size: Int, root: LogHash?) {
        guard let anchor else {
            self = .refuse(.anchorMissing(size: size))
            return
        }
        let isThisLog = "\(anchor.origin)" == log.origin
        if anchor.instance != log.instance {
            self = .refuse(.otherDesk)
        } else if !isThisLog, log.succeeds(anchor) {
            // The successor was declared, and its anchor is still to be written: its statement names this very tree.
            self = .sign
        } else if !isThisLog {
            self = .refuse(.olderLog(origin: log.origin, anchored: "\(anchor.origin)"))
        } else if anchor.size > size {
            self = .refuse(.databaseBehind(size: size, anchored: anchor.size))
        } else if anchor.root != root {
            self = .refuse(.otherHistory(anchored: anchor.size))
        } else {
            self = .sign
        }
    }
}

extension LogRow {
    /// Whether this log was declared the successor of exactly this tree.
    fileprivate func succeeds(_ anchor: AnchorRecord) -> Bool {
        guard let statement, let succession = try? LogSuccession(statement) else { return false }
        return succession.previous == LogSuccession.Tree(anchor)
    }
}
