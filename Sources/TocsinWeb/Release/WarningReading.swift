// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// One warning of a case, as one person reads it.
struct WarningReading: Sendable {
    let reading: CaseReading
    let warning: Warning
    /// Of the contents as they stand: what a signature names.
    let digest: Digest

    var folded: Case { reading.folded }
    var path: String { "\(reading.path)/warnings/\(warning.id)" }
    var count: AudienceCount { AudienceCount(warning.audience, in: folded) }
    var sentences: ReleaseSentences { ReleaseSentences(count: count) }

    /// "7F2A 91CC 04BE D310": both signers can read it to each other.
    static func code(_ digest: Digest) -> String {
        let digits = Array("\(digest)".prefix(16).uppercased())
        return stride(from: 0, to: digits.count, by: 4).map { String(digits[$0..<$0 + 4]) }.joined(separator: " ")
    }

    /// Its number in the case, in the order in which warnings were begun.
    var number: Int {
        let begun = reading.loaded.entries.filter { $0.act?.kind == .draftWarning }.map { WarningID($0.id) }
        return (begun.firstIndex(of: warning.id) ?? begun.count) + 1
    }

    /// Others who looked at the case in the last quarter of an hour.
    var others: [String] {
        let since = reading.now - .minutes(15)
        let people = reading.loaded.entries.reversed().prefix { $0.recorded > since }.compactMap { entry -> PersonID? in
            if case .readCase(let read) = entry.act { return read.by }
            return entry.actor.person
        }
        return Set(people).subtracting([reading.person.id]).map(reading.names.name).sorted()
    }
}

extension DeskSite {
    /// The warning that a request names, on the record.
    ///
    /// - Throws: `unknown-thing`, as for a case that is not for this person.
    func warning(
        _ request: WebRequest, _ session: Session, what: String, asking known: Set<String> = []
    ) async throws -> WarningReading {
        let reading = try await reading(request, session, what: what, asking: known)
        return try warning(request.name("warning"), in: reading)
    }

    func warning(_ name: String, in reading: CaseReading) throws -> WarningReading {
        guard let id = WarningID(name), let warning = reading.folded.warnings[id] else { throw WebFailure.nothing }
        return WarningReading(reading: reading, warning: warning, digest: try Desk.digest(of: warning.contents))
    }

    /// One of several acts of one form: each has a key of its own, so that pressing twice does all of them once.
    func act(_ act: Act, part: String, in id: CaseID, _ session: Session, _ form: DeskForm) async throws -> ActAnswer {
        try await desk.perform(
            ActRequest(act: act, caseID: id), by: session.person, key: form["key"].map { "\($0)-\(part)" })
    }

    func frame(_ reading: CaseReading, problems: [FormProblem] = []) async -> DeskFrame {
        await frame(
            .elsewhere, reading.session, practice: reading.folded.isPractice, zoneMinutes: reading.zone,
            problems: problems)
    }
}

extension AudienceClass {
    var label: String {
        switch self {
        case .private: "One person, or a few by name"
        case .staff: "Staff"
        case .partner: "Partners"
        case .public: "The public"
        }
    }
}

extension DraftWarning.Kind {
    var label: String {
        switch self {
        case .warning: "Warning"
        case .publicAlert: "Public alert"
        case .advisory: "Advisory"
        case .disruptionNotice: "Disruption notice"
        }
    }
}

extension DeliveryPriority {
    var label: String {
        switch self {
        case .lifeThreat: "P0: a threat to the life of somebody named"
        case .urgent: "P1: urgent"
        case .advisory: "P2: advice"
        case .bulk: "P3: can wait"
        }
    }
}
