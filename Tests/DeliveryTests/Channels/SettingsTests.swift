// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinCore
import TocsinDelivery
import TocsinDesk

@Suite struct SettingsTests {
    static let lease = Interval.seconds(60)

    static func email(
        host: String = "mail.example.org", port: Int? = nil, security: EmailSettings.Security? = nil,
        userName: String? = nil, passwordFile: String? = nil, domain: String = "example.org",
        bounceAddress: String? = nil, timeout: Interval? = nil, connectionsMax: Int? = nil
    ) -> EmailSettings {
        EmailSettings(
            host: host, port: port, security: security, userName: userName, passwordFile: passwordFile,
            domain: domain, bounceAddress: bounceAddress, timeout: timeout, connectionsMax: connectionsMax)
    }

    @Test(arguments: [
        email(), email(security: .plain), email(security: .tls, userName: "desk", passwordFile: "/p"),
        email(host: "localhost", security: .plain, userName: "desk", passwordFile: "/p"),
        email(bounceAddress: "bounces@example.org", timeout: .seconds(54)),
    ])
    func `safe mail settings are taken`(settings: EmailSettings) throws {
        try settings.check(lease: Self.lease)
    }

    @Test(arguments: [
        (email(host: ""), "email.host"), (email(host: "smtp://mail.example.org"), "email.host"),
        (email(host: "mail.example.org/x\r\n"), "email.host"), (email(domain: "exa mple"), "email.domain"),
        (email(port: 0), "email.port"), (email(port: 65_536), "email.port"),
        (email(security: .plain, userName: "desk", passwordFile: "/p"), "email.security"),
        (email(userName: "desk"), "email.password_file"), (email(passwordFile: "/p"), "email.password_file"),
        (email(bounceAddress: "a\r\nb@example.org"), "email.bounce_address"),
        (email(timeout: .seconds(55)), "email.timeout"), (email(timeout: .zero), "email.timeout"),
        (email(connectionsMax: 0), "email.connections_max"),
    ])
    func `unsafe mail settings are refused at the start`(settings: EmailSettings, key: String) {
        let refusal = #expect(throws: SettingsRefusal.self) { try settings.check(lease: Self.lease) }
        #expect(refusal?.key == key)
    }

    @Test(arguments: [
        (WebhookSettings(allowHTTP: true), "webhook.allow_http"),
        (WebhookSettings(allowedHosts: ["*.example.org"]), "webhook.allowed_hosts"),
        (WebhookSettings(allowedHosts: [""]), "webhook.allowed_hosts"),
        (WebhookSettings(timeout: .seconds(61)), "webhook.timeout"),
        (WebhookSettings(perHostMax: 65), "webhook.per_host_max"),
    ])
    func `unsafe webhook settings are refused at the start`(settings: WebhookSettings, key: String) {
        let refusal = #expect(throws: SettingsRefusal.self) { try settings.check(lease: Self.lease) }
        #expect(refusal?.key == key)
        #expect(throws: Never.self) { try WebhookSettings().check(lease: .seconds(26)) }
        #expect(throws: SettingsRefusal.self) { try WebhookSettings().check(lease: .seconds(25)) }
    }

    @Test func `a channel without settings is not to be had`() throws {
        let loop = CurlLoop()
        let bare = try ChannelRegistry(settings: ChannelSettings(), lease: Self.lease, loop: loop)
        #expect(bare.kinds == [.byHand, .practice])
        #expect(bare[.email] == nil)
        let full = try ChannelRegistry(
            settings: ChannelSettings(email: Self.email(), webhook: WebhookSettings()), lease: Self.lease,
            loop: loop)
        #expect(full.kinds == [.email, .webhook, .byHand, .practice])
        #expect(full[.webhook]?.kind == .webhook)
        #expect(throws: SettingsRefusal.self) {
            try ChannelRegistry(
                settings: ChannelSettings(email: Self.email()), lease: .seconds(35), loop: loop)
        }
    }

    @Test func `a password that others may read stops the start`() throws {
        let (folder, loop) = (try Folder(), CurlLoop())
        let file = folder.path + "/password"
        let settings = ChannelSettings(email: Self.email(userName: "desk", passwordFile: file))
        let start = { try ChannelRegistry(settings: settings, lease: Self.lease, loop: loop) }
        #expect(throws: SettingsRefusal.self) { try start() }
        for (content, mode, isGood) in [
            ("spike\n", 0o600, true), ("spike", 0o640, true), ("spike\n", 0o644, false),
            ("spike\n", 0o660, false),
            ("\n", 0o600, false), ("two\nlines\n", 0o600, false),
            (String(repeating: "a", count: 5_000), 0o600, false),
        ] {
            try Data(content.utf8).write(to: URL(filePath: file))
            try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: file)
            let started = (try? start()) != nil
            #expect(started == isGood, "\(content.prefix(9).debugDescription) \(String(mode, radix: 8))")
        }
    }
}
