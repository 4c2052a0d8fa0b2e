// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension Desk {
    /// Differences between what staff and the public are told about the same danger, as sentences.
    ///
    /// Compared are the texts of one language of this warning and of the newest warning of the other class that shares
    /// a victim. Where raising the public text would touch a leak hit, the sentence says so: neither wins by itself.
    func parity(of warning: Warning, in folded: Case, check leaks: LeakCheck) -> [String] {
        guard let other = counterpart(of: warning, in: folded) else { return [] }
        let isPublic = warning.drafted.audienceClass == .public
        let (staff, open) = isPublic ? (other, warning) : (warning, other)
        return staff.texts.keys.sorted().flatMap { language -> [String] in
            guard let told = staff.texts[language], let shown = open.texts[language] else { return [] }
            let check = ParityCheck(staff: told.parityText, public: shown.parityText)
            guard !check.findings.isEmpty else { return [] }
            let conflicts = check.conflicts(with: leaks.check(text: told.searched))
            return check.findings.map(\.sentence) + conflicts.map(\.sentence)
        }
    }

    private func counterpart(of warning: Warning, in folded: Case) -> Warning? {
        let wanted: AudienceClass
        switch warning.drafted.audienceClass {
        case .public: wanted = .staff
        case .staff: wanted = .public
        case .private, .partner: return nil
        }
        let victims = Set(warning.drafted.victims)
        return folded.warnings.values
            .filter { $0.drafted.audienceClass == wanted && !victims.isDisjoint(with: $0.drafted.victims) }
            .max { ($0.gate.releasedAt?.milliseconds ?? .max, $0.id) < ($1.gate.releasedAt?.milliseconds ?? .max, $1.id) }
    }
}

extension WriteText {
    fileprivate var parityText: ParityCheck.Text {
        ParityCheck.Text(text: searched, actions: actions, specificity: specificity)
    }
}
