// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TestSupport
import Testing
import TocsinCore
import TocsinDelivery
import TocsinDesk

extension OverTheWire {
    @Suite(.enabled(if: Sink.isThere, "the sink is not there"), .timeLimit(.minutes(10)))
    struct WebhookChannelTests {
        static let near = WebhookSettings(
            allowHTTP: true, allowPrivateTargets: true, timeout: .seconds(1), perHostMax: 8)

        static func now() -> Timestamp {
            Timestamp(milliseconds: Int64(Date().timeIntervalSince1970 * 1_000))
        }

        static func parcel(_ sink: Sink, _ number: UInt64 = 1, secrets: [String] = [Sink.secret]) -> Parcel {
            Parcels.make(
                number, to: "http://127.0.0.1:\(sink.http)/hook", attemptedAt: now(), secrets: secrets)
        }

        @Test func `a webhook that was taken is accepted, and its signature is good`() async throws {
            let (sink, loop) = (try await Sink.start(arguments: ["--secret", Sink.secret]), CurlLoop())
            let channel = WebhookChannel(settings: Self.near, loop: loop)
            #expect(await channel.outcome(Self.parcel(sink)) == .left(.accepted))
            let other = "whsec_" + Data(repeating: 7, count: 32).base64EncodedString()
            #expect(
                await channel.outcome(Self.parcel(sink, 2, secrets: [other, Sink.secret])) == .left(.accepted)
            )
            let stats = try await sink.stats()
            #expect(stats.signed_ok == 2 && stats.bad_signature == 0)
            #expect(try await sink.verify([Parcels.key(1), Parcels.key(2)]).pass)
        }

