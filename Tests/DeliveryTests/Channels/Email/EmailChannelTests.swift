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
    struct EmailChannelTests {
        static func channel(_ sink: Sink, _ loop: CurlLoop, security: EmailSettings.Security = .plain)
            -> EmailChannel
        {
            let settings = EmailSettings(
                host: "127.0.0.1", port: sink.smtp, security: security, domain: "norland.example",
                timeout: .seconds(1))
            return EmailChannel(settings: settings, password: nil, loop: loop)
        }

        @Test func `a mail that the server took is accepted, not delivered`() async throws {
            let (sink, loop) = (try await Sink.start(), CurlLoop())
            let handover = try await Self.channel(sink, loop).send(Parcels.make(to: "ada@example.org"))
            #expect(handover == .left(.accepted, answer: "250 2.0.0 ok"))
            #expect(try await sink.verify([Parcels.key(1)]).pass)
        }

        @Test(arguments: [
            ("status=450,stage=rcpt", true, false), ("status=550,stage=rcpt", false, false),
            ("status=451,stage=mail", true, false), ("status=553,stage=mail", false, false),
            ("status=451", true, false), ("status=554", false, false),
            ("status=421,stage=greet", true, false),
            ("status=554,stage=greet", false, false), ("reset,stage=greet", true, false),
            ("close,stage=rcpt", true, false), ("hang,stage=rcpt", true, false),
            ("reset=before", true, true), ("reset=after", true, true), ("hang", true, true),
            ("close", true, true),
        ])
        func `what the server says decides, and silence after the text is doubt`(
            fault: String, again: Bool, maybe: Bool
        ) async throws {
            let (sink, loop) = (try await Sink.start(faults: [fault]), CurlLoop())
            let outcome = await Self.channel(sink, loop).outcome(Parcels.make(to: "ada@example.org"))
            guard case .failed(let failure) = outcome else {
                Issue.record("it left")
                return
            }
            #expect(failure.remedy == (again ? .retry(after: nil) : .tryAnotherChannel))
            #expect(failure.mayHaveArrived == maybe, "\(failure)")
        }

        @Test func `without STARTTLS nothing is sent`() async throws {
            let (sink, loop) = (try await Sink.start(), CurlLoop())
            let outcome = await Self.channel(sink, loop, security: .startTLS).outcome(
                Parcels.make(to: "ada@example.org"))
            #expect(outcome == .failed(.network(.notEncrypted)))
            #expect(try await sink.stats().attempts == 0)
        }

        @Test func `one connection carries many mails and none is sent twice`() async throws {
            let (sink, loop) = (try await Sink.start(), CurlLoop())
            let channel = Self.channel(sink, loop)
            let numbers = (1...200).map(UInt64.init)
            await withTaskGroup(of: Void.self) { group in
                for number in numbers {
                    group.addTask {
                        let outcome = await channel.outcome(
                            Parcels.make(number, to: "r\(number)@example.org"))
                        #expect(outcome == .left(.accepted))
                    }
                }
            }
            #expect(try await sink.verify(numbers.map(Parcels.key)).pass)
            #expect(try await sink.stats().connections <= 9 + 1)
        }

        @Test func `a repeat after a lost reply has the same bytes and name`() async throws {
            let (sink, loop) = (try await Sink.start(faults: ["reset=after,first=1"]), CurlLoop())
            let channel = Self.channel(sink, loop)
            #expect(
                await channel.outcome(Parcels.make(to: "ada@example.org")) == .failed(.network(.answerLost)))
            let later = Parcels.make(to: "ada@example.org", attemptedAt: Parcels.released + .minutes(9))
            #expect(await channel.outcome(later) == .left(.accepted))
            #expect(try await sink.stats().body_changed == 0)
        }

        @Test func `e-mail conforms`() async throws {
            let (sink, quiet, loop) = (
                try await Sink.start(), try await Sink.start(faults: ["hang,stage=greet"]), CurlLoop()
            )
            let good = Parcels.make(to: "ada@example.org")
            #expect(
                await ChannelConformance(channel: Self.channel(sink, loop), good: good).violations() == [])
            let hanging = ChannelConformance(channel: Self.channel(quiet, loop), good: good, hanging: good)
            #expect(
                await !hanging.violations().contains {
                    $0.contains("never answers") || $0.contains("cancelled")
                })
        }
    }
}
