// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What one check says, before the kind of release is looked at.
struct CheckVerdict {
    struct Note {
        let level: MessageFinding.Level
        let place: MessagePlace?
        let problem: String
        let instead: String
    }

    private(set) var notes: [Note] = []
    /// Why silence would mean little.
    private(set) var gap: String?

    static let clean = CheckVerdict()

    mutating func find(
        _ level: MessageFinding.Level?, at place: MessagePlace? = nil, _ problem: String, write instead: String
    ) {
        guard let level else { return }
        notes.append(Note(level: level, place: place, problem: problem, instead: instead))
    }

    mutating func leave(unchecked reason: String) { gap = gap ?? reason }

    func result(of check: MessageCheck, emergency: Bool) -> MessageResult {
        guard !notes.isEmpty else { return gap.map(MessageResult.notChecked) ?? .clean }
        let findings = notes.map { note in
            MessageFinding(
                check: check, level: note.level, place: note.place, problem: note.problem, instead: note.instead,
                isForReview: false)
        }
        return .found(emergency ? findings.map { $0.softened() } : findings)
    }
}
