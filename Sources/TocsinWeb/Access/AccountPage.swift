// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `account`: how somebody signs in, and the tokens of their programs.
struct AccountPage: Sendable {
    struct Factor: Sendable {
        let factorWords: String
        let since: PageTime
    }

    struct Token: Sendable {
        let tokenName: String
        let scopeWords: String
        let until: PageTime
        let revokePath: String
    }

    let personName: String
    let roleWords: String
    let isRecovery: Bool
    let factors: [Factor]
    let hasFactors: Bool
    /// A factor was shown just now, or a recovery code let them in: they may change their factors.
    let mayChange: Bool
    let mustShow: Bool
    /// What a factor is shown again for.
    let seen: String
    let seed: String
    let seedAddress: String
    let tokens: [Token]
    let hasTokens: Bool
    let mayIssue: Bool
    let tokenFields: [FormField]
    let codeTrouble: String?
    let oldTrouble: String?
    let newTrouble: String?

    init(
        _ session: Session, _ roster: Roster, contents: Digest, new: Enrolment?, _ fill: FormFill, at now: Timestamp
    ) {
        let level = session.signedIn.session.level
        (personName, roleWords) = (session.person.name, session.person.roles.titles)
        isRecovery = level == .recovery
        factors = (roster.members[session.person.id]?.factors ?? []).map {
            Factor(factorWords: $0.kind.inWords, since: PageTime($0.enrolled, zoneMinutes: 0))
        }
        hasFactors = !factors.isEmpty
        mayChange = new != nil
        mustShow = new == nil && hasFactors
        seen = "\(contents)"
        (seed, seedAddress) = (new?.seed.reveal() ?? "", new?.seedAddress.reveal() ?? "")
        tokens = roster.tokens.sorted { $0.key < $1.key }.compactMap { id, token in
            guard token.issued.person == session.person.id, token.revoked == nil, now < token.issued.expires else {
                return nil
            }
            return Token(
                tokenName: token.issued.name,
                scopeWords: token.issued.scopes.sorted().map(\.rawValue).joined(separator: ", "),
                until: PageTime(token.issued.expires, zoneMinutes: 0), revokePath: "/desk/account/tokens/\(id)/revoke")
        }
        hasTokens = !tokens.isEmpty
        mayIssue = level == .passkey || level == .code
        tokenFields = [
            fill.line("token-name", "What it is for", hint: "Such as: the newsroom's import."),
            fill.ticks(
                "scopes", "What it may do",
                [
                    FormChoice(TokenScope.read.rawValue, "Read what you may read"),
                    FormChoice(TokenScope.intake.rawValue, "Hand in reports"),
                    FormChoice(TokenScope.act.rawValue, "Do all that you may do"),
                ]),
            fill.line("days", "Good for how many days", value: "90"),
        ]
        let trouble = { (field: String) in fill.problems.first { $0.field == field }?.sentence }
        (codeTrouble, oldTrouble, newTrouble) = (trouble("code"), trouble("old"), trouble("new"))
    }
}

extension FactorKind {
    var inWords: String {
        switch self {
        case .passkey: "Passkey"
        case .password: "Password"
        case .code: "Authenticator"
        case .recovery: "Recovery codes"
        }
    }
}
