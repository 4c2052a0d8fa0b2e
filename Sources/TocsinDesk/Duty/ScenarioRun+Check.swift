// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinPolicy

// What the desk shows at the end of a scenario, held against what the scenario expects.
extension ScenarioRun {
    /// - Returns: Sentences, each to follow the scenario's id.
    mutating func check() async throws -> [String] {
        let folded = try await desk.folded
        var failures: [String] = []
        for expected in scenario.expect { failures += try evaluationFailures(expected, in: folded) }
        for expected in scenario.expect where !expected.demanded.isEmpty {
            failures += try await recordFailures(expected)
        }
        for expected in scenario.expect where !expected.desk.isEmpty { failures += try await deskFailures(expected) }
        return failures
    }

    func key(_ expected: ScenarioExpectation) throws(ScenarioFault) -> DutyKey {
        guard let script = names[expected.victim].flatMap({ VictimID($0) }) else {
            throw ScenarioFault("expect: there is no victim '\(expected.victim)'")
        }
        return DutyKey(victim: script, pack: expected.pack)
    }

    private func evaluationFailures(_ expected: ScenarioExpectation, in folded: Case) throws -> [String] {
        guard expected.isOfEvaluation else { return [] }
        let key = try key(expected)
        guard var evaluation = folded.duties[key]?.evaluation else {
            return [", \(expected.victim): the case does not run the pack '\(expected.pack)'; add it to 'packs'"]
        }
        if !expected.turns.isEmpty {
            evaluation = desk.desk.explained(folded).duties[key]?.evaluation ?? evaluation
        }
        let found = expected.failures(
            of: evaluation, standing: folded.outcome(key, at: desk.clock.now), breaches: folded.breachNames)
        return (found + clockFailures(expected, key, in: folded)).map {
            ", \(expected.victim), \(expected.pack): \($0)"
        }
    }

    /// A clock that the pack demands must run in the case, and no longer than the pack says.
    private func clockFailures(_ expected: ScenarioExpectation, _ key: DutyKey, in folded: Case) -> [String] {
        (expected.names["clocks"] ?? []).compactMap { words in
            let parts = words.split(separator: " ").map(String.init)
            guard parts.count == 2, let length = Interval(parts[1]) else { return nil }
            let prefix: String
            switch parts[0] {
            case "determination" where folded.duties[key]?.decided == nil:
                prefix = "determination:\(key.victim):\(key.pack)"
            case "first_look" where folded.victims.values.allSatisfy(\.facts.isEmpty): prefix = "first_look"
            case _: return nil
            }
            let isPast = folded.expiredClocks.contains { $0.hasPrefix(prefix) }
            let running = folded.clocks.first { $0.key.hasPrefix(prefix) }
            let isInTime = running.map { $0.due <= folded.opened.awareness.at.instant + length } ?? isPast
            return isInTime ? nil : "the clock '\(words)' does not run in the case"
        }
    }

    /// While a record that is demanded is empty, the duty can't close and says which it is; once made, it is owed no
    /// more (E5).
    private mutating func recordFailures(_ expected: ScenarioExpectation) async throws -> [String] {
        let key = try key(expected)
        let folded = try await desk.folded
        let missing = expected.demanded.filter { !folded.hasRecord($0, for: key) }
        guard !missing.isEmpty else { return [] }
        let place = ", \(expected.victim), \(expected.pack): "
        guard let before = try await refusalToClose(key) else { return ["\(place)the duty closed without its records"] }
        let silent = missing.filter { !before.contains("record \($0) ") }
        for record in missing {
            try await act(
                .makeRecord, ["record": .text(record), "victim": .text("\(key.victim)"), "text": .text("as demanded")],
                by: nil)
        }
        let after = try await refusalToClose(key) ?? ""
        return silent.map { "\(place)the duty could close without the record '\($0)'" }
            + missing.filter { after.contains("record \($0) ") }.map {
                "\(place)the record '\($0)' is owed though it was made"
            }
    }

    /// Tries to close the duty.
    ///
    /// - Returns: What the desk said, or `nil` if it closed.
    mutating func refusalToClose(_ key: DutyKey) async throws -> String? {
        do {
            try await act(.closeDuty, ["victim": .text("\(key.victim)"), "pack": .text(key.pack)], by: nil)
            return nil
        } catch let refusal as Refusal {
            return refusal.sentence
        }
    }
}

extension ScenarioExpectation {
    /// Records of every stage.
    fileprivate var demanded: [String] { (names["records"] ?? []) + (names["records_later"] ?? []) }
}

extension Case {
    /// Kinds of clocks that ran out, and the pack's own names for what it found.
    var breachNames: [String] {
        breaches.map {
            $0.kind == .pack ? $0.key.split(separator: ":").dropFirst(3).first.map(String.init) ?? "" : $0.kind.rawValue
        }
    }
}
