// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A thing of the ledger with the entry that recorded it and the time from which the desk knew it.
package struct Recorded<Act: Hashable & Sendable>: Hashable, Sendable {
    /// The identifier of the entry, which is that of the thing.
    package let id: Identifier<Act>
    package let learned: AssertedTime
    package let act: Act

    package init(id: Identifier<Act>, learned: AssertedTime, act: Act) {
        self.id = id
        self.learned = learned
        self.act = act
    }
}

/// Everything said about some events, in the order in which it was recorded. Nothing in it is ever changed or taken
/// out; figures, responsibility and verification are views computed from it by named rules (law 16).
package struct Ledger: Hashable, Sendable {
    package private(set) var events: [Recorded<RecordEvent>] = []
    package private(set) var statements: [Recorded<RecordStatement>] = []
    package private(set) var outcomes: [Recorded<RecordOutcome>] = []

    private var places: [StatementID: Int] = [:]

    package init() {}

    /// Adds an event.
    ///
    /// - Throws: `malformed`, with what to write instead.
    package mutating func record(_ event: RecordEvent, id: EventID, learned: AssertedTime) throws(Refusal) {
        try StatementCheck.check(event)
        events.append(Recorded(id: id, learned: learned, act: event))
    }

    /// Adds a statement.
    ///
    /// - Throws: `unknown-thing` if it points to an event or statement that is not here; `not-allowed` if an unofficial
    ///   figure would replace an official one; `malformed`, with what to write instead.
    package mutating func record(_ statement: RecordStatement, id: StatementID, learned: AssertedTime) throws(Refusal) {
        try StatementCheck.check(statement, in: self)
        places[id] = statements.count
        statements.append(Recorded(id: id, learned: learned, act: statement))
    }

    /// Adds what became of a warning. A later one for the same warning stands beside it, and the report shows the last.
    ///
    /// - Throws: `unknown-thing` if it points to an event or statement that is not here; `malformed`.
    package mutating func record(_ outcome: RecordOutcome, id: Identifier<RecordOutcome>, learned: AssertedTime)
        throws(Refusal)
    {
        try StatementCheck.check(outcome, in: self)
        outcomes.append(Recorded(id: id, learned: learned, act: outcome))
    }

    /// The ledger as it was known at a moment: only what had been learned by then.
    ///
    /// What was learned on a day without an hour counts from the end of that day.
    package func known(at moment: Timestamp) -> Ledger {
        var past = Ledger()
        past.events = events.filter { $0.learned.instant <= moment }
        past.statements = statements.filter { $0.learned.instant <= moment }
        past.outcomes = outcomes.filter { $0.learned.instant <= moment }
        for (place, statement) in past.statements.enumerated() { past.places[statement.id] = place }
        return past
    }

    package func event(_ id: EventID) -> Recorded<RecordEvent>? { events.first { $0.id == id } }

    package func statement(_ id: StatementID) -> Recorded<RecordStatement>? { places[id].map { statements[$0] } }

    /// Statements about one event, in the order in which they were recorded.
    package func statements(about event: EventID) -> [Recorded<RecordStatement>] {
        statements.filter { $0.act.events.contains(event) }
    }
}

extension Ledger {
    /// Who replaced what: statement to those that supersede it, in the order in which they came.
    package var superseding: [StatementID: [Recorded<RecordStatement>]] {
        statements.reduce(into: [:]) { links, newer in
            for older in newer.act.supersedes { links[older, default: []].append(newer) }
        }
    }

    /// Statements that their speaker took back, each with the statement by which it was done.
    package var retracted: [StatementID: Recorded<RecordStatement>] {
        statements.reduce(into: [:]) { links, statement in
            guard let assessment = statement.act.assessment, assessment.verdict == .retractsEarlier else { return }
            links[assessment.of] = statement
        }
    }
}
