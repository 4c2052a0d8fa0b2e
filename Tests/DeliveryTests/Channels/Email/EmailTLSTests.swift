// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TestSupport
import Testing
import TocsinCore
import TocsinDelivery
import TocsinDesk

extension OverTheWire {
    @Suite(.enabled(if: Python.has("aiosmtpd"), "aiosmtpd is not there"), .timeLimit(.minutes(10)))
    struct EmailTLSTests {
        struct Server {
            let folder: Folder
            let peer: Peer

            init() async throws {
                folder = try Folder()
                let script = Python.peers.appending(path: "tls_peer.py").path(percentEncoded: false)
                peer = try await Peer.start([script, "smtp", folder.path])
            }

            func channel(
                _ loop: CurlLoop, host: String = "localhost", password: String? = "spike", trusts: Bool = true
            )
                -> EmailChannel
            {
                let settings = EmailSettings(
                    host: host, port: peer.port, caFile: trusts ? folder.path + "/ca.pem" : nil,
                    userName: password == nil ? nil : "desk", passwordFile: "unused",
                    domain: "norland.example",
                    timeout: .seconds(5))
                return EmailChannel(
                    settings: settings, password: password.map { Confidential($0) }, loop: loop)
            }
        }

        @Test func `mail goes out signed in and encrypted`() async throws {
            let (server, loop) = (try await Server(), CurlLoop())
            #expect(
                await server.channel(loop).outcome(Parcels.make(to: "ada@example.org")) == .left(.accepted))
            let mails = try server.folder.mails()
            #expect(mails.count == 1)
            #expect(
                mails.first.map { String(decoding: $0, as: UTF8.self).contains(Sink.token(Parcels.key(1))) }
                    == true)
        }

        @Test func `a certificate that nobody vouches for, or for another name, ends it without a fallback`()
            async throws
        {
            let (server, loop) = (try await Server(), CurlLoop())
            let parcel = Parcels.make(to: "ada@example.org")
            #expect(
                await server.channel(loop, trusts: false).outcome(parcel) == .failed(.network(.certificate)))
            #expect(
                await server.channel(loop, host: "127.0.0.1").outcome(parcel)
                    == .failed(.network(.certificate)))
            #expect(try server.folder.mails().isEmpty)
        }

        @Test(arguments: ["wrong", nil])
        func `a refused sign-in is raised`(password: String?) async throws {
            let (server, loop) = (try await Server(), CurlLoop())
            let outcome = await server.channel(loop, password: password).outcome(
                Parcels.make(to: "ada@example.org"))
            guard case .failed(let failure) = outcome else {
                Issue.record("it left")
                return
            }
            #expect(failure.remedy == .tryAnotherChannel && failure.alarms, "\(failure)")
        }
    }
}
