// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The figures that a user sees, computed from statements by the default rule, which is printed with them.
package struct FigureView: Hashable, Sendable {
    package static let rule = NamedRule(
        name: "latest official",
        words: "For each measure and scope: of the official figures that nobody took back or replaced, the one said "
            + "last; at one time, the one recorded last. Unofficial figures stand beside it and change nothing. A lower "
            + "figure may follow a higher one. Nothing is added up or averaged.")

    package let series: [FigureSeries]

    /// - Parameter ledger: As known at the moment asked for; see ``Ledger/known(at:)``.
    package init(_ ledger: Ledger) {
        let links = Links(superseding: ledger.superseding, retracted: ledger.retracted)
        var groups: [Key: [Recorded<RecordStatement>]] = [:]
        var order: [Key] = []
        for statement in ledger.statements {
            guard let figure = statement.act.figure, let event = statement.act.events.first else { continue }
            let key = Key(event: event, measure: figure.measure, scope: figure.scope)
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(statement)
        }
        series = order.map { key in
            FigureSeries(
                event: key.event, measure: key.measure, scope: key.scope,
                readings: FigureView.read(groups[key] ?? [], links))
        }
    }

    /// The series of one measure, scope by scope in the order in which they came up.
    package func series(of measure: Figure.Measure, at event: EventID) -> [FigureSeries] {
        series.filter { $0.measure == measure && $0.event == event }
    }

    private struct Key: Hashable {
        let event: EventID
        let measure: Figure.Measure
        let scope: String
    }

    private struct Links {
        let superseding: [StatementID: [Recorded<RecordStatement>]]
        let retracted: [StatementID: Recorded<RecordStatement>]

        func place(of statement: Recorded<RecordStatement>, standing: Figure.Standing) -> FigureReading.Place? {
            if let retraction = retracted[statement.id] { return .retracted(by: retraction.id) }
            if let newer = superseding[statement.id]?.last {
                return .superseded(by: newer.id, reason: newer.act.revisionReason)
            }
            return standing == .unofficial ? .beside : nil
        }
    }

    private static func read(_ statements: [Recorded<RecordStatement>], _ links: Links) -> [FigureReading] {
        let sorted = statements.enumerated().sorted { left, right in
            let (first, second) = (time(left.element), time(right.element))
            return first == second ? left.offset < right.offset : first < second
        }.map(\.element)
        let current = sorted.last { statement in
            statement.act.figure.map { links.place(of: statement, standing: $0.standing) == nil } ?? false
        }?.id
        return sorted.compactMap { statement in
            guard let figure = statement.act.figure else { return nil }
            let place = links.place(of: statement, standing: figure.standing)
            return FigureReading(
                statement: statement.id, figure: figure, speaker: statement.act.speaker.name,
                relayedBy: statement.act.relayedBy, said: statement.act.said, learned: statement.learned,
                place: place ?? (statement.id == current ? .current : .earlier))
        }
    }

    /// When it was said. A day without an hour counts at its end, but nothing is said after it was learned.
    private static func time(_ statement: Recorded<RecordStatement>) -> Timestamp {
        min(statement.act.said?.instant ?? statement.learned.instant, statement.learned.instant)
    }
}
