// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
import TocsinFormats

extension Desk {
    /// Takes one act by a person: the only way in for people, whoever carries it.
    ///
    /// - Parameters:
    ///   - key: The client's idempotency key; the same request under it again is answered as before.
    /// - Returns: After the commit is durable, and not before.
    /// - Throws: ``Refusal`` with what to do instead.
    package func perform(_ request: ActRequest, by person: Person, key: String? = nil) async throws -> ActAnswer {
        try Case.permit(request.act.kind, to: person)
        let answering = try key.map { try self.answering(request, by: person.id, key: $0) }
        if let answering, let before = try await answered(answering) { return before }
        let answer: ActAnswer
        do {
            answer = try await route(request, by: .person(person.id), person: person, answering: answering)
        } catch let conflict as StoreConflict where conflict.kind == .answered {
            // The same request came twice at once; the other one was done.
            guard let answering, let before = try await answered(answering) else { throw conflict }
            return before
        }
        await bell.ring()
        return answer
    }

    /// Takes the word of somebody who was warned, through the link of their delivery.
    package func perform(_ act: Act, by delivery: DeliveryID, in id: CaseID) async throws -> ActAnswer {
        let request = ActRequest(act: act, caseID: id)
        let answer = try await route(request, by: .recipient(delivery), person: nil, answering: nil)
        await bell.ring()
        return answer
    }

    /// What a channel showed, or a clock; done by the desk itself.
    package func perform(_ act: Act, in id: CaseID) async throws {
        _ = try await route(ActRequest(act: act, caseID: id), by: .desk, person: nil, answering: nil)
        await bell.ring()
    }

    /// Lets the clocks of a case run out that are due by now.
    package func advance(_ id: CaseID) async throws {
        try await inLine(StreamID(id)) {
            let loaded = try await load(id)
            let now = instruments.now()
            guard loaded.folded.clocks.first.map({ $0.due <= now }) ?? false else { return }
            var proceedings = Proceedings(desk: self, loaded: loaded, protected: [], now: now)
            try proceedings.advance(to: now)
            proceedings.commit.changes.append(.clocks(id, proceedings.folded.clocks))
            proceedings.commit.changes += try board(proceedings.folded, keys: proceedings.keys, since: proceedings.folded)
            try await commit(proceedings)
        }
        await bell.ring()
    }

    func route(
        _ request: ActRequest, by actor: Actor, person: Person?, answering: Answering?
    ) async throws -> ActAnswer {
        if let person, let id = request.caseID { try await admit(person, to: id) }
        switch request.act {
        case .roster(let act):
            return try await perform(act, request: request, by: actor, answering: answering)
        case .receiveReport(let received):
            return try await receive(received, request: request, by: actor, person: person, answering: answering)
        case .openCase(let opened):
            return try await open(opened, request: request, by: actor, person: person, answering: answering)
        case _:
            guard let id = request.caseID else {
                throw Refusal(.malformed, "'\(request.act.kind.rawValue)' needs the case it belongs to, in 'case'.")
            }
            return try await inLine(StreamID(id)) {
                try await attempt(request, in: id, by: actor, person: person, answering: answering)
            }
        }
    }

    /// - Throws: `unknown-thing` for a report that is not there; `practice-only` for one that came in practice and is
    ///   meant for a real case, or the other way round (law 13).
    func expect(_ reports: [ReportID], practice: Bool) async throws {
        for report in reports {
            guard let kept = try await store.rawReport(report) else { throw Refusal.nothing("report") }
            guard kept.practice == practice else {
                throw Refusal(
                    .practiceOnly,
                    practice
                        ? "This is a practice case, and the report is real. Send a practice report in."
                        : "This report came in practice and can't be part of a real case.")
            }
        }
    }

