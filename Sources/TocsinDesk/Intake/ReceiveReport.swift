// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension Desk {
    /// Takes a report in, whatever its bytes are: hashed and sealed unaltered, before anybody tries to read it.
    ///
    /// The same source's same reference twice is one report: the first one's answer comes back.
    func receive(
        _ received: ReceiveReport, request: ActRequest, by actor: Actor, person: Person?, answering: Answering?
    ) async throws -> ActAnswer {
        let raw = try Desk.rawBytes(of: received)
        let source = received.source
        var index = source.reference.map {
            vault.index([person?.practice == true ? "practice" : "real", source.type, source.name, $0], purpose: "report")
        }
        if let taken = index, let known = try await store.report(withIndex: taken) {
            if try await holds(known, raw) { return try await again(known, request, by: actor, person: person) }
            // A source that uses its number again for other words: they are another report, and not lost.
            index = nil
        }
        var kept = received
        (kept.text, kept.base64) = (nil, nil)
        kept.hash = Digest.sha256(of: raw)
        kept.size = raw.count
        let entry: EntryID = instruments.name()
        do {
            guard let id = request.caseID else {
                return try await keep(kept, raw, entry, index, request: request, by: actor, person: person, answering)
            }
            return try await inLine(StreamID(id)) {
                try await file(kept, raw, entry, index, in: id, request: request, by: actor, person: person, answering)
            }
        } catch let conflict as StoreConflict where conflict.isSameReport {
            guard let index, let known = try await store.report(withIndex: index), try await holds(known, raw) else {
                throw conflict
            }
            return try await again(known, request, by: actor, person: person)
        }
    }

    /// Whether a report has just these bytes.
    private func holds(_ report: ReportID, _ raw: [UInt8]) async throws -> Bool {
        guard let sealed = try await store.rawReport(report), let wrapped = sealed.wrappedKey else { return false }
        return try vault.unwrap(wrapped, for: sealed.subject)
            .open(sealed.sealed, table: "report", column: "sealed", row: "\(report)") == raw
    }

    /// The same report once more: it is not kept twice, and belongs to the case that it is sent for now, too. Whoever
    /// sends it puts it there, and must be one who may.
    private func again(
        _ known: ReportID, _ request: ActRequest, by actor: Actor, person: Person?
    ) async throws -> ActAnswer {
        if let id = request.caseID, try await load(id).folded.reports[known] == nil {
            let assigning = ActRequest(act: .assignReport(AssignReport(report: known)), caseID: id, at: request.at)
            _ = try await route(assigning, by: actor, person: person, answering: nil)
        }
        return answer(for: EntryID(known), in: request.caseID, already: true)
    }

    /// A report on its way to a case.
    private func keep(
        _ kept: ReceiveReport, _ raw: [UInt8], _ entry: EntryID, _ index: Digest?, request: ActRequest, by actor: Actor,
        person: Person?, _ answering: Answering?
    ) async throws -> ActAnswer {
        var keys: [SubjectID: SubjectKey] = [:]
        let sealed = try seal(
            .receiveReport(kept), id: entry, stream: StreamID(entry), by: actor, at: request.at,
            recorded: instruments.now(), keys: &keys)
        var commit = Commit()
        commit.entries = [sealed.entry]
        commit.newKeys = sealed.newKeys
        commit.changes = [
            try report(entry, index: index, practice: person?.practice ?? false, raw: raw, keys: keys)
        ]
        let answer = answer(for: entry, in: nil, already: false)
        commit.answer = try answering?.stored(answer, by: vault)
        try await store.commit(commit)
        return answer
    }

    /// A report for a case that is open already.
    private func file(
        _ kept: ReceiveReport, _ raw: [UInt8], _ entry: EntryID, _ index: Digest?, in id: CaseID, request: ActRequest,
        by actor: Actor, person: Person?, _ answering: Answering?
    ) async throws -> ActAnswer {
        let loaded = try await load(id)
        let protected =
            try await protectedTexts(of: loaded, for: .receiveReport(kept)) + [ReportText(ReportID(entry), kept, raw: raw)]
        var proceedings = Proceedings(desk: self, loaded: loaded, protected: protected, now: instruments.now())
        try proceedings.advance(to: loaded.folded.isPractice ? request.at?.instant ?? loaded.folded.moment : proceedings.now)
        try proceedings.take(.receiveReport(kept), by: actor, person: person, at: request.at, id: entry)
        proceedings.commit.changes.append(
            try report(entry, index: index, practice: proceedings.practice, raw: raw, keys: proceedings.keys))
        let answer = try proceedings.finish(act: .receiveReport, id: entry)
        proceedings.commit.answer = try answering?.stored(answer, by: vault)
        try await commit(proceedings)
        return answer
    }

    private func report(
        _ entry: EntryID, index: Digest?, practice: Bool, raw: [UInt8], keys: [SubjectID: SubjectKey]
    ) throws -> Change {
        let subject = SubjectID(entry)
        guard let key = keys[subject] else { throw Refusal.nothing("report") }
        let sealed = try key.seal(raw, table: "report", column: "sealed", row: "\(entry)")
        return .report(
            ReportID(entry), index: index, practice: practice, subject: subject, sealed: sealed, size: raw.count)
    }

    private func answer(for entry: EntryID, in id: CaseID?, already: Bool) -> ActAnswer {
        ActAnswer(
            act: .receiveReport, id: entry, case: id, recorded: instruments.now(), already: already, outcomes: [],
            needsSecond: false, contents: nil, findings: [], released: false, breaches: [])
    }

    /// - Throws: `malformed` with the limit, or with what to write.
    static func rawBytes(of received: ReceiveReport) throws -> [UInt8] {
        let raw: [UInt8]
        switch (received.text, received.base64) {
        case (let text?, nil):
            raw = Array(text.utf8)
        case (nil, let encoded?):
            guard let bytes = Base64.decode(encoded) else {
                throw Refusal(.malformed, "'base64' does not decode; write standard base64 with padding.")
            }
            raw = bytes
        case (nil, nil), (_?, _?):
            throw Refusal(.malformed, "A report has either 'text' or 'base64'.")
        }
        guard raw.count <= ReceiveReport.rawBytesMax else {
            throw Refusal(
                .malformed,
                "This report has \(raw.count) bytes; at most \(ReceiveReport.rawBytesMax) (25 MB) are taken. Send it in parts.")
        }
        return raw
    }
}
