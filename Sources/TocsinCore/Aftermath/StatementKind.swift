// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What somebody did by saying it.
package enum StatementKind: String, Hashable, Codable, Sendable, CaseIterable {
    case responsibilityClaim = "responsibility_claim"
    case denialOfResponsibility = "denial_of_responsibility"
    /// Somebody says that another did it.
    case attribution
    case counterAttribution = "counter_attribution"
    case accusation
    case verification, refutation
    case evidenceOffered = "evidence_offered"
    case evidenceAbsence = "evidence_absence"
    case figureReport = "figure_report"
    case eventReport = "event_report"
    case threatReport = "threat_report"
    case warning
    case intelligenceHeld = "intelligence_held"
    case assessment, policy
    case officialStatement = "official_statement"
    case explanation, justification, characterisation
    case declaredUnknown = "declared_unknown"
    case threatOrIntent = "threat_or_intent"
    case outcome, background
}
