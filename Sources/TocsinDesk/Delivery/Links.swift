// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
package import TocsinCore

/// What the holder of a link may do: what the page behind it stands on.
///
/// Finding a link changes nothing. Everything else is decided by the link's ``Acknowledgement`` in one transaction of
/// the store, so that of a thousand answers at once one counts; then the case is told, and if the program dies between,
/// it is told at the next start.
package struct Links: Sendable {
    private let desk: Desk
    private let store: any DeliveryStore
    private let tokens: LinkTokens

    package init(desk: Desk, store: any DeliveryStore) {
        self.desk = desk
        self.store = store
        tokens = LinkTokens(vault: desk.vault)
    }

    /// The link behind a token; `nil` if there never was one, or the recipient was erased. Changes nothing; the hash of
    /// whatever was given is looked for in one index.
    package func link(withToken token: Confidential) async throws -> DeliveryLink? {
        guard let row = try await store.link(withHash: LinkTokens.hash(token)), let wrapped = row.wrappedKey else {
            return nil
        }
        let key = try desk.vault.unwrap(wrapped, for: SubjectID(row.recipient))
        let address = try row.sealed.map { try DeliveryAddress(sealed: $0, key: key, delivery: row.delivery) }
        return DeliveryLink(
            delivery: row.delivery, caseID: row.caseID, warning: row.warning, recipient: row.recipient,
            language: address?.language ?? "en", practice: row.practice,
            reference: LinkTokens.reference(of: row.delivery), acknowledgement: row.page.acknowledgement,
            isLocked: row.page.isLocked, answered: row.answered)
    }

    /// Compares an answer with the one that was agreed, in constant time, and counts a wrong one; also after a right
    /// one, since whoever comes later is asked again. After ``Acknowledgement/triesMax`` wrong ones nobody is asked
    /// any more.
    ///
    /// - Throws: ``Acknowledgement/Refusal/expired``.
    package func identify(_ link: DeliveryLink, answer: Confidential) async throws -> Verdict {
        guard let recipient = try await desk.current(link.caseID).folded.recipients[link.recipient] else {
            return .wrong
        }
        guard let check = recipient.added.check else { return .right }
        let matches = check.matches(answer)
        do {
            let effects = try await store.visit(
                link.delivery, .identify(matches: matches), now: desk.instruments.now())
            return effects.contains(.callByVoice) ? locked(link) : matches ? .right : .wrong
        } catch let refusal as Acknowledgement.Refusal where refusal == .locked {
            return locked(link)
        }
    }

    package enum Verdict: Hashable, Sendable {
        case right, wrong
        /// No tries are left: somebody must call.
        case locked
    }

    private func locked(_ link: DeliveryLink) -> Verdict {
        desk.logger.warning("a link is locked; somebody must call", metadata: ["delivery": "\(link.delivery)"])
        return .locked
    }

    /// Records that the text is shown.
    ///
    /// - Throws: ``Acknowledgement/Refusal``.
    package func open(_ link: DeliveryLink) async throws {
        let effects = try await store.visit(link.delivery, .open, now: desk.instruments.now())
        if !effects.isEmpty { await desk.bell.ring() }
    }

    /// Records an answer, with the words that came along.
    ///
    /// - Returns: When it was recorded, and the entry by which they can later show that they answered.
    /// - Throws: ``Acknowledgement/Refusal``.
    package func answer(
        _ link: DeliveryLink, _ answer: Acknowledgement.Answer, words: Confidential?
    ) async throws -> (at: Timestamp, entry: EntryID?) {
        let now = desk.instruments.now()
        let sealed = try await seal(words, of: link)
        let effects = try await store.visit(link.delivery, .answer(answer, words: sealed), now: now)
        CrashPoint.pass("link.answered")
        if effects.contains(.alarmWrongPerson) {
            desk.logger.error("a text reached a wrong person", metadata: ["delivery": "\(link.delivery)"])
        }
        if effects.contains(.openHelpTask) {
            desk.logger.error("a recipient asks for help", metadata: ["delivery": "\(link.delivery)"])
        }
        var entry = try await applyAnswers(of: link.delivery)
        if effects.isEmpty, answer == .needHelp, words != nil {
            // They asked before; this adds what they need.
            entry = try await perform(
                answer, warning: link.warning, recipient: link.recipient, delivery: link.delivery, in: link.caseID,
                verified: link.acknowledgement.verified, words: words)
        }
        return (now, entry)
    }

    /// Tells the case what was answered through a link and is not known to it, and notes that it knows. One at a time
    /// for each link: nobody tells it twice.
    ///
    /// - Returns: The entry of the last answer that was told.
    @discardableResult
    func applyAnswers(of delivery: DeliveryID) async throws -> EntryID? {
        try await desk.inLine(StreamID(delivery)) {
            var entry: EntryID?
            for answer in try await store.unappliedAnswers(of: delivery, limit: 2) { entry = try await apply(answer) }
            return entry
        }
    }

    private func apply(_ answer: LinkAnswer) async throws -> EntryID? {
        var entry = try await knownEntry(of: answer)
        do {
            if entry == nil {
                entry = try await perform(
                    answer.answer, warning: answer.warning, recipient: answer.recipient, delivery: answer.delivery,
                    in: answer.caseID, verified: answer.verified, words: try open(answer))
            }
        } catch let refusal as Refusal {
            desk.logger.error("a case refused an answer", metadata: ["code": "\(refusal.code)"])
        }
        try await store.apply(answer, now: desk.instruments.now())
        return entry
    }

    /// The case may know already, if the program died before that was noted.
    private func knownEntry(of answer: LinkAnswer) async throws -> EntryID? {
        try await desk.current(answer.caseID).entries.last {
            $0.actor == .recipient(answer.delivery) && $0.act?.kind == answer.answer.act
        }?.id
    }

    private func perform(
        _ answer: Acknowledgement.Answer, warning: WarningID, recipient: RecipientID, delivery: DeliveryID,
        in caseID: CaseID, verified: Bool, words: Confidential?
    ) async throws -> EntryID {
        let said = AnswerDelivery(
            warning: warning, recipient: recipient, verified: verified, words: words?.reveal())
        let act: Act =
            switch answer {
            case .haveIt: .acknowledge(said)
            case .notMe: .notMe(said)
            case .needHelp: .needHelp(said)
            }
        return try await desk.perform(act, by: delivery, in: caseID).id
    }

    private func seal(_ words: Confidential?, of link: DeliveryLink) async throws -> [UInt8]? {
        guard let words, let key = try await desk.current(link.caseID).keys[SubjectID(link.recipient)] else {
            return nil
        }
        return try key.seal(
            Array(words.reveal().utf8), table: "link_answer", column: "words", row: "\(link.delivery)")
    }

    private func open(_ answer: LinkAnswer) throws -> Confidential? {
        guard let words = answer.words, let wrapped = answer.wrappedKey else { return nil }
        let plain = try desk.vault.unwrap(wrapped, for: SubjectID(answer.recipient))
            .open(words, table: "link_answer", column: "words", row: "\(answer.delivery)")
        return Confidential(String(decoding: plain, as: UTF8.self))
    }
}

extension Acknowledgement.Answer {
    fileprivate var act: ActKind {
        switch self {
        case .haveIt: .acknowledge
        case .notMe: .notMe
        case .needHelp: .needHelp
        }
    }
}
