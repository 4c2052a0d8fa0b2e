// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// Which channels are to be had; a channel without settings is not.
package struct ChannelSettings: Codable, Hashable, Sendable {
    package let email: EmailSettings?
    package let webhook: WebhookSettings?

    package init(email: EmailSettings? = nil, webhook: WebhookSettings? = nil) {
        self.email = email
        self.webhook = webhook
    }
}

/// All channels by which this desk can hand over. The feed is none: it is our own page.
package struct ChannelRegistry: Sendable {
    private let channels: [ChannelKind: any Channel]

    /// One line a channel.
    ///
    /// - Parameter lease: How long a worker may hold a delivery; more than 5 s longer than every time-out.
    /// - Throws: ``SettingsRefusal``; then the program does not start.
    package init(settings: ChannelSettings, lease: Interval, loop: CurlLoop) throws(SettingsRefusal) {
        self.init(
            [
                try Self.email(settings.email, lease: lease, loop: loop),
                try Self.webhook(settings.webhook, lease: lease, loop: loop),
                ByHandChannel(),
                PracticeChannel(),
            ].compactMap(\.self))
    }

    /// Exactly these; of two of one kind the last.
    package init(_ channels: [any Channel]) {
        self.channels = Dictionary(channels.map { ($0.kind, $0) }) { _, last in last }
    }

    package subscript(_ kind: ChannelKind) -> (any Channel)? { channels[kind] }

    /// In the order in which the kinds are declared.
    package var kinds: [ChannelKind] { ChannelKind.allCases.filter { channels[$0] != nil } }

    private static func email(
        _ settings: EmailSettings?, lease: Interval, loop: CurlLoop
    ) throws(SettingsRefusal) -> (any Channel)? {
        guard let settings else { return nil }
        try settings.check(lease: lease)
        var password: Confidential?
        if let file = settings.passwordFile {
            password = try SecretFile.read(file, key: "email.password_file")
        }
        return EmailChannel(settings: settings, password: password, loop: loop)
    }

    private static func webhook(
        _ settings: WebhookSettings?, lease: Interval, loop: CurlLoop
    ) throws(SettingsRefusal) -> (any Channel)? {
        guard let settings else { return nil }
        try settings.check(lease: lease)
        return WebhookChannel(settings: settings, loop: loop)
    }
}
