// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc
package import Hummingbird
package import Logging
import TocsinCore
package import TocsinDesk
import TocsinFormats

/// What programs at this machine ask of the desk, over its own socket: acts in, cases out, JSON by our own coder.
///
/// Whoever can open the socket is its operator; that is enough to found a desk, to play practice and to look at it.
/// Everything real takes a person's token (law 14).
package struct DeskAPI: Sendable {
    /// Room for a report of the largest size, as base 64, with all that stands around it.
    package static let bodyBytesMax = TreeReader.jsonBytesMax

    /// What the desk can be asked about besides its cases, by whoever runs it.
    package struct Points: Sendable {
        let proof: any ProofStore
        let deliveries: any DeliveryStore
        let troubles: @Sendable () async -> [String]
        let backUp: @Sendable (String) async throws -> Void

        /// - Parameters:
        ///   - proof: Where the log is.
        ///   - deliveries: Where the tasks are of those who deliver by hand.
        ///   - troubles: Everything that is wrong with this desk now, a sentence each; empty if nothing is.
        ///   - backUp: Copies the store into a file, given by its whole path.
        package init(
            proof: any ProofStore, deliveries: any DeliveryStore, troubles: @escaping @Sendable () async -> [String],
            backUp: @escaping @Sendable (String) async throws -> Void
        ) {
            self.proof = proof
            self.deliveries = deliveries
            self.troubles = troubles
            self.backUp = backUp
        }
    }

    let desk: Desk
    let accounts: Accounts
    let points: Points
    let logger: Logger
    /// Whether it is reached by others than the operator of this machine: then nothing is answered without a token.
    private(set) var isOnNetwork = false

    package init(desk: Desk, accounts: Accounts, points: Points, logger: Logger) {
        self.desk = desk
        self.accounts = accounts
        self.points = points
        self.logger = logger
    }

    var onNetwork: DeskAPI {
        var api = self
        api.isOnNetwork = true
        return api
    }

    package var table: RouteTable {
        RouteTable(
            accessRoutes + actRoutes + caseRoutes + proofRoutes + reportRoutes + taskRoutes + operationRoutes,
            headers: [("Cache-Control", "no-store"), ("X-Content-Type-Options", "nosniff")],
            failure: { [logger] error, request in
                Problem(error, logger: logger).answer(asking: request.method)
            })
    }
}

/// The server of the desk's own socket, as a service.
///
/// The socket's file is the operator's alone. A file left over from an earlier run is removed by the caller, who holds
/// the lock of the data folder.
/// - Parameter path: At most 107 bytes; the system has no room for more.
package func makeDeskAPI(
    _ api: DeskAPI, socket path: String, onRunning: @escaping @Sendable () async -> Void = {}
) -> some ApplicationProtocol {
    let mask = SocketMask()
    var application = Application(
        serving: SiteTable(rest: api.table), at: .unixDomainSocket(path: path), patience: .seconds(120), connectionsMax: 256,
        logger: api.logger
    ) { _ in
        chmod(path, 0o600)
        mask.lift()
        await onRunning()
    }
    application.beforeServerStarts { mask.lower() }
    return application
}
