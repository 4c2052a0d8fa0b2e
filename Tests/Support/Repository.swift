// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import Foundation

/// Files of the project and of the shared folder, found from this file's own place.
package enum Repository {
    package static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()

    /// The shared folder, by `TOCSIN_SHARED` or beside the project; `nil` if it is not there.
    package static var shared: URL? {
        let named = ProcessInfo.processInfo.environment["TOCSIN_SHARED"]
        let folder = named.map { URL(filePath: $0, relativeTo: root) } ?? root.appending(path: "../shared")
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }

    package static func bytes(_ path: String) throws -> [UInt8] {
        Array(try Data(contentsOf: root.appending(path: path)))
    }
}
