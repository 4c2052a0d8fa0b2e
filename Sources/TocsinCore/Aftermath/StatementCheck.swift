// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What the ledger refuses at the door, so that no view has to think of it again.
enum StatementCheck {
    /// Limits of one statement: our own words and each list of references.
    static let wordsBytesMax = 4_000
    static let referencesMax = 64

    static func check(_ event: RecordEvent) throws(Refusal) {
        try words(event.title, "title")
        try words(event.place, event.timeNote)
        try check(event.document)
    }

    static func check(_ statement: RecordStatement, in ledger: Ledger) throws(Refusal) {
        try words(statement.content, "content")
        try words(statement.speaker.name, "speaker.name")
        try words(
            statement.relayedBy, statement.timeNote, statement.revisionReason, statement.actor?.name,
            statement.actor?.branch, statement.claim?.claimant, statement.claim?.branch, statement.figure?.scopeNote,
            statement.capability?.actor.name)
        try check(statement.document)
        try check(statement.span, statement.document)
        try checkParts(statement)
        try checkReferences(statement, in: ledger)
        guard let figure = statement.figure else { return }
        try check(figure, of: statement, in: ledger)
    }

    static func check(_ outcome: RecordOutcome, in ledger: Ledger) throws(Refusal) {
        for (name, match) in outcome.dimensions {
            guard (match.words ?? "").utf8.count <= wordsBytesMax else { throw tooLong(name) }
        }
        try words(outcome.leadTimeNote, outcome.counterfactual, outcome.lesson)
        if let event = outcome.event, ledger.event(event) == nil { throw Refusal.nothing("event") }
        guard outcome.link != .same || outcome.event != nil else {
            throw Refusal(.malformed, "A link that is 'same' needs the 'event' that it means.")
        }
        try known(outcome.basis, in: ledger)
        guard outcome.result != .prevented || !outcome.basis.isEmpty else {
            throw Refusal(.malformed, "'prevented' needs a statement in 'basis' that says so.")
        }
    }

    private static func checkParts(_ statement: RecordStatement) throws(Refusal) {
        let kind = statement.kind
        guard (kind == .responsibilityClaim) == (statement.claim != nil) else {
            throw Refusal(.malformed, "'claim' goes with the kind responsibility_claim, and with no other.")
        }
        guard (kind == .figureReport) == (statement.figure != nil) else {
            throw Refusal(.malformed, "'figure' goes with the kind figure_report, and with no other.")
        }
        guard statement.assessment != nil || !(kind == .verification || kind == .refutation) else {
            throw Refusal(.malformed, "A \(kind.rawValue) needs 'assessment': of which statement, verdict and basis.")
        }
        guard statement.actor != nil || !holdsResponsible(kind) else {
            throw Refusal(.malformed, "The kind \(kind.rawValue) needs 'actor': whom it means.")
        }
        guard !(kind == .evidenceOffered || kind == .evidenceAbsence)
            || (statement.evidenceOffered != nil && !statement.about.isEmpty)
        else {
            throw Refusal(
                .malformed, "The kind \(kind.rawValue) needs 'evidence_offered', and in 'about' the claim it is for.")
        }
        guard statement.response == nil || !statement.warnings.isEmpty else {
            throw Refusal(.malformed, "A 'response' needs the warning it answers, in 'warnings'.")
        }
    }

    private static func holdsResponsible(_ kind: StatementKind) -> Bool {
        switch kind {
        case .denialOfResponsibility, .attribution, .counterAttribution, .accusation: true
        case .responsibilityClaim, .verification, .refutation, .evidenceOffered, .evidenceAbsence, .figureReport,
            .eventReport, .threatReport, .warning, .intelligenceHeld, .assessment, .policy, .officialStatement,
            .explanation, .justification, .characterisation, .declaredUnknown, .threatOrIntent, .outcome, .background:
            false
        }
    }

