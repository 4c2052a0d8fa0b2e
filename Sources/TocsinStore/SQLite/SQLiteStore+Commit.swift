// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
import TocsinCore
package import TocsinDesk

extension SQLiteStore {
    @discardableResult
    package func commit(_ commit: Commit) async throws -> Int64 {
        do {
            return try await commits.write { database in
                try SQLiteStore.write(commit, to: database)
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
            let text = error.message ?? "a constraint"
            throw StoreConflict(text.contains("answer.key") ? .answered : .constraint(text))
        }
    }

    private static func write(_ commit: Commit, to database: Database) throws -> Int64 {
        if let (stream, expected) = commit.expecting {
            let statement = try database.cachedStatement(sql: NamedStatements.all["revision_of_stream"])
            let found = try Int64.fetchOne(statement, arguments: ["stream": stream.data]) ?? 0
            guard found == expected else { throw StoreConflict(.revision) }
        }
        for (subject, wrapped) in commit.newKeys {
            try database.run("add_key", ["subject": subject.data, "wrapped": wrapped.data])
        }
        for entry in commit.entries { try write(entry, to: database) }
        let last = commit.entries.isEmpty ? 0 : database.lastInsertedRowID
        for change in commit.changes.sorted(by: { $0.order < $1.order }) { try write(change, to: database) }
        if let answer = commit.answer {
            try database.run(
                "add_answer",
                ["key": answer.key.data, "request": answer.request.data, "answer": answer.answer.data])
        }
        return last
    }

    private static func write(_ entry: NewEntry, to database: Database) throws {
        try database.run(
            "add_entry",
            [
                "id": entry.id.data, "stream": entry.stream.data, "kind": entry.kind.rawValue,
                "actor": entry.actor.description, "recorded": entry.recorded.milliseconds,
                "asserted": entry.asserted?.description, "subject": entry.subject.data, "sealed": entry.sealed.data,
                "canonical": entry.canonical.data, "entry_key": entry.entryKey.data,
            ])
    }

    private static func write(_ change: Change, to database: Database) throws {
        switch change {
        case .access(let change): try write(change, to: database)
        case .person, .channel, .founded, .report, .assigned, .erase: try writeIntake(change, to: database)
        case .opened, .closed, .clocks, .breach, .verdict, .negative: try writeDuty(change, to: database)
        case .signature, .release, .halted, .retracted, .published, .publicationEnded:
            try writeRelease(change, to: database)
        case .board, .keptTo: try writeBoard(change, to: database)
        case .fanOut, .stop, .reached, .failedByHand, .wrongPerson: try writeDelivery(change, to: database)
        }
    }

    private static func writeIntake(_ change: Change, to database: Database) throws {
        switch change {
        case .person(let person, let hash):
            try database.run(
                "add_person",
                [
                    "id": person.id.data, "name": person.sealedName.data,
                    "roles": person.roles.sorted().map(\.rawValue).joined(separator: " "),
                    "practice": person.practice, "hash": hash?.data,
                ])
        case .channel(let channel):
            try database.run(
                "add_channel",
                [
                    "name": channel.name, "kind": channel.kind.rawValue, "subject": channel.subject.data,
                    "sealed": channel.sealed.data,
                ])
        case .founded(let settings):
            try database.run("add_setting", ["name": "desk", "value": settings.data])
        case .report(let id, let index, let practice, let subject, let sealed, let size):
            try database.run(
                "add_report",
                [
                    "id": id.data, "source_index": index?.data, "practice": practice, "subject": subject.data,
                    "size": size, "sealed": sealed.data,
                ])
        case .assigned(let report, let id):
            try database.run("assign_report", ["case_id": id.data, "report": report.data])
        case .erase(let subject):
            try database.run("erase_key", ["subject": subject.data])
        case _: break
        }
    }

    private static func writeDuty(_ change: Change, to database: Database) throws {
        switch change {
        case .opened(let id, let practice):
            try database.run("add_case", ["id": id.data, "practice": practice])
        case .closed(let id):
            try database.run("close_case", ["id": id.data])
        case .clocks(let id, let clocks):
            try database.run("drop_clocks", ["case_id": id.data])
            for clock in clocks {
                try database.run(
                    "add_clock",
                    ["case_id": id.data, "key": clock.key, "kind": clock.kind.rawValue, "due": clock.due.milliseconds])
            }
        case .breach(let id, let breach):
            try database.run(
                "add_breach",
                ["case_id": id.data, "key": breach.key, "kind": breach.kind.rawValue, "due": breach.due.milliseconds])
        case .verdict(let verdict):
            try database.run(
                "add_verdict",
                [
                    "entry": verdict.entry.data, "case_id": verdict.caseID.data, "victim": verdict.victim.data,
                    "pack": verdict.pack, "outcome": verdict.outcome.rawValue, "person": verdict.by.data,
                    "at": verdict.at.milliseconds,
                ])
        case .negative(let id, let victim, let pack, let outcome, let first, let second, let entry):
            try database.run(
                "add_negative",
                [
                    "entry": entry.data, "case_id": id.data, "victim": victim.data, "pack": pack,
                    "outcome": outcome.rawValue, "first_person": first.data, "second_person": second.data,
                ])
        case _: break
        }
    }

    private static func writeRelease(_ change: Change, to database: Database) throws {
        switch change {
        case .signature(let warning, let contents, let person, let purpose, let entry):
            try database.run(
                "add_signature",
                [
                    "entry": entry.data, "warning": warning.data, "contents": contents.data, "person": person.data,
                    "purpose": purpose.rawValue,
                ])
        case .release(let release):
            try database.run(
                "add_release",
                [
                    "warning": release.warning.data, "case_id": release.caseID.data,
                    "contents": release.contents.data, "practice": release.practice, "emergency": release.emergency,
                    "first_person": release.by.first?.data, "second_person": release.by.dropFirst().first?.data,
                    "at": release.at.milliseconds, "expires": release.expires.milliseconds,
                ])
        case .halted(let warning, let time):
            try database.run("halt_release", ["warning": warning.data, "at": time.milliseconds])
        case .retracted(let warning, let first, let second, let time):
            try database.run(
                "retract_release",
                [
                    "warning": warning.data, "first_person": first.data, "second_person": second.data,
                    "at": time.milliseconds,
                ])
        case .published(let publication):
            try database.run(
                "add_publication",
                [
                    "id": publication.id.data, "warning": publication.warning.data, "practice": publication.practice,
                    "at": publication.at.milliseconds, "until": publication.until.milliseconds,
                    "ended": publication.ended, "cap": publication.cap.data, "page": publication.page.data,
                ])
        case .publicationEnded(let warning, let how, _):
            try database.run("end_publications", ["warning": warning.data, "how": how])
        case _: break
        }
    }
}

extension Change {
    /// Rows that others point to are written first; the order of acts is kept among equals.
    fileprivate var order: Int {
        switch self {
        case .person, .channel, .founded, .access: 0
        case .report, .opened: 1
        case .assigned, .clocks, .breach, .verdict, .negative, .signature: 2
        case .keptTo, .board: 3
        case .release: 3
        case .halted, .retracted, .publicationEnded: 4
        case .published: 5
        case .fanOut, .stop, .reached, .failedByHand, .wrongPerson, .closed: 6
        case .erase: 7
        }
    }
}
