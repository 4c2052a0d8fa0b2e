// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import GRDB
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinStore

/// Need-to-know and the board as they lie in the file, asked by SQL of one's own.
@Suite struct BoardInTheStoreTests {
    /// Three cases: open to all, kept to two, practice; and a person for each part.
    struct Bench {
        let store: SQLiteStore
        let sample = StoreSample()
        let (open, kept, practice): (CaseID, CaseID, CaseID)

        init(_ store: SQLiteStore) async throws {
            self.store = store
            try await store.commit(sample.enrol())
            var ids: [CaseID] = []
            for practice in [false, false, true] {
                let (commit, id) = sample.opening(practice: practice)
                try await store.commit(commit)
                ids.append(id)
            }
            (open, kept, practice) = (ids[0], ids[1], ids[2])
            let readers = [sample.ada.id, sample.ben.id].sorted()
            try await store.commit(sample.act(in: kept) { _ in [.keptTo(ids[1], readers: readers)] })
        }
    }

    @Test func `law 15: the store admits whom the rule admits, and nobody to a case that is not there`() async throws {
        try await StoreFile.open { file in
            let bench = try await Bench(file.store)
            let stranger = Person(id: StoreSample.name(), name: "S", roles: [.senior], practice: false)
            let clerk = Person(id: bench.sample.ada.id, name: "A", roles: [.administrator], practice: false)
            for (person, open, kept, practice) in [
                (bench.sample.ada, true, true, true), (stranger, true, false, true), (nil, false, false, true),
                (clerk, false, false, true), (bench.sample.pia, false, false, true),
            ] as [(Person?, Bool, Bool, Bool)] {
                let reader = CaseReader(person)
                #expect(try await file.store.mayRead(bench.open, reader) == open)
                #expect(try await file.store.mayRead(bench.kept, reader) == kept)
                #expect(try await file.store.mayRead(bench.practice, reader) == practice)
                #expect(try await file.store.mayRead(StoreSample.name(), reader) == false)
                let listed = Set(try await file.store.cases(for: reader).map(\.id))
                let expected = [(bench.open, open), (bench.kept, kept), (bench.practice, practice)]
                #expect(listed == Set(expected.filter(\.1).map(\.0)))
            }
        }
    }

    @Test func `a case that is kept to a few can't be opened to all, nor shut in, even by SQL`() async throws {
        try await StoreFile.open { file in
            _ = try await Bench(file.store)
            for statement in [
                "delete from case_reader", "update case_reader set person = x''",
                "insert into case_reader (case_id, person) select id, x'00' from case_file",
                "insert or replace into case_reader (case_id, person) select id, x'' from case_file",
                "delete from case_reader where person <> x''",
            ] {
                #expect(try file.refusal(of: statement) != nil, "\(statement)")
            }
        }
    }

    @Test func `the board goes and is drawn again as it was`() async throws {
        try await StoreFile.open { file in
            let test = try await TestDesk(path: file.path)
            _ = try await test.play(StoreScripts.full)
            _ = try await test.replay(StoreScripts.practice)
            let everything = """
                select case_id, practice, closed, rank, ordered_by, due, moment, taken_by, window_ends, changed_at from board order by 1
                """
            let waiting = "select w.*, f.person from waiting w natural join waiting_first f order by 1, 2, 3, 4"
            func lines() async throws -> [BoardLine?] {
                var lines: [BoardLine?] = []
                for filter in [BoardQuestion.Filter.all, .closed] {
                    for practice in [false, true] {
                        let question = BoardQuestion(filter, practice: practice)
                        lines += try await test.desk.board(for: try test["sam"], question).entries.map(\.line)
                    }
                }
                return lines
            }
            let before = (try file.rows(everything), try file.rows(waiting), try await lines())
            #expect(before.0.count >= 2 && before.2.count == before.0.count)
            #expect(try file.refusal(of: "delete from waiting") == nil)
            #expect(try file.refusal(of: "delete from board") == nil)
            #expect(try await lines().isEmpty)
            #expect(try await test.desk.rebuildBoard() == before.0.count)
            #expect(try file.rows(everything) == before.0)
            #expect(try file.rows(waiting) == before.1)
            #expect(try await lines() == before.2)
            #expect(try await test.desk.rebuildBoard() == 0)
            try test.store.close()
        }
    }

    @Test func `no title, no next step and no draft lies in the file in clear`() async throws {
        try await StoreFile.open { file in
            let test = try await TestDesk(path: file.path)
            let id = try await test.take(
                "{act: case.open, title: Marzipan-conspiracy, packs: [us-icd191-model], awareness: {at: \"2026-03-02T09:00:00Z\", by: n}}",
                by: "ada", in: nil
            ).case
            try await test.desk.drafts.put(
                Array("nougat-draft".utf8), form: "praline-form", about: id, by: try test["ada"].id)
            #expect(try await test.desk.search("marzipan", by: try test["ada"]).entries.count == 1)
            try test.store.close()
            for word in ["Marzipan", "nougat", "praline", "say who may be harmed"] {
                #expect(try file.count("select 1 from board where instr(sealed, '\(word)')") == 0, "\(word)")
                #expect(try file.count("select 1 from draft where instr(sealed, '\(word)')") == 0, "\(word)")
            }
        }
    }

    @Test func `what is drafted about a case goes when the case is closed`() async throws {
        try await StoreFile.open { file in
            let bench = try await Bench(file.store)
            let (ada, form) = (bench.sample.ada.id, StoreSample.digest(5))
            let draft = StoredDraft(person: ada, form: form, caseID: bench.open, at: bench.sample.time, sealed: [1])
            try await file.store.put(draft, oldest: bench.sample.time)
            #expect(try await file.store.draft(form, by: ada) == draft)
            let closed = BoardRow(
                caseID: bench.open, practice: false, closed: true, rank: 2, orderedBy: nil, due: nil,
                moment: bench.sample.time, takenBy: nil, windowEnds: nil, changedAt: bench.sample.time, sealed: [1],
                waiting: [])
            try await file.store.commit(bench.sample.act(in: bench.open) { _ in [.board(closed)] })
            #expect(try await file.store.draft(form, by: ada) == nil)
        }
    }
}

extension StoreFile {
    fileprivate func rows(_ sql: String) throws -> [Row] {
        try DatabaseQueue(path: path).read { try Row.fetchAll($0, sql: sql) }
    }
}
