// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc
import TransparencyLog

/// A folder of the file system, read with plain system calls.
struct Folder: LogFiles {
    private static let depthMax = 16

    /// Empty for the working folder; paths may then also be absolute.
    let path: String

    func paths() throws(LogFailure) -> [String] {
        var found: [String] = []
        try list("", depth: 0, into: &found)
        return found
    }

    func read(_ path: String, limit: Int) throws(LogFailure) -> [UInt8] {
        let descriptor = open(full(path), O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else { throw refuse(path) }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0 else { throw refuse(path) }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw .unreadable(path: path, reason: "is not a file")
        }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { throw refuse(path) }
            guard count > 0 else { return bytes }
            bytes += chunk.prefix(count)
            guard bytes.count <= limit else {
                throw .unreadable(path: path, reason: "is larger than \(limit) bytes")
            }
        }
    }

    private func list(_ folder: String, depth: Int, into found: inout [String]) throws(LogFailure) {
        guard depth < Self.depthMax else { throw .unreadable(path: folder, reason: "is too deep") }
        guard let stream = opendir(full(folder)) else { throw refuse(folder) }
        defer { closedir(stream) }
        while let item = readdir(stream) {
            let name = withUnsafePointer(to: &item.pointee.d_name) {
                $0.withMemoryRebound(to: CChar.self, capacity: MemoryLayout.size(ofValue: $0.pointee)) {
                    String(cString: $0)
                }
            }
            guard name != ".", name != ".." else { continue }
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            var status = stat()
            if stat(full(path), &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
                try list(path, depth: depth + 1, into: &found)
            } else {
                found.append(path)
            }
        }
    }

    private func full(_ path: String) -> String {
        if self.path.isEmpty { return path }
        return path.isEmpty ? self.path : "\(self.path)/\(path)"
    }

    private func refuse(_ path: String) -> LogFailure {
        .unreadable(path: full(path), reason: String(cString: strerror(errno)))
    }
}
