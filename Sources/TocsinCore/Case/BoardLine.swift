// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A case as the board shows it. Sealed under the case's own key wherever it is kept.
///
/// It follows from the fold alone, at the latest moment that the case has reached: made anew from the entries it is the
/// same.
package struct BoardLine: Hashable, Codable, Sendable {
    package let title: String
    /// What stood to be done when the case last changed; ask ``step(at:)``, which knows what time alone has changed.
    package let next: NextStep?
    /// How many more things are to be done.
    package let more: Int
    /// If nobody has warned by then, one person may alone (law 5).
    package let emergency: NextStep?
    package let taken: Taken?
    package let waiting: [Waiting]
    package let breaches: Int
    package let lastBreach: Timestamp?
    /// Calls for help that nobody has taken.
    package let helpAsked: Int
    /// The soonest end of a window that nobody has decided, and by when that is to be decided.
    package let windowEnds: Timestamp?
    package let windowDecideBy: Timestamp?
    package let practice: Bool
    package let restricted: Bool
    package let closed: Bool
    /// The last act that was no mere look.
    package let changedAt: Timestamp
    /// The latest moment that the case has reached; in practice, its now.
    package let moment: Timestamp
}

extension BoardLine {
    package init(_ folded: Case) {
        let steps = folded.steps(at: folded.moment)
        let windows = folded.warnings.values.compactMap { warning -> EndDecision? in
            guard let window = warning.window, !window.isDecided, !warning.gate.retraction.hasPassed else { return nil }
            return window
        }
        self.init(
            title: folded.opened.title, next: steps.first, more: max(0, steps.count - 1),
            emergency: folded.emergencyFrom(at: folded.moment).map(NextStep.emergency), taken: folded.taken,
            waiting: folded.waiting(at: folded.moment), breaches: folded.breaches.count,
            lastBreach: folded.breaches.map(\.due).max(),
            helpAsked: steps.first { $0.kind == .takeHelp }?.count ?? 0,
            windowEnds: folded.isClosed ? nil : windows.map(\.until).min(),
            windowDecideBy: steps.filter { $0.kind == .decideEnd || $0.kind == .agreeEnd }.compactMap(\.by).min(),
            practice: folded.isPractice, restricted: folded.access.isRestricted, closed: folded.isClosed,
            changedAt: folded.changedAt, moment: folded.moment)
    }

    /// The one thing to do next, when somebody looks.
    package func step(at now: Timestamp) -> NextStep? {
        guard let emergency, let from = emergency.by, from <= now, !(next?.kind.isFirstOfAll ?? false) else {
            return next
        }
        return emergency
    }

    /// Practice stands still where its acts left it.
    package func now(_ now: Timestamp) -> Timestamp { practice ? moment : now }

    /// 0 where somebody calls for help or must be warned alone; 1 with a clock; 2 without.
    package var rank: Int {
        guard let next else { return 2 }
        return next.kind.isFirstOfAll ? 0 : next.by == nil ? 2 : 1
    }

    /// What the board is sorted by after the rank: the clock, or the moment from which one person may warn alone.
    package var orderedBy: Timestamp? {
        [next?.by, emergency?.by].compactMap(\.self).min()
    }

    package func state(at now: Timestamp, _ thresholds: ClockThresholds = ClockThresholds()) -> ClockState? {
        step(at: self.now(now)).flatMap { ClockState($0, at: self.now(now), thresholds) }
    }
}

extension NextStep {
    /// Offered from this moment on.
    fileprivate static func emergency(from moment: Timestamp) -> NextStep {
        NextStep(.releaseAlone, by: .releaseEmergency, due: moment, from: moment, about: "whoever is in danger")
    }
}
