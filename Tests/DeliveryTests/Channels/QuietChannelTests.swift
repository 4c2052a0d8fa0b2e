// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDelivery
import TocsinDesk

@Suite struct QuietChannelTests {
    @Test func `by hand only opens a task`() async throws {
        #expect(try await ByHandChannel().send(Parcels.make(to: "12 Pine Street")) == .task)
        #expect(try await ByHandChannel().send(Parcels.make(to: "12 Pine Street", practice: true)) == .task)
    }

    @Test func `practice records an exercise and refuses a warning`() async throws {
        #expect(try await PracticeChannel().send(Parcels.make(to: "x", practice: true)) == .practice)
        let failure = await #expect(throws: DeliveryFailure.self) {
            try await PracticeChannel().send(Parcels.make(to: "x"))
        }
        #expect(failure?.remedy == .askOfficer && failure?.alarms == true)
    }

    @Test(arguments: [ByHandChannel(), PracticeChannel()] as [any Channel])
    func `channels that send nothing conform`(channel: any Channel) async {
        let suite = ChannelConformance(channel: channel, good: Parcels.make(to: "12 Pine Street"))
        #expect(await suite.violations() == [])
    }

    @Test func `a channel that lets an exercise out does not conform`() async {
        struct Leaking: Channel {
            let kind = ChannelKind.feed
            func send(_ parcel: Parcel) async throws(DeliveryFailure) -> Handover {
                .left(.acknowledged, answer: "")
            }
        }
        let violations = await ChannelConformance(channel: Leaking(), good: Parcels.make(to: "x"))
            .violations()
        #expect(violations.contains("an exercise left the desk"))
        #expect(violations.contains("a machine claimed 'acknowledged'"))
        #expect(violations.count == 1 + 8 + 12)
    }

    @Test func `a parcel prints neither address nor text nor secret`() {
        let parcel = Parcels.make(to: "ada@example.org", html: "<p>Stay away</p>")
        var shown = "\(parcel) \(String(reflecting: parcel))"
        dump(parcel, to: &shown)
        for secret in ["ada@", "Stay away", "whsec", "desk@norland", "/w/4kz"] {
            #expect(!shown.contains(secret))
        }
    }
}
