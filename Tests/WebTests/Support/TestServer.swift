// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Hummingbird
import TestSupport

/// A server as it runs, for as long as a test needs it.
struct TestServer {
    typealias Opened = @Sendable (_ port: Int?) async -> Void

    private let make: (@escaping Opened) -> any ApplicationProtocol

    /// - Parameter make: The server; it says when its socket is open.
    init(_ make: @escaping (@escaping Opened) -> any ApplicationProtocol) { self.make = make }

    /// Starts it, does the work once it listens, and stops it.
    func run<Outcome: Sendable>(_ work: @escaping @Sendable (_ port: Int) async throws -> Outcome) async throws
        -> Outcome
    {
        let (ports, opened) = AsyncStream<Int>.makeStream()
        let service = make { port in
            opened.yield(port ?? 0)
            opened.finish()
        }
        return try await withThrowingTaskGroup(of: Outcome?.self) { group in
            group.addTask {
                try await service.run()
                return nil
            }
            group.addTask {
                for await port in ports { return try await work(port) }
                return nil
            }
            defer { group.cancelAll() }
            while let outcome = try await group.next() {
                if let outcome { return outcome }
            }
            throw HTTPClient.Failure(reason: "the server ended")
        }
    }
}
