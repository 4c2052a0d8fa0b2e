// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var signRoutes: [Route] {
        let one = "/desk/cases/{case}/warnings/{warning}"
        return [
            Route(
                .get, "\(one)/sign", .reader, "Read it all and sign a release, first or second.",
                answer: staff(signPage)),
            Route(
                .post, "\(one)/sign", .reader, "Sign a release, send it back, or refuse.",
                answer: staffForm { try await sign($0, $1, $2) }),
        ]
    }

    private func signPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a release to be signed")
        guard !warning.warning.isReleased else { return .seeOther(warning.path) }
        return try await signPage(warning, FormFill())
    }

    private func signPage(_ warning: WarningReading, _ fill: FormFill, seen: Digest? = nil, status: Int = 200)
        async throws -> WebAnswer
    {
        let first = firstSigner(of: warning)
        let isSecond = first != nil && first != warning.reading.person.id
        let history = ContentsHistory(warning)
        let sentences = warning.sentences
        let step = warning.folded.steps(at: warning.reading.now).first { $0.warning == warning.warning.id }
        var page = SignPage(
            warning, fill: fill, path: "\(warning.path)/sign",
            heading: isSecond ? "You sign as the second person" : "You sign as the first person", act: "Release",
            pairs: try releasePairs(warning) + (try await recentPairs(warning, first)), tick: isSecond ? sentences.secondTick : sentences.firstTick,
            button: isSecond ? sentences.secondButton : sentences.firstButton,
            verb: isSecond ? "Sign and release" : "Sign first", blocks: signBlocks(warning, first: first), clock: step)
        page.sentBack = sentBack(warning)
        try page.compare(history, warning, first: first, seen: seen)
        return try self.page(
            "sign", await frame(warning.reading, problems: fill.problems), page,
            TextParts(warning.warning.texts.inOrder),
            SignCase(warning), status: status)
    }

    private func sign(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a release to be signed")
        let seen = form["seen"].flatMap(Digest.read)
        do {
            guard seen == warning.digest else {
                throw Refusal(
                    .contentsMoved,
                    "Text, audience or ways changed since you looked. What changed stands on top; nothing was signed.")
            }
            let choice = try SignChoice(form)
            guard choice == .sign else { return try await sendBack(warning, choice, session, form) }
            try await freshFactor(form, session, warning.digest)
            let answer = try await act(
                Act(.signRelease, ["warning": .text("\(warning.warning.id)"), "contents": .text("\(warning.digest)")]),
                in: warning.reading.id, session, form)
            return .seeOther("\(warning.path)/done/\(answer.id)")
        } catch {
            let problem = try formProblem(error)
            let again = try self.warning(
                "\(warning.warning.id)", in: try await reading(try await desk.load(warning.reading.id), session))
            if again.warning.isReleased { return .seeOther(again.path) }
            return try await signPage(
                again, FormFill(form, problems: [problem.problem]), seen: seen == again.digest ? nil : seen,
                status: problem.status)
        }
    }

    private func recentPairs(_ warning: WarningReading, _ first: PersonID?) async throws -> [SignPage.Pair] {
        guard !warning.folded.isPractice else { return [] }
        return try await recentChanges(touching: [warning.reading.person.id] + (first.map { [$0] } ?? [])).map {
            SignPage.Pair(term: "Changed in the last 7 days", meaning: $0)
        }
    }

    /// Said on the record, for whoever signs next. What was signed first is not undone by it: a change of the text is.
    func sendBack(_ warning: WarningReading, _ choice: SignChoice, _ session: Session, _ form: DeskForm) async throws
        -> WebAnswer
    {
        let verb = choice == .refuse ? "Refused" : "Sent back"
        let text =
            "\(verb): warning \(warning.number), code \(WarningReading.code(warning.digest)). \(form["reason"] ?? "")"
        let answer = try await act(Act(.recordDissent, ["text": .text(text)]), in: warning.reading.id, session, form)
        return .seeOther("\(warning.path)/done/\(answer.id)")
    }

    // MARK: - What stands on the page

    func firstSigner(of warning: WarningReading) -> PersonID? {
        if case .signed(let first, _) = warning.warning.gate.signatures.state { return first }
        return nil
    }

    private func signBlocks(_ warning: WarningReading, first: PersonID?) -> [String] {
        var blocks = warning.blocks
        guard warning.reading.may(.signRelease) else {
            return blocks + ["Your roles do not allow you to sign a release."]
        }
        let names = warning.reading.names.takersOfSecond(
            practice: warning.folded.isPractice, besides: warning.reading.person.id)
        if first == warning.reading.person.id {
            blocks.append("You made the first signature. \(names) may give the second.")
        } else if first != nil, warning.reading.person.roles.isDisjoint(with: [.releaser, .senior]) {
            blocks.append("The second signature is a releaser's or a senior officer's. \(names) may give it.")
        }
        return blocks
    }

    /// What others said of these very contents.
    private func sentBack(_ warning: WarningReading) -> [String] {
        let code = WarningReading.code(warning.digest)
        return warning.reading.entries.reversed().compactMap { entry in
            guard case .recordDissent(let dissent) = entry.act, dissent.text.contains(code) else { return nil }
            return
                "\(warning.reading.names.name(entry.actor)), \(warning.reading.time(entry.recorded).words). \(dissent.text)"
        }
    }

    func releasePairs(_ warning: WarningReading) throws -> [SignPage.Pair] {
        let (count, folded) = (warning.count, warning.folded)
        let decided = warning.warning.acceptedLeaks.values.map(\.reason).sorted()
        let open = warning.warning.openLeaks.count
        var pairs = [
            SignPage.Pair(
                term: "To", meaning: count.line, pairPath: "\(warning.path)#audience", pairLink: "Who they are",
                hasLink: true),
            SignPage.Pair(term: "Window", meaning: warning.windowWords),
            SignPage.Pair(
                term: "Counts as told",
                meaning: "\(warning.warning.evidence.words.uppercasedFirst). \(warning.escalationWords)"),
            SignPage.Pair(
                term: "Leak hits",
                meaning: "\(open) open"
                    + (decided.isEmpty ? "." : ", \(decided.count) decided. \(decided.joined(separator: " · "))"),
                pairPath: "\(warning.path)#leaks", pairLink: "Both texts", hasLink: true),
            SignPage.Pair(
                term: "Safe to contact",
                meaning: warning.warning.audience?.unclearedBecause.map {
                    "\(count.uncleared) by a route that nobody cleared, because \($0)"
                }
                    ?? (count.neutral > 0
                        ? "Cleared routes only; \(count.neutral) where none is cleared get no more than “please call us”."
                        : "Cleared routes only.")),
            SignPage.Pair(
                term: "Rules",
                meaning: folded.opened.packs.map {
                    "\(warning.reading.packTitle($0)), version \(folded.opened.versions[$0] ?? "not known")"
                }.joined(separator: "; ")),
        ]
        let checks = try desk.checkMessages(of: warning.warning, in: folded, at: warning.reading.now, emergency: false)
        pairs.append(
            SignPage.Pair(
                term: "How it reads", meaning: WarningPage.words(checks), pairPath: "\(warning.path)#reads",
                pairLink: "What was found",
                hasLink: true))
        if let parity = warning.warning.parity {
            pairs.append(SignPage.Pair(term: "Staff and public differ", meaning: parity.reason))
        }
        if let replaced = warning.warning.drafted.replaces.flatMap({ folded.warnings[$0] }) {
            pairs.append(SignPage.Pair(term: "Takes the place of", meaning: replaced.firstHeadline))
        }
        return pairs
    }
}

