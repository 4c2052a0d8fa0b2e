// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The files of a log, wherever they lie: `checkpoint`, `checkpoint.SIZE`, `tile/…`.
package protocol LogFiles {
    /// The paths of all files, relative, with `/` between folders, in any order.
    func paths() throws(LogFailure) -> [String]

    /// - Throws: ``LogFailure/unreadable(path:reason:)``, also if the file is larger than `limit` bytes.
    func read(_ path: String, limit: Int) throws(LogFailure) -> [UInt8]
}
