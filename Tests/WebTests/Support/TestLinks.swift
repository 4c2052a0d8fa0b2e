// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinWeb

/// Links in memory, moved by the same machine as real ones; remembers what it was told.
actor TestLinks: LinkSource {
    private var links: [String: RecipientLink] = [:]
    private var words: [String: String] = [:]
    private(set) var told: [String] = []
    private let now: @Sendable () -> Timestamp

    init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// Adds a link; `word` is what its holder must answer first.
    func add(
        _ token: String, warning: WarningID, recipient: RecipientID, in id: CaseID, word: String? = nil,
        practice: Bool = false, until: Timestamp
    ) {
        words[token] = word
        links[token] = RecipientLink(
            delivery: DeliveryID(high: 1, low: UInt64(links.count)), caseID: id, warning: warning, recipient: recipient,
            language: "en", practice: practice, reference: "K7F2", acknowledgement: Acknowledgement(
                expiresAt: until, check: word == nil ? nil : .word), answered: nil)
    }

    func state(of token: String) -> Acknowledgement.State? { links[token]?.acknowledgement.state }

    func link(withToken token: String) -> RecipientLink? { links[token] }

    func identify(_ link: RecipientLink, answer: Confidential) throws -> IdentityVerdict {
        let token = token(of: link)
        let matches = answer.reveal().lowercased() == words[token]
        var acknowledgement = link.acknowledgement
        let effects = try acknowledgement.identify(matches: matches, now: now())
        links[token] = link.with(acknowledgement)
        if effects.contains(.callByVoice) { return .locked }
        return matches ? .right : .wrong
    }

    func open(_ link: RecipientLink) throws {
        try move(link, "opened") { acknowledgement, now throws(Acknowledgement.Refusal) in
            try acknowledgement.open(now: now)
        }
    }

    func answer(
        _ link: RecipientLink, _ answer: Acknowledgement.Answer, words: Confidential?
    ) throws -> RecordedAnswer {
        try move(link, answer.rawValue + (words.map { ": " + $0.reveal() } ?? "")) {
            acknowledgement, now throws(Acknowledgement.Refusal) in try acknowledgement.answer(answer, now: now)
        }
        return RecordedAnswer(at: now(), receipt: "R7")
    }

    private func move(
        _ link: RecipientLink, _ what: String,
        _ step: (inout Acknowledgement, Timestamp) throws(Acknowledgement.Refusal) -> [Acknowledgement.Effect]
    ) throws(Acknowledgement.Refusal) {
        let token = token(of: link)
        var acknowledgement = links[token]?.acknowledgement ?? link.acknowledgement
        _ = try step(&acknowledgement, now())
        links[token] = link.with(acknowledgement, answered: acknowledgement.state == .opened ? nil : now())
        told.append(what)
    }

    private func token(of link: RecipientLink) -> String {
        links.first { $0.value.delivery == link.delivery }?.key ?? ""
    }
}

extension RecipientLink {
    fileprivate func with(_ acknowledgement: Acknowledgement, answered: Timestamp? = nil) -> RecipientLink {
        RecipientLink(
            delivery: delivery, caseID: caseID, warning: warning, recipient: recipient, language: language,
            practice: practice, reference: reference, acknowledgement: acknowledgement,
            answered: answered ?? self.answered)
    }
}

/// A log with one checkpoint and one tile.
struct TestLog: LogSource {
    var isEmpty = false

    func standing() -> LogStanding? {
        isEmpty
            ? nil
            : LogStanding(
                origin: "desk.example.org/log", size: 3, root: "cm9vdA==", signed: Timestamp(milliseconds: 0),
                verifierKey: "desk.example.org/log+0123abcd+AQ==", interval: "minute", witnesses: [], isBehind: true)
    }

    func file(_ path: String) -> [UInt8]? {
        switch path {
        case "checkpoint": Array("desk.example.org/log\n3\ncm9vdA==\n".utf8)
        case "tile/0/000.p/3": [UInt8](repeating: 1, count: 96)
        case "tile/entries/000.p/3": [0, 1, 65]
        default: nil
        }
    }
}