        @Test(
            arguments: [
                ("status=500", .retry(after: nil), false),
                ("status=503,retry-after=7", .retry(after: .seconds(7)), false),
                ("status=429,retry-after=2", .retry(after: .seconds(2)), false),
                ("status=408", .retry(after: nil), false),
                ("status=404", .tryAnotherChannel, false),
                ("status=302,location=/elsewhere", .tryAnotherChannel, false),
                ("status=307,location=/elsewhere", .tryAnotherChannel, false),
                ("status=410", .tryAnotherChannel, false),
                ("reset=before", .retry(after: nil), true), ("reset=after", .retry(after: nil), true),
                ("reset=mid", .retry(after: nil), true), ("garbage", .retry(after: nil), true),
                ("hang", .retry(after: nil), true), ("close", .retry(after: nil), true),
            ] as [(String, DeliveryFailure.Remedy, Bool)])
        func `what the endpoint says decides, and silence after the text is doubt`(
            fault: String, remedy: DeliveryFailure.Remedy, maybe: Bool
        ) async throws {
            let (sink, loop) = (try await Sink.start(faults: [fault]), CurlLoop())
            let outcome = await WebhookChannel(settings: Self.near, loop: loop).outcome(Self.parcel(sink))
            guard case .failed(let failure) = outcome else {
                Issue.record("it left")
                return
            }
            #expect(failure.remedy == remedy, "\(failure)")
            #expect(failure.mayHaveArrived == maybe, "\(failure)")
            #expect(failure.disablesEndpoint == (fault == "status=410"))
            #expect(
                try await sink.stats().attempts == 1,
                "nothing follows a redirect and nothing is repeated unasked")
        }

        @Test func `a kept connection that turns out dead does not repeat a text unasked`() async throws {
            let (sink, loop) = (try await Sink.start(faults: ["reset=after,every=2"]), CurlLoop())
            let channel = WebhookChannel(settings: Self.near, loop: loop)
            for number in UInt64(1)...10 { _ = await channel.outcome(Self.parcel(sink, number)) }
            #expect(try await sink.stats().attempts == 10)
        }

        @Test(arguments: [
            "127.0.0.1", "localhost", "127.1", "2130706433", "0x7f000001", "0177.0.0.1", "[::1]",
            "[::ffff:127.0.0.1]",
            "0.0.0.0", "[::]", "LOCALHOST", "localhost.",
        ])
        func `this machine is not called unless that is permitted, however it is written`(host: String)
            async throws
        {
            let (sink, loop) = (try await Sink.start(), CurlLoop())
            for url in ["http://\(host):\(sink.http)/", "https://\(host):\(sink.http)/"] {
                let outcome = await WebhookChannel(
                    settings: WebhookSettings(timeout: .seconds(5)), loop: loop
                )
                .outcome(Parcels.make(to: url))
                guard case .failed(let failure) = outcome else {
                    Issue.record("it left for \(host)")
                    continue
                }
                #expect(failure.remedy != .askOfficer && !failure.mayHaveArrived, "\(failure)")
            }
            #expect(try await sink.stats().connections <= 1, "the one that asks for these figures")
        }

        @Test func `a name that leads to this machine is refused at the moment of connecting`() async throws {
            let (sink, loop) = (try await Sink.start(), CurlLoop())
            let outcome = await WebhookChannel(settings: WebhookSettings(timeout: .seconds(5)), loop: loop)
                .outcome(Parcels.make(to: "https://localhost:\(sink.http)/"))
            #expect(outcome == .failed(.network(.refusedTarget)))
        }

        @Test func `a connection that one channel may keep is not lent to one that may not make it`()
            async throws
        {
            let (sink, loop) = (try await Sink.start(), CurlLoop())
            #expect(
                await WebhookChannel(settings: Self.near, loop: loop).outcome(Self.parcel(sink))
                    == .left(.accepted))
            let strict = WebhookChannel(
                settings: WebhookSettings(allowHTTP: true, timeout: .seconds(1)), loop: loop)
            #expect(await strict.outcome(Self.parcel(sink, 2)) == .failed(.network(.refusedTarget)))
        }

        @Test func `no more calls are under way to one host than permitted`() async throws {
            let (sink, loop) = (try await Sink.start(faults: ["delay=20"]), CurlLoop())
            let settings = WebhookSettings(
                allowHTTP: true, allowPrivateTargets: true, timeout: .seconds(5), perHostMax: 3)
            let channel = WebhookChannel(settings: settings, loop: loop)
            await withTaskGroup(of: Void.self) { group in
                for number in UInt64(1)...40 {
                    let parcel = Self.parcel(sink, number)
                    group.addTask { #expect(await channel.outcome(parcel) == .left(.accepted)) }
                }
            }
            #expect(try await sink.stats().max_inflight <= 3)
        }

        @Test func `a shut down loop answers at once and lets nothing hang`() async throws {
            let (sink, loop) = (try await Sink.start(), CurlLoop())
            let channel = WebhookChannel(settings: Self.near, loop: loop)
            #expect(await channel.outcome(Self.parcel(sink)) == .left(.accepted))
            await loop.shutDown()
            await loop.shutDown()
            #expect(await channel.outcome(Self.parcel(sink, 2)) == .failed(.network(.stopped)))
        }

        @Test func `what is under way when the loop shuts down comes to its end`() async throws {
            let (sink, loop) = (try await Sink.start(faults: ["delay=200"]), CurlLoop())
            let channel = WebhookChannel(settings: Self.near, loop: loop)
            let parcel = Self.parcel(sink)
            async let outcome = channel.outcome(parcel)
            while try await sink.stats().attempts == 0 { await Task.yield() }
            await loop.shutDown()
            #expect(await outcome == .left(.accepted))
        }

        @Test func `a cancelled call whose text had gone may have arrived`() async throws {
            let (sink, loop) = (try await Sink.start(faults: ["hang"]), CurlLoop())
            let settings = WebhookSettings(allowHTTP: true, allowPrivateTargets: true, timeout: .seconds(50))
            let (channel, parcel) = (WebhookChannel(settings: settings, loop: loop), Self.parcel(sink))
            let task = Task { await channel.outcome(parcel) }
            while try await sink.stats().attempts == 0 { await Task.yield() }
            task.cancel()
            #expect(await task.value == .failed(.network(.answerLost)))
        }

        @Test func `webhooks conform`() async throws {
            let (sink, quiet, loop) = (
                try await Sink.start(), try await Sink.start(faults: ["hang"]), CurlLoop()
            )
            let channel = WebhookChannel(settings: Self.near, loop: loop)
            let suite = ChannelConformance(
                channel: channel, good: Self.parcel(sink), hanging: Self.parcel(quiet))
            #expect(await suite.violations() == [])
        }
    }
}
