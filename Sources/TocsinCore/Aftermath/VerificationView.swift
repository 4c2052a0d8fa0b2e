// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How far one claim is verified, on two axes that never become one: what the claimant offered, and what others think.
package struct VerificationView: Hashable, Sendable {
    /// The word shown. It speaks of the second axis only.
    package enum Word: String, Hashable, Codable, Sendable, CaseIterable { case unverified, verified, disputed, refuted, retracted }

    /// One assessor's last word on the claim.
    package struct Assessor: Hashable, Sendable {
        package let name: String
        package let authority: Bool
        package let verdict: StatementAssessment.Verdict
        package let basis: StatementAssessment.Basis
        package let statement: StatementID
    }

    package static let rule = NamedRule(
        name: "two axes",
        words: "The word counts each assessor's last verdict that was not taken back. Taken back by the claimant: "
            + "retracted. Refuted by somebody and confirmed by nobody: refuted. Doubted or refuted by some and confirmed "
            + "by others, or doubted only: disputed. Confirmed only: verified, with the names and their basis. Otherwise "
            + "unverified. What the claimant offered as evidence is shown beside it and changes no word.")

    package let claim: StatementID
    package let word: Word
    /// What the claimant offered, by the last statement about it.
    package let evidence: EvidenceOffered
    /// The statement that says so; the claim itself if no other does.
    package let evidenceStatement: StatementID
    package let assessors: [Assessor]

    /// - Parameters:
    ///   - claim: A statement with a claim in it.
    ///   - ledger: As known at the moment asked for.
    package init(of claim: Recorded<RecordStatement>, in ledger: Ledger) {
        self.claim = claim.id
        let retracted = ledger.retracted
        let superseded = ledger.superseding
        let standing = ledger.statements.filter { retracted[$0.id] == nil && superseded[$0.id] == nil }
        let offer = standing.last { $0.act.evidenceOffered != nil && $0.act.about.contains(claim.id) }
        evidence = offer?.act.evidenceOffered ?? claim.act.evidenceOffered ?? .notStated
        evidenceStatement = offer?.id ?? claim.id
        assessors = VerificationView.lastWords(on: claim.id, in: standing)
        word = VerificationView.word(assessors, isRetracted: retracted[claim.id] != nil)
    }

    /// "verified by two US officials (own intelligence)".
    package var words: String {
        switch word {
        case .unverified: "unverified"
        case .verified: "verified by \(list { $0 == .confirms })"
        case .disputed:
            "disputed: " + [
                phrase("confirmed by", { $0 == .confirms }), phrase("doubted by", { $0 == .doubts }),
                phrase("refuted by", { $0 == .refutes }),
            ].compactMap { $0 }.joined(separator: "; ")
        case .refuted: "refuted by \(list { $0 == .refutes })"
        case .retracted: "retracted"
        }
    }

    private func phrase(_ verb: String, _ wanted: (StatementAssessment.Verdict) -> Bool) -> String? {
        let names = list(wanted)
        return names.isEmpty ? nil : "\(verb) \(names)"
    }

    private func list(_ wanted: (StatementAssessment.Verdict) -> Bool) -> String {
        assessors.filter { wanted($0.verdict) }.map { assessor in
            switch assessor.basis {
            case .notStated: "\(assessor.name) (basis not stated)"
            case .ownIntelligence, .ownObservation, .forensic, .document, .secondSource:
                "\(assessor.name) (\(assessor.basis.rawValue.withSpaces))"
            }
        }.joined(separator: ", ")
    }

    private static func lastWords(on claim: StatementID, in statements: [Recorded<RecordStatement>]) -> [Assessor] {
        var assessors: [Assessor] = []
        for statement in statements {
            guard let assessment = statement.act.assessment, assessment.of == claim else { continue }
            assessors.removeAll { $0.name == statement.act.speaker.name }
            assessors.append(
                Assessor(
                    name: statement.act.speaker.name, authority: statement.act.speaker.authority,
                    verdict: assessment.verdict, basis: assessment.basis, statement: statement.id))
        }
        return assessors
    }

    private static func word(_ assessors: [Assessor], isRetracted: Bool) -> Word {
        let verdicts = Set(assessors.map(\.verdict))
        let confirmed = verdicts.contains(.confirms)
        if isRetracted { return .retracted }
        if verdicts.contains(.refutes) { return confirmed ? .disputed : .refuted }
        if verdicts.contains(.doubts) { return .disputed }
        return confirmed ? .verified : .unverified
    }
}

extension String {
    /// A wire word for people: `own_intelligence` reads "own intelligence".
    package var withSpaces: String {
        String(map { $0 == "_" ? " " : $0 })
    }
}
