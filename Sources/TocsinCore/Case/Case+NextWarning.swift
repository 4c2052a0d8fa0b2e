// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

// What is to be done about warnings: from the draft to the end of the window.
extension Case {
    /// Warnings for this victim that have not left, newest name last.
    func drafts(for victim: VictimID) -> [Warning] {
        warnings.values.filter { !$0.isReleased && $0.drafted.victims.contains(victim) }.sorted { $0.id < $1.id }
    }

    /// The next thing for each draft that somebody may still need.
    func draftSteps(_ deadlines: Deadlines, at now: Timestamp) -> [NextStep] {
        warnings.values.filter { !$0.isReleased }.sorted { $0.id < $1.id }.compactMap { warning in
            let keys = warning.drafted.victims.flatMap { victim in
                opened.packs.map { DutyKey(victim: victim, pack: $0) }
            }
            guard keys.contains(where: { !(duties[$0]?.closed ?? true) }) else { return nil }
            let due = keys.compactMap { key in
                released(for: key.victim).isEmpty ? self.due(of: key, deadlines) : nil
            }
            return step(of: warning, at: now, due: due.min(), from: keys.compactMap(start(of:)).min())
        }
    }

    private func step(of warning: Warning, at now: Timestamp, due: Timestamp?, from: Timestamp?) -> NextStep {
        func step(_ kind: NextStep.Kind, _ act: ActKind, barred: Set<PersonID> = [], count: Int = 1) -> NextStep {
            NextStep(
                kind, by: act, due: due, from: due == nil ? nil : from, barred: barred, warning: warning.id,
                count: count, about: warning.releaseWords)
        }
        if warning.texts.isEmpty { return step(.writeText, .writeText) }
        guard let audience = warning.audience, audience.until.instant > now else {
            return step(.chooseAudience, .chooseAudience)
        }
        if !warning.openLeaks.isEmpty { return step(.decideLeaks, .acceptLeak, count: warning.openLeaks.count) }
        if !(warning.leaks?.parity.isEmpty ?? true), warning.parity == nil { return step(.decideParity, .decideParity) }
        switch warning.gate.signatures.state {
        case .unsigned, .passed: return step(.signFirst, .signRelease)
        case .signed(let first, _): return secondSignature(on: warning, after: first, due: due, from: from)
        }
    }

    /// The second signature is a releaser's or a senior officer's, whoever may sign first.
    private func secondSignature(
        on warning: Warning, after first: PersonID, due: Timestamp?, from: Timestamp?
    ) -> NextStep {
        NextStep(
            kind: .signSecond, by: due, from: due == nil ? nil : from, roles: [Role.releaser, .senior].sorted(),
            barred: [first], victim: nil, pack: nil, warning: warning.id, thing: nil, count: 1,
            about: warning.releaseWords)
    }

    func releasedSteps(_ deadlines: Deadlines) -> [NextStep] {
        warnings.values.filter(\.isReleased).sorted { $0.id < $1.id }.flatMap { warning in
            let review = emergencyReviewSteps(warning, deadlines)
            guard !warning.gate.retraction.hasPassed else { return review }
            return review + retractionSteps(warning) + toldSteps(warning, deadlines) + endSteps(warning, deadlines)
        }
    }

    private func emergencyReviewSteps(_ warning: Warning, _ deadlines: Deadlines) -> [NextStep] {
        guard warning.gate.awaitsReview, case .emergency(_, let releaser, _, _) = warning.gate.release else {
            return []
        }
        return [
            NextStep(
                .reviewEmergency, by: .reviewEmergency,
                due: deadlines.due(.emergencyReview, "emergency_review:\(warning.id)"), from: warning.gate.releasedAt,
                barred: [releaser], warning: warning.id)
        ]
    }

    private func retractionSteps(_ warning: Warning) -> [NextStep] {
        guard case .signed(let first, _) = warning.gate.retraction.state else { return [] }
        return [
            NextStep(
                .retractSecond, by: .signRetraction, barred: [first], warning: warning.id, about: warning.releaseWords)
        ]
    }

    /// Those whom a person must go to, and those whose answer is waited for.
    private func toldSteps(_ warning: Warning, _ deadlines: Deadlines) -> [NextStep] {
        let waiting = untold(warning)
        let byHand = waiting.filter { id in
            let first = recipients[id]?.added.routes.first?.channel ?? .byHand
            return first == .byHand || !(warning.reach[id]?.failures.isEmpty ?? true)
                || warning.reach[id]?.notMe ?? false
        }.count
        let told = "told:\(warning.id)"
        var steps: [NextStep] = []
        if byHand > 0 {
            steps.append(
                NextStep(
                    .deliverByHand, by: .deliverByHand, due: deadlines.due(.told, told), from: warning.gate.releasedAt,
                    warning: warning.id, count: byHand))
        }
        if waiting.count > byHand {
            steps.append(
                NextStep(
                    .awaitAnswers, by: .acknowledge,
                    due: deadlines.due(.told, "\(told):mail") ?? deadlines.due(.told, told),
                    from: warning.gate.releasedAt, warning: warning.id, count: waiting.count - byHand))
        }
        return steps
    }

    private func endSteps(_ warning: Warning, _ deadlines: Deadlines) -> [NextStep] {
        guard let window = warning.window else { return [] }
        let due = deadlines.due(.endDecision, "end_decision:\(warning.id)")
        func step(_ kind: NextStep.Kind, barred: Set<PersonID>) -> NextStep {
            NextStep(
                kind, by: .endWindow, due: due, from: warning.gate.releasedAt, barred: barred, warning: warning.id,
                about: warning.releaseWords)
        }
        switch window.state {
        case .running, .ranOut: return [step(.decideEnd, barred: [])]
        case .awaitsSecond(_, let first): return [step(.agreeEnd, barred: [first])]
        case .ended: return []
        }
    }
}
