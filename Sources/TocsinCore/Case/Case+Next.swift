// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    /// The one thing to do next; `nil` if nothing is.
    ///
    /// - Parameter now: Time alone moves it in one way: when no time is left for two signatures (law 5).
    package func next(at now: Timestamp) -> NextStep? { steps(at: now).first }

    /// Everything that is to be done, the most urgent first.
    ///
    /// Calls for help and emergency release come before all; then what has a clock, soonest first; what has none comes
    /// after whatever is due within a day.
    package func steps(at now: Timestamp) -> [NextStep] {
        let deadlines = Deadlines(standingClocks)
        guard !isClosed else { return helpSteps + erasureSteps }
        let all =
            helpSteps + intakeSteps(deadlines) + dutySteps(deadlines, at: now) + questionSteps(deadlines)
            + draftSteps(deadlines, at: now) + releasedSteps(deadlines) + protectionSteps(deadlines) + closingSteps
        return all.sorted { left, right in left.place(at: now) < right.place(at: now) }
    }

    /// From when emergency release will be offered if nobody has warned by then; `nil` if it never will, or is already.
    func emergencyFrom(at now: Timestamp) -> Timestamp? {
        guard let expected, !isClosed else { return nil }
        let from = expected.instant - ClockRule.deliveryAndActing
        guard from > now, duties.contains(where: { mayNeedEmergency($0.key, $0.value) }) else { return nil }
        return from
    }

    /// A duty that stands and for which nothing has left.
    func mayNeedEmergency(_ key: DutyKey, _ duty: Duty) -> Bool {
        guard !duty.closed, let evaluation = duty.evaluation else { return false }
        let stands = outcome(key, at: moment)?.isDuty ?? false || evaluation.emergencyOffered
        return stands && released(for: key.victim).isEmpty
    }

    private var helpSteps: [NextStep] {
        let calls = warnings.values.flatMap { warning in
            warning.reach.values.compactMap { $0.helpTakenBy == nil ? $0.helpAsked : nil }.map { (warning.id, $0) }
        }
        guard let first = calls.min(by: { ($0.1, $0.0) < ($1.1, $1.0) }) else { return [] }
        return [NextStep(.takeHelp, by: .takeHelp, due: first.1, from: first.1, warning: first.0, count: calls.count)]
    }

    private func intakeSteps(_ deadlines: Deadlines) -> [NextStep] {
        let due = deadlines.due(.firstLook, "first_look")
        let ungraded = reports.values.filter { $0.grade == .ungraded }.map(\.id).sorted()
        var steps: [NextStep] = []
        if let first = ungraded.first {
            steps.append(
                NextStep(
                    .gradeReports, by: .gradeReport, due: due, from: clockRule.start, thing: EntryID(first),
                    count: ungraded.count))
        }
        if victims.isEmpty {
            steps.append(NextStep(.addVictims, by: .addVictim, due: due, from: clockRule.start))
        }
        return steps
    }

    private var closingSteps: [NextStep] {
        if case .signed(let first, _) = closing.state {
            return [NextStep(.closeSecond, by: .closeCase, barred: [first])]
        }
        return !duties.isEmpty && unfinished.isEmpty ? [NextStep(.closeCase, by: .closeCase)] : []
    }

    private var erasureSteps: [NextStep] {
        erasures.sorted { $0.key < $1.key }.compactMap { subject, gate in
            guard case .signed(let first, _) = gate.state else { return nil }
            return NextStep(.eraseSecond, by: .eraseSubject, barred: [first], thing: EntryID(subject))
        }
    }
}

/// The clocks of a case, those that ran out with nothing done included, by what they stand for.
struct Deadlines {
    private let clocks: [ClockKind: [DutyClock]]

    init(_ clocks: [DutyClock]) {
        self.clocks = Dictionary(grouping: clocks, by: \.kind)
    }

    /// The soonest clock of this name; names may go on behind a colon, where a clock was started again.
    func due(_ kind: ClockKind, _ name: String) -> Timestamp? { all(kind, name).map(\.due).min() }

    func all(_ kind: ClockKind, _ name: String) -> [DutyClock] {
        (clocks[kind] ?? []).filter { $0.key == name || $0.key.hasPrefix("\(name):") }
    }
}

extension NextStep {
    /// Where it stands among others; the last parts only keep equals in one order.
    fileprivate func place(at now: Timestamp) -> Place {
        Place(
            rank: kind.isFirstOfAll ? 0 : 1, due: by ?? now + .days(1),
            kind: Kind.allCases.firstIndex(of: kind) ?? 0,
            name:
                "\(pack ?? "") \(victim.map { "\($0)" } ?? "") \(warning.map { "\($0)" } ?? "") \(thing.map { "\($0)" } ?? "") \(about)"
        )
    }

    fileprivate struct Place: Comparable {
        let rank: Int
        let due: Timestamp
        let kind: Int
        let name: String

        static func < (left: Place, right: Place) -> Bool {
            (left.rank, left.due, left.kind, left.name) < (right.rank, right.due, right.kind, right.name)
        }
    }
}
