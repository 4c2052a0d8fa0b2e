// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Glibc

/// The anchor as a file beside the data folder, never inside it: a backup of the folder must not hold it.
///
/// Written to a temporary file in the same folder, forced to the disk, moved into place, and the folder forced too; a
/// lock file beside it makes reading, comparing and writing one step for all processes of this machine.
package actor AnchorFile: Anchor {
    private let path: String
    private let executor = BlockingExecutor(name: "tocsin.anchor")

    package nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

    /// - Parameter path: The data folder's path with `.anchor` behind it.
    package init(path: String) {
        self.path = path
    }

    package func read() throws -> AnchorRecord? {
        try FileDescriptor.contents(of: path, limit: AnchorRecord.byteCountMax).map(AnchorRecord.init)
    }

    package func swap(_ old: AnchorRecord?, for new: AnchorRecord) throws {
        let lock = try FileDescriptor(path + ".lock", O_RDWR | O_CREAT)
        defer { withExtendedLifetime(lock) {} }
        try lock.lock()
        guard try read() == old else { throw ProofTrouble.anchorMoved }
        let temporary = path + ".new"
        let file = try FileDescriptor(temporary, O_WRONLY | O_CREAT | O_TRUNC)
        try file.write(new.bytes)
        try file.force()
        CrashPoint.pass("anchor.written")
        guard rename(temporary, path) == 0 else { throw FileDescriptor.failure("could not be put in place") }
        CrashPoint.pass("anchor.renamed")
        try FileDescriptor(folder, O_RDONLY | O_DIRECTORY).force()
    }

    private var folder: String {
        guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return "." }
        return slash == path.startIndex ? "/" : String(path[..<slash])
    }
}

/// An open file, closed when nobody holds it any more; closing gives up its lock.
private final class FileDescriptor {
    private let number: Int32

    init(_ path: String, _ flags: Int32) throws(ProofTrouble) {
        number = open(path, flags | O_CLOEXEC, 0o600)
        guard number >= 0 else { throw Self.failure("could not be opened") }
    }

    deinit { close(number) }

    /// The whole file; `nil` if there is none.
    static func contents(of path: String, limit: Int) throws(ProofTrouble) -> [UInt8]? {
        guard access(path, F_OK) == 0 || errno != ENOENT else { return nil }
        let file = try FileDescriptor(path, O_RDONLY)
        var bytes = [UInt8](repeating: 0, count: limit + 1)
        var filled = 0
        while filled < bytes.count {
            let count = bytes.withUnsafeMutableBytes { buffer in
                Glibc.read(file.number, buffer.baseAddress?.advanced(by: filled), buffer.count - filled)
            }
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else { throw failure("could not be read") }
            if count == 0 { break }
            filled += count
        }
        return Array(bytes[..<filled])
    }

    /// Waits until no other process holds it.
    func lock() throws(ProofTrouble) {
        while flock(number, LOCK_EX) != 0 {
            guard errno == EINTR else { throw Self.failure("could not be locked") }
        }
    }

    func write(_ bytes: [UInt8]) throws(ProofTrouble) {
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(number, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { throw Self.failure("could not be written") }
            written += count
        }
    }

    func force() throws(ProofTrouble) {
        guard fsync(number) == 0 else { throw Self.failure("could not be forced to the disk") }
    }

    static func failure(_ what: String) -> ProofTrouble {
        .anchorUnusable("it \(what): \(String(cString: strerror(errno)))")
    }
}
