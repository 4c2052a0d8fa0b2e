// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import Glibc
import TocsinCore
import TocsinDesk

/// Where a desk keeps everything: one folder with the database and the keys, and beside it the anchor of the log.
///
///     DATA/desk.sqlite   the store            DATA/desk.sock   the door for acts; the file's permission guards it
///     DATA/keys/         master.key, log.seed DATA/lock        one process at a time
///     DATA.anchor        the last checkpoint, never part of a backup
struct DataFolder: Sendable {
    let path: String

    init(path: String) {
        self.path = path.hasSuffix("/") && path.count > 1 ? String(path.dropLast()) : path
    }

    var database: String { path + "/desk.sqlite" }
    var socket: String { path + "/desk.sock" }
    var anchor: String { path + ".anchor" }
    private var lockFile: String { path + "/lock" }
    private var keys: String { path + "/keys" }

    var exists: Bool { access(database, F_OK) == 0 }

    /// Makes the folder, readable by its owner only.
    func make() throws {
        for folder in [path, keys] where mkdir(folder, 0o700) != 0 && errno != EEXIST {
            throw AnswerIsNo(sentence: "The data folder \(folder) can't be made: \(String(cString: strerror(errno))).")
        }
    }

    /// Takes the folder for this process alone; let go when the process ends.
    ///
    /// - Returns: `nil` if another process has it.
    func lock() throws -> FolderLock? {
        let descriptor = open(lockFile, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw AnswerIsNo(sentence: "The lock \(lockFile) can't be opened: \(String(cString: strerror(errno))).")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            return nil
        }
        return FolderLock(descriptor: descriptor)
    }

    /// Copies the keys that a backup was sealed under.
    func takeKeys(from folder: String) throws {
        for name in ["master.key", "log.seed"] {
            try Files.write(try Files.readOrRefuse(folder + "/" + name), to: keys + "/" + name, mode: 0o600)
        }
    }

    /// The master key, made on first use. Without it nothing sealed in the store opens.
    func masterKey() throws -> [UInt8] { try key("master.key") }

    /// The seed of the log's signing key.
    func logSeed() throws -> [UInt8] { try key("log.seed") }

    private func key(_ name: String) throws -> [UInt8] {
        let file = keys + "/" + name
        if let bytes = Files.read(file) {
            guard bytes.count == 32 else {
                throw AnswerIsNo(sentence: "\(file) has \(bytes.count) bytes; a key has 32. Restore it from your copy of the keys.")
            }
            var status = stat()
            guard stat(file, &status) == 0, status.st_mode & 0o077 == 0 else {
                throw AnswerIsNo(sentence: "\(file) can be read by others. Do: chmod 600 \(file)")
            }
            return bytes
        }
        var generator = SystemRandomNumberGenerator()
        let bytes = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
        try Files.write(bytes, to: file, mode: 0o600)
        return bytes
    }
}

/// Holds the lock for as long as it lives.
final class FolderLock: Sendable {
    private let descriptor: Int32

    fileprivate init(descriptor: Int32) {
        self.descriptor = descriptor
    }

    deinit { close(descriptor) }
}

/// `--data DIR`, on every verb.
struct DataOption: ParsableArguments {
    @Option(name: .long, help: "The data folder; without it $TOCSIN_DATA, else ./data.")
    var data: String?

    var folder: DataFolder {
        DataFolder(path: data ?? getenv("TOCSIN_DATA").map { String(cString: $0) } ?? "data")
    }
}

/// Whole files, by the system's own calls.
enum Files {
    static func read(_ path: String) -> [UInt8]? {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes: [UInt8] = []
        var chunk = [UInt8](repeating: 0, count: 1 << 16)
        while true {
            let count = Glibc.read(descriptor, &chunk, chunk.count)
            guard count >= 0 else { return nil }
            guard count > 0 else { return bytes }
            bytes += chunk[0..<count]
        }
    }

    /// - Throws: ``AnswerIsNo`` naming the file and the reason.
    static func readOrRefuse(_ path: String) throws -> [UInt8] {
        guard let bytes = path == "-" ? read("/dev/stdin") : read(path) else {
            throw AnswerIsNo(sentence: "\(path) can't be read: \(String(cString: strerror(errno))).")
        }
        return bytes
    }

    /// Writes a new file and waits until it is on the disk.
    static func write(_ bytes: [UInt8], to path: String, mode: mode_t = 0o644) throws {
        let descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, mode)
        guard descriptor >= 0 else {
            throw AnswerIsNo(sentence: "\(path) can't be written: \(String(cString: strerror(errno))).")
        }
        defer { close(descriptor) }
        var written = 0
        while written < bytes.count {
            let count = bytes[written...].withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            guard count > 0 else {
                throw AnswerIsNo(sentence: "\(path) can't be written: \(String(cString: strerror(errno))).")
            }
            written += count
        }
        guard fsync(descriptor) == 0 else {
            throw AnswerIsNo(sentence: "\(path) did not reach the disk: \(String(cString: strerror(errno))).")
        }
    }

    /// Makes a folder with those above it.
    static func makeFolder(_ path: String) throws {
        var made = path.hasPrefix("/") ? "" : "."
        for part in path.split(separator: "/") {
            made += "/" + part
            if mkdir(made, 0o755) != 0, errno != EEXIST {
                throw AnswerIsNo(sentence: "The folder \(made) can't be made: \(String(cString: strerror(errno))).")
            }
        }
    }
}