    private static func checkReferences(_ statement: RecordStatement, in ledger: Ledger) throws(Refusal) {
        guard statement.events.count <= referencesMax, statement.warnings.count <= referencesMax else {
            throw Refusal(.malformed, "A statement points to at most \(referencesMax) events and as many warnings.")
        }
        for event in statement.events where ledger.event(event) == nil { throw Refusal.nothing("event") }
        try known(statement.about + statement.supersedes, in: ledger)
        if let assessment = statement.assessment { try known([assessment.of], in: ledger) }
    }

    private static func check(_ figure: Figure, of statement: RecordStatement, in ledger: Ledger) throws(Refusal) {
        try words(figure.scope, "figure.scope")
        guard statement.events.count == 1 else {
            throw Refusal(.malformed, "A figure counts at one event; write one statement for each.")
        }
        guard figure.isWellFormed else {
            throw Refusal(
                .malformed,
                "The bounds do not fit '\(figure.qualifier.rawValue)': exact and about give one number as 'low' and "
                    + "'high', at_least and more_than only 'low', at_most only 'high', between both, vague none.")
        }
        try known(figure.derivedFrom + (figure.subsetOf.map { [$0] } ?? []), in: ledger)
        try checkDerivation(figure, in: ledger)
        for id in statement.supersedes {
            guard let older = ledger.statement(id)?.act, let olderFigure = older.figure else { continue }
            guard olderFigure.measure == figure.measure, older.events == statement.events else {
                throw Refusal(.malformed, "A figure replaces only one of the same measure at the same event.")
            }
            guard figure.standing == .official || olderFigure.standing == .unofficial else {
                throw Refusal(
                    .notAllowed, "An unofficial figure can't replace an official one. Leave 'supersedes' out: it will "
                        + "stand beside it.")
            }
        }
    }

    private static func checkDerivation(_ figure: Figure, in ledger: Ledger) throws(Refusal) {
        let sources = figure.derivedFrom.compactMap { ledger.statement($0)?.act.figure }
        guard sources.count == figure.derivedFrom.count else {
            throw Refusal(.malformed, "'derived_from' names figures, the whole first.")
        }
        guard let whole = sources.first, let rest = whole.remainder(without: Array(sources.dropFirst())) else { return }
        guard figure.qualifier != .exact || figure.low == rest else {
            throw Refusal(.malformed, "Derived from these figures it is \(rest), not \(figure.words).")
        }
    }

    private static func known(_ statements: [StatementID], in ledger: Ledger) throws(Refusal) {
        guard statements.count <= referencesMax else {
            throw Refusal(.malformed, "A statement points to at most \(referencesMax) others.")
        }
        for id in statements where ledger.statement(id) == nil { throw Refusal.nothing("statement") }
    }

    private static func check(_ document: DocumentReference?) throws(Refusal) {
        guard let document else { return }
        try words(document.title, document.url, document.publisher)
        guard let url = document.url else { return }
        guard url.hasPrefix("https://") || url.hasPrefix("http://"),
            url.utf8.allSatisfy({ $0 > 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\"") && $0 != UInt8(ascii: "<") })
        else {
            throw Refusal(.malformed, "'document.url' is no web address; put other pointers into 'document.title'.")
        }
    }

    private static func check(_ span: TextSpan?, _ document: DocumentReference?) throws(Refusal) {
        guard let span else { return }
        guard document != nil, span.start >= 0, span.start < span.end else {
            throw Refusal(.malformed, "A 'span' needs a document and a start before its end.")
        }
    }

    private static func words(_ text: String, _ name: String) throws(Refusal) {
        guard !text.isEmpty else { throw Refusal(.malformed, "Write '\(name)' in a few words.") }
        guard text.utf8.count <= wordsBytesMax else { throw tooLong(name) }
    }

    private static func words(_ texts: String?...) throws(Refusal) {
        for text in texts where (text ?? "").utf8.count > wordsBytesMax { throw tooLong("a field") }
    }

    private static func tooLong(_ name: String) -> Refusal {
        Refusal(.malformed, "'\(name)' is longer than \(wordsBytesMax) bytes; say it shorter.")
    }
}
