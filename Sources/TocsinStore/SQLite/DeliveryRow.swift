// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Foundation
internal import GRDB
internal import TocsinCore
internal import TocsinDesk

/// One row of the table `delivery` with what its fan-out says, around the machine that decides.
struct DeliveryRow {
    let number: Int64
    var delivery: Delivery
    let fanOut: Int64
    let warning: WarningID
    let caseID: CaseID
    let message: FanOut.Message
    let practice: Bool
    let recipient: RecipientID
    let named: Bool
    let asks: IdentityCheck.Kind?
    /// Absent while the fan-out is not planned, and then it has no deliveries.
    let stopsAt: EvidenceLevel
    var untold: Bool
    let sealed: [UInt8]?

    init(row: Row) throws {
        number = row["number"]
        fanOut = row["fan_out"]
        warning = try row.name("warning")
        caseID = try row.name("case_id")
        message = try row.message("message")
        practice = row["practice"]
        recipient = try row.name("recipient")
        named = row["named"]
        asks = try row.optionalCoded("asks")
        stopsAt = try row.optionalEvidence("stops_at") ?? .acknowledgedVerified
        untold = row["untold"]
        sealed = row.optionalBytes("sealed")
        delivery = Delivery(
            id: try row.name("id"), channel: try row.coded("channel"), priority: try row.priority("priority"),
            enqueuedAt: row.time("enqueued_at"), deadline: row.time("deadline"), expiresAt: row.time("expires_at"),
            state: try Delivery.State(row: row), fence: row["fence"], evidence: try row.optionalEvidence("evidence"),
            mayHaveArrived: row["may_have_arrived"])
    }

    /// Positions of `save_delivery`.
    var saved: [(any DatabaseValueConvertible)?] {
        let columns = StateColumns(delivery.state, expiresAt: delivery.expiresAt)
        return [
            columns.state, columns.dueAt, columns.lease?.owner.data, columns.lease?.until.milliseconds,
            columns.lease?.then?.column, columns.hold, delivery.fence, delivery.evidence?.rank,
            delivery.mayHaveArrived, untold, number,
        ]
    }
}

/// How a machine's state lies in columns.
struct StateColumns {
    let state: String
    var dueAt: Int64?
    var lease: Delivery.Lease?
    var hold: String?

    /// A moment beyond expiry is kept as that of expiry: then it is looked at again, to end.
    init(_ value: Delivery.State, expiresAt: Timestamp) {
        switch value {
        case .ready(let from):
            state = "ready"
            dueAt = min(from, expiresAt).milliseconds
        case .unknown(let from):
            state = "unknown"
            dueAt = min(from, expiresAt).milliseconds
        case .leased(let lease):
            state = "leased"
            self.lease = lease
        case .held(let hold):
            state = "held"
            self.hold = hold.rawValue
        case .handedOver: state = "handed_over"
        case .expired: state = "expired"
        case .superseded: state = "superseded"
        case .cancelled: state = "cancelled"
        case .failed: state = "failed"
        }
    }
}

extension Delivery.State {
    fileprivate init(row: Row) throws {
        switch row["state"] as String {
        case "ready": self = .ready(from: row.time("due_at"))
        case "unknown": self = .unknown(from: row.time("due_at"))
        case "leased":
            let then = try (row["lease_then"] as String?).map { try Delivery.Stop(column: $0) }
            self = .leased(
                Delivery.Lease(owner: try row.name("lease_owner"), until: row.time("lease_until"), then: then))
        case "held": self = .held(try row.coded("hold"))
        case "handed_over": self = .handedOver
        case "expired": self = .expired
        case "superseded": self = .superseded
        case "cancelled": self = .cancelled
        case "failed": self = .failed
        default: throw RowBroken(column: "delivery.state")
        }
    }
}

extension Delivery.Stop {
    fileprivate init(column: String) throws {
        switch column {
        case "cancel": self = .cancel
        case "supersede": self = .supersede
        case _:
            guard let hold = Delivery.Hold(rawValue: column) else { throw RowBroken(column: "delivery.lease_then") }
            self = .hold(hold)
        }
    }

    fileprivate var column: String {
        switch self {
        case .cancel: "cancel"
        case .supersede: "supersede"
        case .hold(let hold): hold.rawValue
        }
    }
}

extension EvidenceLevel {
    /// 0 is the weakest, as the tables have it.
    var rank: Int { EvidenceLevel.allCases.firstIndex(of: self) ?? 0 }
}

extension DeliveryPriority {
    /// 0 is the most urgent, as the tables have it.
    var rank: Int { DeliveryPriority.allCases.firstIndex(of: self) ?? 0 }
}

extension Row {
    func optionalEvidence(_ column: String) throws -> EvidenceLevel? {
        guard let rank = self[column] as Int? else { return nil }
        guard EvidenceLevel.allCases.indices.contains(rank) else { throw RowBroken(column: column) }
        return EvidenceLevel.allCases[rank]
    }

    func priority(_ column: String) throws -> DeliveryPriority {
        let rank: Int = self[column]
        guard DeliveryPriority.allCases.indices.contains(rank) else { throw RowBroken(column: column) }
        return DeliveryPriority.allCases[rank]
    }

    func message(_ column: String) throws -> FanOut.Message {
        guard let message = FanOut.Message(name: self[column]) else { throw RowBroken(column: column) }
        return message
    }

    func optionalCoded<Value: RawRepresentable<String>>(_ column: String) throws -> Value? {
        guard let text = self[column] as String? else { return nil }
        guard let value = Value(rawValue: text) else { throw RowBroken(column: column) }
        return value
    }

    func optionalTime(_ column: String) -> Timestamp? {
        (self[column] as Int64?).map(Timestamp.init(milliseconds:))
    }

    func optionalName<Kind>(_ column: String) throws -> Identifier<Kind>? {
        guard (self[column] as Data?) != nil else { return nil }
        return try name(column) as Identifier<Kind>
    }
}

extension Database {
    /// Runs a named statement with values in the order in which their names first appear; for loops over thousands.
    func run(_ name: String, inOrder values: [(any DatabaseValueConvertible)?]) throws {
        try cachedStatement(sql: NamedStatements.all[name]).execute(arguments: StatementArguments(values))
    }

    func rows(
        _ name: String, _ arguments: [String: (any DatabaseValueConvertible)?] = [:]
    ) throws -> [Row] {
        try Row.fetchAll(
            try cachedStatement(sql: NamedStatements.all[name]), arguments: StatementArguments(arguments))
    }
}