    /// Loads, decides, commits; starts over when somebody else was first.
    private func attempt(
        _ request: ActRequest, in id: CaseID, by actor: Actor, person: Person?, answering: Answering?
    ) async throws -> ActAnswer {
        for _ in 0..<20 {
            let kept = await shelf[id]
            let loaded = if let kept { kept } else { try await load(id) }
            if case .assignReport(let assign) = request.act {
                try await expect([assign.report], practice: loaded.folded.isPractice)
            }
            let protected = try await protectedTexts(of: loaded, for: request.act)
            var proceedings = Proceedings(desk: self, loaded: loaded, protected: protected, now: instruments.now())
            let entry: EntryID = instruments.name()
            try proceedings.advance(to: loaded.folded.isPractice ? request.at?.instant ?? loaded.folded.moment : proceedings.now)
            let act = try await admission(request.act, in: loaded.folded, by: person)
            try proceedings.take(act, by: actor, person: person, at: request.at, id: entry)
            let answer = try proceedings.finish(act: request.act.kind, id: entry)
            proceedings.commit.answer = try answering?.stored(answer, by: vault)
            do {
                try await commit(proceedings)
                return answer
            } catch let conflict as StoreConflict where conflict.kind == .revision {
                continue
            } catch let conflict as StoreConflict where conflict.isOpenCase {
                throw Refusal(.notAllowed, "Another open case rests on this report; it can't be erased while that is open.")
            } catch let conflict as StoreConflict where conflict.kind == .answered {
                if let answering, let before = try await answered(answering) { return before }
            }
        }
        throw Refusal(.notYet, "Too many people act on this case at once. Try again.")
    }

    /// Commits, and keeps the case as it then is; if the commit is refused, the case will be read anew.
    func commit(_ proceedings: Proceedings) async throws {
        let id = proceedings.folded.id
        do {
            CrashPoint.pass("commit.decided")
            let last = try await store.commit(proceedings.commit)
            CrashPoint.pass("commit.durable")
            guard proceedings.readsAnew else { return await shelf.keep(proceedings.loaded(at: last)) }
            await shelf.drop(id)
            await redraw(id)
        } catch {
            await shelf.drop(id)
            throw error
        }
    }

    /// One at a time for each stream, so that nobody starts over for nothing.
    func inLine<T: Sendable>(_ stream: StreamID, _ work: () async throws -> T) async throws -> T {
        await streams.enter(stream)
        do {
            let result = try await work()
            await streams.leave(stream)
            return result
        } catch {
            await streams.leave(stream)
            throw error
        }
    }
}

/// An idempotency key on its way: whose, and for which request.
struct Answering: Sendable {
    let key: Digest
    let request: Digest

    /// Sealed, and without the sentences that texts and clocks gave it: these may name people, who could then not be
    /// erased.
    func stored(_ answer: ActAnswer, by vault: Vault) throws -> StoredAnswer {
        var kept = answer
        (kept.findings, kept.breaches) = ([], [])
        let plain = try CanonicalEncoder.encode(kept)
        return StoredAnswer(
            key: key, request: request,
            answer: try vault.seal(plain, table: "answer", column: "answer", row: "\(key)"))
    }
}

extension Desk {
    fileprivate func answering(_ request: ActRequest, by person: PersonID, key: String) throws -> Answering {
        guard !key.isEmpty, key.utf8.count <= 200 else {
            throw Refusal(.malformed, "An idempotency key has 1 to 200 bytes.")
        }
        return Answering(
            key: Digest.sha256(of: person.bytes + Array(key.utf8)),
            request: Digest.sha256(of: try CanonicalEncoder.encode(request)))
    }

    /// The answer given before, if this is a repeat.
    ///
    /// - Throws: `already-done` if the key was used for another request.
    fileprivate func answered(_ answering: Answering) async throws -> ActAnswer? {
        guard let before = try await store.answer(to: answering.key) else { return nil }
        guard before.request == answering.request else {
            throw Refusal(.alreadyDone, "This idempotency key was used for another request. Take a new one.")
        }
        let plain = try vault.open(before.answer, table: "answer", column: "answer", row: "\(answering.key)")
        var answer = try TreeDecoder.decode(ActAnswer.self, from: TreeReader.json(plain))
        answer.already = true
        return answer
    }
}
