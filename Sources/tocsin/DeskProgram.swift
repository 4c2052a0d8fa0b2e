// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Dispatch
import Glibc
import Logging
import ServiceLifecycle
import TocsinCore
import TocsinDelivery
import TocsinDesk
import TocsinFormats
import TocsinPolicy
import TocsinStore
import TocsinWeb
import TransparencyLog

/// Builds the edges around one data folder and runs them: the only place that knows them all.
struct DeskProgram: Sendable {
    let folder: DataFolder
    let lock: FolderLock
    let store: SQLiteStore
    let desk: Desk
    let accounts: Accounts
    let log: LogParts
    let logger: Logger

    /// What the log is made of.
    struct LogParts: Sendable {
        let origin: KeyName
        let keys: LogKeys
        let anchor: AnchorFile
        let watch: ProofWatch
    }

    /// Opens the folder, making what is not there yet.
    ///
    /// - Throws: ``AnswerIsNo`` if another process has it, or a key or the store can't be used.
    init(_ folder: DataFolder, listen: String? = nil) async throws {
        try folder.make()
        guard let lock = try folder.lock() else {
            throw AnswerIsNo(sentence: "Another process works in \(folder.path), and nobody answers at its socket. End it, or wait.")
        }
        unlink(folder.socket)
        self.folder = folder
        self.lock = lock
        logger = DeskProgram.makeLogger()
        store = try SQLiteStore(path: folder.database)
        chmod(folder.database, 0o600)
        let settings = try await DeskProgram.settings(in: store, listen: listen)
        desk = Desk(
            store: store, vault: Vault(master: try folder.masterKey()), packs: PackShelf(try PolicyPack.builtIn()),
            instruments: Instruments(now: SystemClock.now), words: CommonWords { Files.read("/usr/share/dict/words") },
            settings: settings, logger: logger)
        accounts = try Accounts(desk: desk, store: store)
        log = LogParts(
            origin: try KeyName("\(settings.capSender)/log"), keys: try LogKeys(seed: folder.logSeed()),
            anchor: AnchorFile(path: folder.anchor), watch: ProofWatch())
        // A store that is older than the board, or has lost it, gets it anew; else there is nothing to do.
        try await desk.rebuildBoard()
    }

    /// The desk's own settings, or those of a desk on which nobody has founded anything yet.
    private static func settings(in store: SQLiteStore, listen: String?) async throws -> DeskSettings {
        if let stored = try await store.setting("desk") {
            return try TreeDecoder.decode(DeskSettings.self, from: TreeReader.json(stored))
        }
        return DeskSettings(
            name: "Practice desk", publicAddress: "http://\((listen ?? "127.0.0.1:8080").replacing("127.0.0.1", with: "localhost"))", capSender: "practice.tocsin.invalid",
            checkWords: "Ring the number of the office that you find by yourself.")
    }

    /// A store that leaves nothing behind, for scenarios.
    static func memoryStore() throws -> any DeskStore { try SQLiteStore(path: nil) }

    var sequencer: SequencerService<ContinuousClock> {
        SequencerService(
            sequencer: Sequencer(
                origin: log.origin, store: store, anchor: log.anchor, keys: log.keys, instruments: desk.instruments),
            interval: DeskProgram.tick, clock: ContinuousClock(), instruments: desk.instruments, watch: log.watch,
            logger: logger)
    }

    /// The pace of the log; tests that must see many ticks set it in the environment, in milliseconds.
    private static var tick: Duration {
        Environment.value("TOCSIN_TICK_MS").flatMap { Int($0) }.map { .milliseconds($0) } ?? .seconds(2)
    }

    /// Runs a verb against this folder with nothing else going on: socket and log, until the verb is done.
    func whileServing<T: Sendable>(_ body: @escaping @Sendable (SocketClient) throws -> T) async throws -> T {
        let (ready, started) = AsyncStream.makeStream(of: Void.self)
        let api = makeDeskAPI(deskAPI, socket: folder.socket) { started.finish() }
        // Before it is founded the desk has no name, and its log would keep another for ever.
        let isFounded = try await store.setting("desk") != nil
        let log: [any Service] = isFounded ? [sequencer] : []
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: (log + [api]).map { .init(service: $0) }, gracefulShutdownSignals: [], logger: logger))
        let client = SocketClient(path: folder.socket)
        return try await withThrowingTaskGroup(of: T?.self) { tasks in
            tasks.addTask {
                try await group.run()
                return nil
            }
            for await _ in ready {}
            let result: Result<T, any Error>
            do { result = .success(try await Blocking.run { try body(client) }) } catch { result = .failure(error) }
            await group.triggerGracefulShutdown()
            while try await tasks.next() != nil {}
            unlink(folder.socket)
            return try result.get()
        }
    }

    /// Fixed sentences on standard error, from notices up; libraries tell of every start otherwise.
    private static func makeLogger() -> Logger {
        var logger = Logger(label: "tocsin") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = .notice
        return logger
    }
}

/// Runs a verb over the socket of whoever serves the folder; if nobody does, serves it for as long as the verb takes.
func withDesk<T: Sendable>(
    in folder: DataFolder, _ body: @escaping @Sendable (SocketClient) throws -> T
) async throws -> T {
    let client = SocketClient(path: folder.socket)
    if client.isAnswered { return try body(client) }
    return try await DeskProgram(folder).whileServing(body)
}

/// Work that blocks, off the few threads that everything else runs on.
enum Blocking {
    static func run<T: Sendable>(_ work: @escaping @Sendable () throws -> T) async throws -> T {
        try await withCheckedThrowingContinuation { done in
            DispatchQueue.global().async { done.resume(with: Result(catching: work)) }
        }
    }
}

/// The system's clock, in whole milliseconds.
enum SystemClock {
    static func now() -> Timestamp {
        var time = timespec()
        clock_gettime(CLOCK_REALTIME, &time)
        return Timestamp(milliseconds: Int64(time.tv_sec) * 1_000 + Int64(time.tv_nsec) / 1_000_000)
    }
}
