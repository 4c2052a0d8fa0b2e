// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import CHardening
import Glibc
import ServiceLifecycle
import TocsinDesk
import TocsinStore
import TocsinWeb
import UnixSignals

/// `tocsin serve`: the desk at work, until it is told to end.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Start the desk: socket, deliveries, clocks, log, public pages.",
        discussion: """
            Example: tocsin serve --listen 127.0.0.1:8080

            Ends cleanly on Ctrl-C and on SIGTERM. TLS is the reverse proxy's: listen on 127.0.0.1 and put one before it.
            """)

    @Option(help: "Where the public pages are served, HOST:PORT.")
    var listen = "127.0.0.1:8080"

    @Option(help: "A folder of worked cases; those not played yet are played as practice first.")
    var cases: String?

    @Flag(help: "Send again from a restored copy, once somebody has looked at its open cases.")
    var resume = false

    @OptionGroup var data: DataOption

    func validate() throws {
        guard address != nil else { throw ValidationError("'\(listen)' is no address; write HOST:PORT, such as 127.0.0.1:8080.") }
    }

    private var address: (host: String, port: Int)? {
        guard let colon = listen.lastIndex(of: ":"), let port = Int(listen[listen.index(after: colon)...]), (0...65_535).contains(port)
        else { return nil }
        let host = listen[..<colon].filter { $0 != "[" && $0 != "]" }
        return host.isEmpty ? nil : (String(host), port)
    }

    func run() async throws {
        guard tocsin_hide_memory() == 0 else {
            throw AnswerIsNo(sentence: "Core dumps can't be turned off; the desk does not start, since one would show names.")
        }
        // Founded by its own pages, a desk begins again under its own name.
        while try await serve() {}
    }

    /// - Returns: Whether it ended because it was founded.
    private func serve() async throws -> Bool {
        guard let address else { return false }
        let program = try await DeskProgram(data.folder, listen: listen)
        let (ready, started) = AsyncStream.makeStream(of: Int?.self)
        let (foundings, founding) = AsyncStream.makeStream(of: Void.self)
        if resume { try await program.store.set(Pause.setting, to: []) }
        let services = try await program.services(
            host: address.host, port: address.port, onRunning: { started.yield($0) }, onFounded: { founding.yield() })
        let group = ServiceGroup(
            configuration: ServiceGroupConfiguration(
                services: services, gracefulShutdownSignals: [.sigterm, .sigint], logger: program.logger))
        let cases = cases
        let isFounded = try await withThrowingTaskGroup(of: Bool.self) { tasks in
            tasks.addTask {
                try await group.run()
                started.finish()
                founding.finish()
                return false
            }
            tasks.addTask {
                for await _ in foundings.prefix(1) {
                    await group.triggerGracefulShutdown()
                    return true
                }
                return false
            }
            for await port in ready.prefix(1) {
                let site = "http://\(address.host == "127.0.0.1" ? "localhost" : address.host):\(port ?? address.port)"
                do {
                    try await Opening(program: program, site: site, cases: cases).greet()
                } catch {
                    await group.triggerGracefulShutdown()
                    throw error
                }
            }
            return try await tasks.reduce(false) { $0 || $1 }
        }
        unlink(program.folder.socket)
        return isFounded
    }
}
