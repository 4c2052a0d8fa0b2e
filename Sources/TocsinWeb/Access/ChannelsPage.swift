// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

/// The variables of `channels`.
struct ChannelsPage: Sendable {
    struct Setting: Sendable {
        let settingName: String
        let settingValue: String
        let isHidden: Bool
    }

    struct Line: Sendable {
        let channelName: String
        let channelKind: String
        /// What a test of it would do.
        let channelTest: String
        let channelSettings: [Setting]
    }

    struct Always: Sendable {
        let kindName: String
        let kindWords: String
    }

    let lines: [Line]
    let hasLines: Bool
    let always: [Always]

    init(_ lines: [Line]) {
        self.lines = lines
        hasLines = !lines.isEmpty
        always = [
            Always(kindName: ChannelKind.feed.inWords, kindWords: ChannelKind.feed.whatItDoes),
            Always(kindName: ChannelKind.byHand.inWords, kindWords: ChannelKind.byHand.whatItDoes),
            Always(kindName: ChannelKind.practice.inWords, kindWords: ChannelKind.practice.whatItDoes),
        ]
    }
}

extension ChannelsPage.Line {
    /// What is shown of a channel; everything else of its settings is hidden, since nobody can know what a new setting
    /// holds.
    private static let shown: Set<String> = [
        "host", "port", "security", "ca_file", "domain", "timeout", "connections_max", "bounce_address", "allow_http",
        "allow_private_targets", "allowed_hosts",
    ]

    init(_ row: ChannelRow, settings: Tree) {
        channelName = row.name
        channelKind = row.kind.inWords
        channelTest = row.kind.whatItDoes
        guard case .map(let pairs) = settings.value else {
            channelSettings = []
            return
        }
        channelSettings = pairs.map { pair in
            let isShown = Self.shown.contains(pair.key)
            return ChannelsPage.Setting(
                settingName: pair.key.withSpaces, settingValue: isShown ? pair.value.inWords : "set, not shown",
                isHidden: !isShown)
        }.sorted { $0.settingName < $1.settingName }
    }
}

extension ChannelKind {
    var inWords: String {
        switch self {
        case .email: "Mail"
        case .webhook: "Webhook"
        case .feed: "Public pages and feeds"
        case .byHand: "By hand"
        case .practice: "Practice"
        }
    }

    var whatItDoes: String {
        switch self {
        case .email: "A mail server of yours takes the text and hands it on."
        case .webhook: "A program of the recipient's takes the text; each message is signed."
        case .feed: "Our own pages, which others fetch. Only public alerts stand there."
        case .byHand: "A person calls, visits, writes or reads out, and records what came of it."
        case .practice: "Writes down what would have left. Nothing leaves by it."
        }
    }
}

extension Tree {
    /// On one line, for people.
    var inWords: String {
        switch value {
        case .null: "nothing"
        case .bool(let holds): holds ? "yes" : "no"
        case .number(let text), .text(let text), .plain(let text): text
        case .list(let items): items.isEmpty ? "none" : items.map(\.inWords).joined(separator: ", ")
        case .map(let entries): entries.map { "\($0.key): \($0.value.inWords)" }.joined(separator: ", ")
        }
    }
}
