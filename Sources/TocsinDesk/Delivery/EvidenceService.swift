// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import ServiceLifecycle
import TocsinCore

/// Tells cases what channels showed and what recipients answered, one entry each.
///
/// For named recipients only: in an audience of a million the delivery tables know how far each has got, and the case
/// keeps what people say. Nothing that is told waits in memory: after a crash it is told then.
package struct EvidenceService: Service {
    private static let batch = 200

    private let desk: Desk
    private let store: any DeliveryStore
    private let links: Links

    package init(desk: Desk, store: any DeliveryStore) {
        self.desk = desk
        self.store = store
        links = Links(desk: desk, store: store)
    }

    package func run() async throws {
        await cancelWhenGracefulShutdown {
            var heard: UInt64 = 0
            while !Task.isCancelled {
                var pause = Duration.seconds(60)
                do {
                    if try await runOnce() > 0 { pause = .seconds(5) }
                } catch is CancellationError {
                    return
                } catch {
                    desk.logger.error("evidence could not be told", metadata: ["error": "\(type(of: error))"])
                    pause = .seconds(1)
                }
                heard = await desk.bell.wait(after: heard, atMost: pause)
            }
        }
    }

    /// Tells everything that is to be told. One case that can't be read does not keep the others waiting.
    ///
    /// - Returns: How much could not be told now.
    @discardableResult
    package func runOnce() async throws -> Int {
        var failed = 0
        for answer in try await store.unappliedAnswers(of: nil, limit: Self.batch) {
            failed += await tried { try await links.applyAnswers(of: answer.delivery) }
        }
        var last: Int64 = 0
        while true {
            let untold = try await store.untold(after: last, limit: Self.batch)
            guard let end = untold.last?.number else { return failed }
            for delivery in untold { failed += await tried { try await tell(delivery) } }
            last = end
        }
    }

    private func tell(_ delivery: UntoldDelivery) async throws {
        let act = Act.showEvidence(
            ShowEvidence(
                warning: delivery.warning, recipient: delivery.recipient, channel: delivery.channel,
                level: delivery.evidence, reason: delivery.evidence == nil ? delivery.reason ?? delivery.state : nil))
        do {
            try await desk.perform(act, in: delivery.caseID)
        } catch let refusal as Refusal {
            // The case will not take it later either: the tables keep it.
            desk.logger.error("a case refused evidence", metadata: ["code": "\(refusal.code)"])
        }
        try await store.tell(delivery)
    }

    private func tried(_ work: () async throws -> Void) async -> Int {
        do {
            try await work()
            return 0
        } catch {
            desk.logger.error("a case could not be told", metadata: ["error": "\(type(of: error))"])
            return 1
        }
    }
}
