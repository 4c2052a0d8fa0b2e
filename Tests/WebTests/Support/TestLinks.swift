// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinWeb

/// Links in memory, moved by the same machine as real ones; remembers what it was told.
actor TestLinks: LinkSource {
    private var links: [String: RecipientLink] = [:]
    private var pages: [String: LinkPage] = [:]
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
        let page = LinkPage(Acknowledgement(expiresAt: until, check: word == nil ? nil : .word))
        pages[token] = page
        links[token] = RecipientLink(
            token: Confidential(token), delivery: DeliveryID(high: 1, low: UInt64(links.count)), caseID: id,
            warning: warning, recipient: recipient,
            language: "en", practice: practice, reference: "K7F2", acknowledgement: page.acknowledgement,
            isLocked: false,
            answered: nil)
    }

    func state(of token: String) -> Acknowledgement.State? { links[token]?.acknowledgement.state }

    func link(withToken token: String) -> RecipientLink? { links[token] }

    func identify(_ link: RecipientLink, answer: Confidential) throws -> IdentityVerdict {
        let matches = answer.reveal().lowercased() == words[token(of: link)]
        let effects = try visit(link, .identify(matches: matches))
        if effects.contains(.callByVoice) { return .locked }
        return matches ? .right : .wrong
    }

    func open(_ link: RecipientLink) throws {
        _ = try visit(link, .open)
        told.append("opened")
    }

    func answer(
        _ link: RecipientLink, _ answer: Acknowledgement.Answer, words: Confidential?
    ) throws -> RecordedAnswer {
        _ = try visit(link, .answer(answer, words: nil))
        told.append(answer.rawValue + (words.map { ": " + $0.reveal() } ?? ""))
        return RecordedAnswer(at: now(), receipt: "R7")
    }

    private func visit(
        _ link: RecipientLink, _ visit: LinkVisit
    ) throws(Acknowledgement.Refusal) -> [Acknowledgement.Effect] {
        let token = token(of: link)
        guard var page = pages[token] else { throw .expired }
        let effects = try page.take(visit, now: now())
        let isAnswer = if case .answer = visit { true } else { false }
        pages[token] = page
        links[token] = link.with(page, answered: isAnswer ? now() : nil)
        return effects
    }

    private func token(of link: RecipientLink) -> String {
        link.token.reveal()
    }
}

extension RecipientLink {
    fileprivate func with(_ page: LinkPage, answered: Timestamp?) -> RecipientLink {
        RecipientLink(
            token: token, delivery: delivery, caseID: caseID, warning: warning, recipient: recipient,
            language: language,
            practice: practice, reference: reference, acknowledgement: page.acknowledgement,
            isLocked: page.isLocked, answered: answered ?? self.answered)
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
