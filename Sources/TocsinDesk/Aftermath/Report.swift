// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

extension Desk {
    /// The situation report of a case, as known at a moment; `nil` means now.
    ///
    /// - Throws: `unknown-thing` if there is no such case, or was none then.
    package func situationReport(of id: CaseID, asOf moment: Timestamp?) async throws -> SituationReport {
        let loaded = if let moment { try await load(id, asOf: moment) } else { try await load(id) }
        let asOf = moment ?? max(loaded.folded.moment, instruments.now())
        return SituationReport(of: CaseSummary(loaded, at: asOf), ledger: loaded.folded.ledger, asOf: asOf)
    }
}

extension CaseSummary {
    /// What a report needs of a case, each line with the entry that it rests on.
    init(_ loaded: LoadedCase, at moment: Timestamp) {
        let folded = loaded.folded
        let trail = EntryTrail(loaded.entries, practice: folded.isPractice, zoneMinutes: folded.zoneMinutes)
        self.init(
            title: folded.opened.title, practice: folded.isPractice,
            opened: trail.time(of: EntryID(folded.id)) ?? AssertedTime(instant: folded.moment),
            awareness: folded.opened.awareness, entry: "\(folded.id)",
            victims: folded.victims.values.sorted { $0.id < $1.id }.map { VictimLine($0, in: folded, trail: trail, at: moment) },
            warnings: folded.warnings.values.filter(\.isReleased)
                .sorted { ($0.gate.releasedAt ?? moment, $0.id) < ($1.gate.releasedAt ?? moment, $1.id) }
                .map { WarningLine($0, in: folded, trail: trail) },
            // Windows that ran out are in their warning's own line.
            breaches: folded.breaches.filter { $0.kind != .window }.map { breach in
                BreachLine(
                    what: breach.about,
                    since: AssertedTime(instant: breach.due, offsetMinutes: folded.zoneMinutes),
                    entry: trail.breaches[breach.key] ?? "\(folded.id)")
            })
    }
}

/// Which entry decided what, found once in the order of the log.
private struct EntryTrail {
    private(set) var times: [EntryID: AssertedTime] = [:]
    private(set) var decisions: [DutyKey: EntryID] = [:]
    private(set) var breaches: [String: String] = [:]
    private(set) var ends: [WarningID: EntryID] = [:]
    private(set) var releases: [WarningID: EntryID] = [:]

    init(_ entries: [Entry], practice: Bool, zoneMinutes: Int) {
        for entry in entries {
            times[entry.id] =
                practice ? entry.asserted ?? AssertedTime(instant: entry.recorded)
                : AssertedTime(instant: entry.recorded, offsetMinutes: zoneMinutes)
            switch entry.act {
            case .proposeDetermination(let act):
                decisions[DutyKey(victim: act.victim, pack: act.evaluation.pack)] = entry.id
            case .decideDetermination(let act): decisions[DutyKey(victim: act.victim, pack: act.pack)] = entry.id
            case .expireClock(let act): breaches[act.clock] = "\(entry.id)"
            case .endWindow(let act): ends[act.warning] = entry.id
            case .signRelease(let act): releases[act.warning] = entry.id
            case .releaseEmergency(let act): releases[act.warning] = entry.id
            case _: break
            }
        }
    }

    func time(of entry: EntryID?) -> AssertedTime? { entry.flatMap { times[$0] } }
}

extension VictimLine {
    fileprivate init(_ victim: Victim, in folded: Case, trail: EntryTrail, at moment: Timestamp) {
        self.init(
            name: victim.added.name, entry: "\(victim.id)",
            determinations: folded.opened.packs.compactMap { pack in
                let key = DutyKey(victim: victim.id, pack: pack)
                guard let duty = folded.duties[key], let outcome = folded.outcome(key, at: moment) else { return nil }
                let entry = trail.decisions[key]
                let isDecided = !duty.reading.verdicts.isEmpty
                return DeterminationLine(
                    pack: pack, outcome: outcome.rawValue, reason: duty.reason, at: isDecided ? trail.time(of: entry) : nil,
                    entry: "\(entry ?? EntryID(victim.id))")
            })
    }
}

extension Duty {
    /// Why, in a person's words if one decided, else the rules that were met.
    fileprivate var reason: String {
        if case .awaitsSecond = reading.state { return "a second reader has not decided yet" }
        if let verdict = reading.verdicts.last { return verdict.reasons }
        let rules = evaluation?.trace.filter { $0.result == .met }.map(\.rule) ?? []
        return "found by the engine, not decided yet; "
            + (rules.isEmpty ? "no rule was met" : "rules met: " + rules.joined(separator: ", "))
    }
}

extension WarningLine {
    fileprivate init(_ warning: Warning, in folded: Case, trail: EntryTrail) {
        let zone = folded.zoneMinutes
        let text = warning.texts.keys.sorted().first.flatMap { warning.texts[$0] }
        let levels = EvidenceLevel.allCases.map { level in
            ReachLine(
                level: level.rawValue, people: warning.reach.values.filter { $0.has(level) }.count,
                of: warning.audience?.recipients.count ?? 0)
        }
        self.init(
            id: warning.id, title: text?.headline ?? "(no text)", audience: warning.drafted.audienceClass.rawValue,
            released: warning.gate.releasedAt.map { AssertedTime(instant: $0, offsetMinutes: zone) },
            from: warning.audience?.from,
            until: warning.window.map { AssertedTime(instant: $0.until, offsetMinutes: zone) },
            end: WindowEndLine(warning, trail: trail), reach: levels.filter { $0.people > 0 },
            entry: "\(trail.releases[warning.id] ?? EntryID(warning.id))")
    }
}

extension WindowEndLine {
    fileprivate init?(_ warning: Warning, trail: EntryTrail) {
        guard case .ended(let ended, let people, let time) = warning.window?.state else { return nil }
        let entry = trail.ends[warning.id]
        self.init(
            decision: ended.decision.rawValue, by: people.map { "person \("\($0)".prefix(6))" }.joined(separator: " and "),
            reason: ended.reason, at: trail.time(of: entry) ?? AssertedTime(instant: time),
            entry: "\(entry ?? EntryID(warning.id))")
    }
}
