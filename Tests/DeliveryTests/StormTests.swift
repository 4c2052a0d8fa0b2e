// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinCore
import TocsinDelivery
import TocsinDesk

extension OverTheWire {
    /// The standard bad day: hundreds of deliveries, each driven by its machine, against a receiver that
    /// misbehaves.
    @Suite(.enabled(if: Sink.isThere, "the sink is not there"), .timeLimit(.minutes(10)))
    struct StormTests {
        static let worker = WorkerID(high: 1, low: 1)

        static func now() -> Timestamp {
            Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        }

        static func delivery(_ parcel: Parcel, channel: ChannelKind) -> Delivery {
            let start = now()
            return Delivery(
                id: parcel.id, channel: channel, priority: .lifeThreat, enqueuedAt: start,
                deadline: start + .minutes(5),
                expiresAt: start + .minutes(10))
        }

        /// Claims, sends and records until the delivery is finished. The waiting is the retry schedule's own.
        static func drive(
            _ delivery: Delivery, by channel: any Channel, parcel: @Sendable (Timestamp) -> Parcel
        ) async throws -> Delivery {
            var delivery = delivery
            while !delivery.isFinished {
                if case .ready(let from) = delivery.state { try await wait(until: from) }
                if case .unknown(let from) = delivery.state { try await wait(until: from) }
                let attempt = try delivery.claim(by: worker, now: now(), lease: .seconds(30))
                let result = await channel.outcome(parcel(attempt.begunAt))
                let random = Double.random(in: 0..<1)
                _ = delivery.record(result, by: worker, fence: attempt.fence, now: now(), random: random)
            }
            return delivery
        }

        private static func wait(until time: Timestamp) async throws {
            let milliseconds = time.milliseconds - now().milliseconds
            // The receiver keeps real time, so this one test must wait as a desk would.
            if milliseconds > 0 { _ = await Bell().wait(after: 0, atMost: .milliseconds(milliseconds + 1)) }
        }

        static func driveAll(
            _ count: UInt64, by channel: any Channel, address: @escaping @Sendable (UInt64) -> String
        ) async throws -> [Delivery] {
            try await withThrowingTaskGroup(of: Delivery.self) { group in
                for number in 1...count {
                    group.addTask {
                        let make = { @Sendable in Parcels.make(number, to: address(number), attemptedAt: $0) }
                        return try await drive(
                            delivery(make(now()), channel: channel.kind), by: channel, parcel: make)
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
        }

        private func expectGood(_ verdict: Sink.Verdict, _ deliveries: [Delivery]) {
            #expect(verdict.missing == 0)
            #expect(verdict.dup_true == 0)
            #expect(verdict.retry_after_violations == 0)
            #expect(verdict.overlap == 0)
            #expect(verdict.body_changed == 0)
            #expect(verdict.bad_signature == 0)
            #expect(verdict.pass)
            #expect(deliveries.allSatisfy { $0.state == .handedOver && $0.evidence == .accepted })
            let retried = deliveries.filter { $0.fence > 1 }.count
            #expect(retried > deliveries.count / 10, "a storm in which little was tried again proves little")
            #expect(verdict.dup_ambiguous <= deliveries.filter(\.mayHaveArrived).count)
            let doubtful = verdict.dup_ambiguous
            print("storm: \(deliveries.count) delivered, \(retried) after retries, \(doubtful) repeats of doubt")
        }

        @Test func `in a storm no webhook is lost, doubled or hurried`() async throws {
            let (sink, loop) = (
                try await Sink.start(faults: Sink.storm, arguments: ["--secret", Sink.secret]), CurlLoop()
            )
            let settings = WebhookSettings(
                allowHTTP: true, allowPrivateTargets: true, timeout: .seconds(4), perHostMax: 32)
            let port = sink.http
            let deliveries = try await Self.driveAll(500, by: WebhookChannel(settings: settings, loop: loop))
            { _ in
                "http://127.0.0.1:\(port)/hook"
            }
            expectGood(try await sink.verify((1...500).map(Parcels.key)), deliveries)
        }

        @Test func `in a storm no mail is lost or doubled`() async throws {
            let faults = [
                "status=421,p=0.05", "status=451,p=0.10", "reset=before,p=0.03", "reset=after,p=0.03",
                "delay=300,p=0.02",
                "hang,p=0.002",
            ]
            let (sink, loop) = (try await Sink.start(faults: faults), CurlLoop())
            let settings = EmailSettings(
                host: "127.0.0.1", port: sink.smtp, security: .plain, domain: "norland.example",
                timeout: .seconds(4),
                connectionsMax: 16)
            let channel = EmailChannel(settings: settings, password: nil, loop: loop)
            let deliveries = try await Self.driveAll(300, by: channel) { "r\($0)@example.org" }
            expectGood(try await sink.verify((1...300).map(Parcels.key)), deliveries)
        }
    }
}
