// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Several files in one answer: for each a line `name size`, then its bytes.
package enum Archive {
    package static func pack(_ files: [LogFile]) -> [UInt8] {
        files.reduce(into: []) { archive, file in
            archive += Array("\(file.path) \(file.bytes.count)\n".utf8) + file.bytes
        }
    }

    /// - Throws: ``ArchiveBroken`` if a line or a size does not fit, or a name would leave the folder.
    package static func files(in archive: [UInt8]) throws(ArchiveBroken) -> [LogFile] {
        var files: [LogFile] = []
        var rest = archive[...]
        while !rest.isEmpty {
            guard let end = rest.firstIndex(of: UInt8(ascii: "\n")) else { throw ArchiveBroken() }
            let words = String(decoding: rest[..<end], as: UTF8.self).split(separator: " ")
            guard words.count == 2, let size = Int(words[1]), size >= 0, rest.endIndex - end - 1 >= size,
                !words[0].hasPrefix("/"), !words[0].split(separator: "/").contains("..")
            else { throw ArchiveBroken() }
            files.append(LogFile(path: String(words[0]), bytes: Array(rest[(end + 1)..<(end + 1 + size)])))
            rest = rest[(end + 1 + size)...]
        }
        return files
    }
}

package struct ArchiveBroken: Error, CustomStringConvertible {
    package var description: String { "The desk's answer is no whole archive; ask again." }
}
