// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
package import TocsinCore
package import TocsinDesk

extension SQLiteStore {
    package func link(withHash hash: Digest) async throws -> LinkRow? {
        try await rows("delivery_by_link", ["link_hash": hash.data]) { try LinkRow(row: $0) }.first
    }

    package func visit(
        _ delivery: DeliveryID, _ visit: LinkVisit, now: Timestamp
    ) async throws -> [Acknowledgement.Effect] {
        try await transact { database in
            guard let row = try database.rows("link_by_id", ["id": delivery.data]).first else {
                throw Acknowledgement.Refusal.expired
            }
            let before = try DeliveryRow(row: row)
            let seen = try LinkPage(row: row, of: before)
            var page = seen
            let effects = try page.take(visit, now: now)
            guard page != seen else { return effects }
            try SQLiteStore.save(page, of: before.number, in: database)
            if !effects.isEmpty, case .answer(let answer, let words) = visit {
                try database.run(
                    "add_link_answer",
                    [
                        "delivery": before.number, "once": answer.once, "answer": answer.rawValue,
                        "verified": page.acknowledgement.verified, "at": now.milliseconds, "words": words?.data,
                    ])
            }
            for case .evidence(let level) in effects {
                _ = try SQLiteStore.step(before, now: now, in: database) { $0.acknowledge(level) }
            }
            return effects
        }
    }

    private static func save(_ page: LinkPage, of number: Int64, in database: Database) throws {
        let acknowledgement = page.acknowledgement
        try database.run(
            "save_link",
            [
                "delivery": number, "state": acknowledgement.state.rawValue, "tries_left": acknowledgement.triesLeft,
                "verified": acknowledgement.verified, "misses": page.misses, "help_asked": acknowledgement.helpAsked,
            ])
    }

    package func unappliedAnswers(of delivery: DeliveryID?, limit: Int) async throws -> [LinkAnswer] {
        let make: @Sendable (Row) throws -> LinkAnswer = { try LinkAnswer(row: $0) }
        guard let delivery else { return try await rows("unapplied_answers", ["limit": limit], make) }
        return try await rows("answers_of", ["id": delivery.data], make)
    }

    package func apply(_ answer: LinkAnswer, now: Timestamp) async throws {
        try await transact { database in
            try database.run(
                "apply_answer",
                ["delivery": answer.number, "once": answer.answer.once, "at": now.milliseconds])
        }
    }
}

extension LinkPage {
    fileprivate init(row: Row, of delivery: DeliveryRow) throws {
        let expiresAt = delivery.delivery.expiresAt
        guard let state: Acknowledgement.State = try row.optionalCoded("link_state") else {
            self.init(Acknowledgement(expiresAt: expiresAt, check: delivery.asks))
            return
        }
        self.init(
            Acknowledgement(
                expiresAt: expiresAt, check: delivery.asks, state: state, triesLeft: row["tries_left"],
                verified: row["verified"], helpAsked: row["help_asked"]),
            misses: row["misses"])
    }
}

extension LinkRow {
    fileprivate init(row: Row) throws {
        let delivery = try DeliveryRow(row: row)
        self.init(
            delivery: delivery.delivery.id, caseID: delivery.caseID, warning: delivery.warning,
            recipient: delivery.recipient, practice: delivery.practice, page: try LinkPage(row: row, of: delivery),
            answered: row.optionalTime("answered_at"), sealed: delivery.sealed, wrappedKey: row.optionalBytes("wrapped")
        )
    }
}

extension LinkAnswer {
    fileprivate init(row: Row) throws {
        self.init(
            number: row["number"], delivery: try row.name("id"), fanOut: row["fan_out"],
            caseID: try row.name("case_id"), warning: try row.name("warning"), recipient: try row.name("recipient"),
            practice: row["practice"], priority: try row.priority("priority"), expiresAt: row.time("expires_at"),
            answer: try row.coded("answer"), verified: row["verified"], at: row.time("at"),
            words: row.optionalBytes("words"), wrappedKey: row.optionalBytes("wrapped"))
    }
}
