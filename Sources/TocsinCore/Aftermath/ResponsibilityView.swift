// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One word for what was said about an actor's part in an event. Always shown with its reasons.
package enum ResponsibilityCode: String, Hashable, Codable, Sendable, CaseIterable {
    case claimedUncontested = "claimed_uncontested"
    case claimedCompeting = "claimed_competing"
    case claimedAndDenied = "claimed_and_denied"
    case claimedVerified = "claimed_verified"
    case claimedRefuted = "claimed_refuted"
    case attributedByAuthority = "attributed_by_authority"
    case attributedByOther = "attributed_by_other"
    case mentionedOnly = "mentioned_only"
    case deniedOnly = "denied_only"
    case none
}

/// Who is said to have done it: per actor a table of statements and one summary code by rule.
package struct ResponsibilityView: Hashable, Sendable {
    package static let rule = NamedRule(
        name: "responsibility summary",
        words: "The first that fits. The actor's own claim stands and it is refuted: claimed_refuted; the same actor also "
            + "denies: claimed_and_denied; an authority confirms it and nobody refutes it: claimed_verified; another actor "
            + "claims too: claimed_competing; else claimed_uncontested. Without a claim, held responsible by an authority: "
            + "attributed_by_authority; by anyone else: attributed_by_other; denied: denied_only; named: mentioned_only. "
            + "A branch is another actor than its parent. Statements taken back or replaced do not count.")

    package struct Reason: Hashable, Sendable {
        package let words: String
        package let statement: StatementID
    }

    package struct Row: Hashable, Sendable {
        package let actor: ResponsibleActor
        package let code: ResponsibilityCode
        package let reasons: [Reason]
    }

    package let event: EventID
    /// Actors in the order in which they came up.
    package let rows: [Row]

    /// - Parameter ledger: As known at the moment asked for.
    package init(of event: EventID, in ledger: Ledger) {
        self.event = event
        let retracted = ledger.retracted
        let superseded = ledger.superseding
        let standing = ledger.statements(about: event).filter {
            retracted[$0.id] == nil && superseded[$0.id] == nil
        }
        let claims = standing.filter { $0.act.claim != nil }
        let views = claims.map { VerificationView(of: $0, in: ledger) }
        rows = ResponsibilityView.actors(of: standing).map { actor in
            let own = standing.filter { ResponsibilityView.actor(of: $0.act) == actor }
            let verification = views.filter { view in own.contains { $0.id == view.claim } }
            let others = Set(claims.compactMap { $0.act.claim?.actor }).subtracting([actor])
            return Row(
                actor: actor,
                code: ResponsibilityView.code(own.map(\.act), verification, hasRival: !others.isEmpty),
                reasons: ResponsibilityView.reasons(own, verification))
        }
    }

    private static func actor(of statement: RecordStatement) -> ResponsibleActor? {
        statement.claim?.actor ?? statement.actor
    }

    private static func actors(of statements: [Recorded<RecordStatement>]) -> [ResponsibleActor] {
        statements.compactMap { actor(of: $0.act) }.reduce(into: []) { known, actor in
            if !known.contains(actor) { known.append(actor) }
        }
    }

    private static func code(
        _ statements: [RecordStatement], _ verification: [VerificationView], hasRival: Bool
    ) -> ResponsibilityCode {
        let parts = Set(statements.map(Part.init))
        guard !parts.contains(.claim) else {
            if verification.allSatisfy({ $0.word == .refuted }) { return .claimedRefuted }
            if parts.contains(.denial) { return .claimedAndDenied }
            if verification.contains(where: isVerified) { return .claimedVerified }
            return hasRival ? .claimedCompeting : .claimedUncontested
        }
        if parts.contains(.authority) { return .attributedByAuthority }
        if parts.contains(.other) { return .attributedByOther }
        if parts.contains(.denial) { return .deniedOnly }
        return parts.contains(.mention) ? .mentionedOnly : .none
    }

    private static func isVerified(_ view: VerificationView) -> Bool {
        view.assessors.contains { $0.authority && $0.verdict == .confirms }
            && !view.assessors.contains { $0.verdict == .refutes }
    }

    private static func reasons(_ own: [Recorded<RecordStatement>], _ verification: [VerificationView]) -> [Reason] {
        own.map { Reason(words: "\(Part($0.act).words) \($0.act.speaker.name)", statement: $0.id) }
            + verification.flatMap { view in
                view.assessors.map {
                    Reason(words: "claim assessed by \($0.name): \($0.verdict.rawValue.withSpaces)", statement: $0.statement)
                }
            }
    }

    /// What one statement says of its actor.
    private enum Part: Hashable {
        case claim, denial, authority, other, mention

        init(_ statement: RecordStatement) {
            switch statement.kind {
            case .responsibilityClaim: self = .claim
            case .denialOfResponsibility: self = .denial
            case .attribution, .counterAttribution, .accusation:
                guard statement.polarity == .asserts else {
                    self = .mention
                    return
                }
                self = statement.speaker.authority ? .authority : .other
            case .verification, .refutation, .evidenceOffered, .evidenceAbsence, .figureReport, .eventReport,
                .threatReport, .warning, .intelligenceHeld, .assessment, .policy, .officialStatement, .explanation,
                .justification, .characterisation, .declaredUnknown, .threatOrIntent, .outcome, .background:
                self = .mention
            }
        }

        var words: String {
            switch self {
            case .claim: "claimed by"
            case .denial: "denied by"
            case .authority: "held responsible by the authority"
            case .other: "held responsible by"
            case .mention: "named by"
            }
        }
    }
}
