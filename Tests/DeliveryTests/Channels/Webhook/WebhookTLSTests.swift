// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TestSupport
import Testing
import TocsinCore
import TocsinDelivery
import TocsinDesk

extension OverTheWire {
    @Suite(.enabled(if: Python.has("ssl")), .timeLimit(.minutes(10))) struct WebhookTLSTests {
        @Test func `an encrypted webhook needs a certificate that somebody vouches for`() async throws {
            let (folder, loop) = (try Folder(), CurlLoop())
            let script = Python.peers.appending(path: "tls_peer.py").path(percentEncoded: false)
            let peer = try await Peer.start([script, "https", folder.path])
            let parcel = Parcels.make(to: "https://localhost:\(peer.port)/hook")
            let strict = WebhookSettings(allowPrivateTargets: true, timeout: .seconds(5))
            let trusting = WebhookSettings(
                allowPrivateTargets: true, caFile: folder.path + "/ca.pem", timeout: .seconds(5))
            #expect(
                await WebhookChannel(settings: strict, loop: loop).outcome(parcel)
                    == .failed(.network(.certificate)))
            #expect(try folder.mails().isEmpty)
            #expect(await WebhookChannel(settings: trusting, loop: loop).outcome(parcel) == .left(.accepted))
            #expect(try folder.mails().count == 1)
            let plain = Parcels.make(to: "http://localhost:\(peer.port)/hook")
            #expect(
                await WebhookChannel(settings: trusting, loop: loop).outcome(plain)
                    == .failed(.network(.refusedTarget)))
        }
    }
}
