// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Foundation
internal import Glibc
internal import TocsinDesk

/// A file that holds one secret and nothing else.
enum SecretFile {
    static let bytesMax = 4_096

    /// Reads it without the line break at its end.
    ///
    /// - Throws: ``SettingsRefusal`` if it is missing, empty, too long, or if others on this machine may read
    ///   it.
    static func read(_ path: String, key: String) throws(SettingsRefusal) -> Confidential {
        var status = stat()
        guard stat(path, &status) == 0 else { throw SettingsRefusal(key, "there is no file at '\(path)'") }
        guard status.st_mode & 0o027 == 0 else {
            throw SettingsRefusal(
                key, "others may read '\(path)' or its group may write it; do 'chmod 600' on it")
        }
        guard status.st_size <= bytesMax, let data = FileManager.default.contents(atPath: path) else {
            throw SettingsRefusal(key, "'\(path)' cannot be read, or is longer than \(bytesMax) bytes")
        }
        let text = String(decoding: data, as: UTF8.self).trimmingCharacters(in: .newlines)
        guard !text.isEmpty, !text.utf8.contains(where: { $0 < 0x20 }) else {
            throw SettingsRefusal(key, "'\(path)' is empty or has more than one line")
        }
        return Confidential(text)
    }
}
