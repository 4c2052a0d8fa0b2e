// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct DeliveryValueTests {
    @Test func `evidence climbs one ladder`() {
        #expect(EvidenceLevel.allCases == EvidenceLevel.allCases.sorted())
        #expect(
            EvidenceLevel.allCases.map(\.rawValue) == [
                "handed_over", "accepted", "delivered", "opened", "acknowledged", "acknowledged_verified",
            ])
    }

    @Test func `a threat to life sorts before everything else`() {
        #expect(DeliveryPriority.allCases.reversed().sorted().map(\.rawValue) == ["P0", "P1", "P2", "P3"])
    }

    @Test func `channels are written as on the wire`() {
        #expect(ChannelKind.allCases.map(\.rawValue) == ["email", "webhook", "feed", "by_hand", "practice"])
    }

    @Test(arguments: ChannelKind.allCases, [true, false])
    func `a route known to be unsafe carries nothing, whoever signs`(channel: ChannelKind, signed: Bool) {
        #expect(SafeToContact.no.form(by: channel, signedOtherwise: signed) == .barred)
        #expect(SafeToContact.yes.form(by: channel, signedOtherwise: signed) == .full)
    }

    @Test(arguments: ChannelKind.allCases)
    func `an unknown route carries a neutral line unless a person goes or the approvers sign`(
        channel: ChannelKind
    ) {
        let neutral: ContactForm = channel == .byHand ? .full : .neutral
        #expect(SafeToContact.unknown.form(by: channel, signedOtherwise: false) == neutral)
        #expect(SafeToContact.unknown.form(by: channel, signedOtherwise: true) == .full)
    }
}
