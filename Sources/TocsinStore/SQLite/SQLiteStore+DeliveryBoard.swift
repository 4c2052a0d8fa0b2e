// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore: DeliveryStore {
    package func untold(after number: Int64, limit: Int) async throws -> [UntoldDelivery] {
        try await rows("untold_deliveries", ["after": number, "limit": limit]) { row in
            UntoldDelivery(
                number: row["number"], delivery: try row.name("id"), caseID: try row.name("case_id"),
                warning: try row.name("warning"), recipient: try row.name("recipient"),
                channel: try row.coded("channel"), state: row["state"], evidence: try row.optionalEvidence("evidence"),
                reason: row["reason"])
        }
    }

    package func tell(_ told: UntoldDelivery) async throws {
        try await transact { database in
            try database.run(
                "tell_delivery", ["number": told.number, "evidence": told.evidence?.rank, "state": told.state])
        }
    }

    package func counts(of warning: WarningID) async throws -> [DeliveryCount] {
        try await rows("delivery_counts", ["warning": warning.data]) { row in
            DeliveryCount(
                message: row["message"], channel: try row.coded("channel"), state: row["state"],
                evidence: try row.optionalEvidence("evidence"), count: row["count"])
        }
    }

    package func handTasks(of caseID: CaseID?, limit: Int) async throws -> [HandTask] {
        let make: @Sendable (Row) throws -> HandTask = { try HandTask(row: $0) }
        guard let caseID else { return try await rows("hand_tasks", ["limit": limit], make) }
        return try await rows("tasks_of_case", ["case_id": caseID.data, "limit": limit], make)
    }

    package func deliveries(in names: ClosedRange<DeliveryID>) async throws -> [ReferredDelivery] {
        try await rows("deliveries_referred", ["first": names.lowerBound.data, "last": names.upperBound.data]) { row in
            ReferredDelivery(
                delivery: try row.name("id"), caseID: try row.name("case_id"), warning: try row.name("warning"),
                recipient: try row.name("recipient"))
        }
    }

    package func audit(now: Timestamp, lease: Interval) async throws -> DeliveryAudit {
        let moment: [String: (any DatabaseValueConvertible)?] = ["now": now.milliseconds]
        let concern: @Sendable (Row) throws -> DeliveryAudit.Concern = { row in
            DeliveryAudit.Concern(
                warning: try row.name("warning"), caseID: try row.name("case_id"), recipients: row["count"])
        }
        return DeliveryAudit(
            stuck: try await rows("audit_fan_outs", ["before": (now - .minutes(1)).milliseconds], concern),
            missing: try await rows("audit_missing", moment, concern).filter { $0.recipients > 0 },
            silent: try await rows("audit_silent", moment, concern),
            lostLeases: try await rows("audit_leases", ["before": (now - lease).milliseconds]) { $0["count"] as Int }
                .first ?? 0,
            late: try await rows("audit_late", moment) { $0["count"] as Int }.first ?? 0)
    }
}

extension HandTask {
    fileprivate init(row: Row) throws {
        self.init(
            delivery: try row.name("id"), caseID: try row.name("case_id"), warning: try row.name("warning"),
            recipient: try row.name("recipient"), message: row["message"], practice: row["practice"],
            route: row["route"], hold: try row.coded("hold"), priority: try row.priority("priority"),
            since: row.time("enqueued_at"), until: row.time("expires_at"))
    }
}