/// Of which case.
struct SignCase: Sendable {
    let caseCode: String

    init(_ warning: WarningReading) { caseCode = warning.reading.code }
}

extension SignPage {
    /// Says what changed since the first signature, or since this person looked; a void signature leaves no mark of having
    /// been one.
    mutating func compare(_ history: ContentsHistory, _ warning: WarningReading, first: PersonID?, seen: Digest?) throws
    {
        let reading = warning.reading
        if let seen {
            changes = try history.changes(since: seen) ?? []
            sinceWords = changes.isEmpty ? "It changed since you looked. Read it again." : "Since you looked:"
        } else if let first, let signed = history.signature(by: first) {
            sinceWords = "Since \(reading.names.name(first)) signed, \(reading.time(signed.at).words): nothing changed."
        } else if let last = history.lastSignature, let contents = last.contents {
            changes = try history.changes(since: contents) ?? []
            sinceWords =
                "\(reading.names.name(last.by))'s signature, \(reading.time(last.at).words), counts no longer. Since then:"
        }
        hasSince = !sinceWords.isEmpty
    }
}

extension PeopleNames {
    /// Who may give a second signature on a release.
    func takersOfSecond(practice: Bool, besides reader: PersonID) -> String {
        let able = all.filter { $0.mayRelease && $0.practice == practice && $0.id != reader }
        let names = able.map(\.name)
        return names.isEmpty ? "Nobody else here" : names.joined(separator: " or ")
    }
}

extension Digest {
    /// Reads 64 hexadecimal digits; `nil` for anything else.
    static func read(_ text: String) -> Digest? {
        let digits = text.utf8.compactMap { Character(UnicodeScalar($0)).hexDigitValue }
        guard digits.count == 64, text.utf8.count == 64 else { return nil }
        return Digest(stride(from: 0, to: 64, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) })
    }
}
