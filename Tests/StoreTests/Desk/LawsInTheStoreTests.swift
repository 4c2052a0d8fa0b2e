// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import GRDB
import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

/// The second line: what somebody who writes the file by other means, or a bug of ours, is refused by the store itself.
@Suite struct LawsInTheStoreTests {
    /// A file with a whole story in it.
    static func withStory(_ body: (StoreFile) async throws -> Void) async throws {
        try await StoreFile.open { file in
            let test = try await TestDesk(path: file.path)
            _ = try await test.play(StoreScripts.full)
            _ = try await test.replay(StoreScripts.practice)
            let people = try await test.desk.people()
            try test.store.close()
            try file.note(people)
            for table in [
                "entry", "report", "breach", "verdict", "negative_decision", "signature", "release", "publication",
            ] {
                #expect(try file.count("select 1 from \(table)") > 0, "the story leaves no \(table)")
            }
            try await body(file)
        }
    }

    /// History is append-only, whoever writes.
    static let rewriting = [
        "update entry set canonical = x'00'", "update entry set recorded = 0", "update entry set sealed = x'00'",
        "update entry set actor = 'desk'", "delete from entry",
        "delete from entry where sequence = (select max(sequence) from entry)",
        "update report set sealed = x'00'", "update report set source_index = null", "update breach set due = 0",
        "delete from breach", "update verdict set outcome = 'WARN'",
        "update verdict set person = (select max(id) from person)",
        "delete from verdict", "update negative_decision set outcome = 'WARN'", "delete from negative_decision",
        "update signature set contents = zeroblob(32)", "update signature set purpose = 'release'",
        "delete from signature",
        "update release set contents = zeroblob(32)", "update release set at = 0",
        "update release set expires = expires + 1",
        "update release set emergency = 1, second_person = null", "update release set first_person = second_person",
        "update release set practice = 1", "delete from release", "update publication set cap = x'00'",
        "update publication set page = x'00'", "update publication set practice = 1",
        "update publication set until = 0",
        "delete from publication", "update case_file set practice = 1 - practice",
    ]

    @Test func `law 14: nothing of the past is changed or taken away, even by SQL`() async throws {
        try await Self.withStory { file in
            for statement in Self.rewriting {
                let refused = try file.refusalUndone(of: [statement])
                #expect(refused != nil, "\(statement)")
            }
        }
    }

    /// "Insert or replace" takes a row away without a word from a delete trigger.
    @Test(arguments: [
        "entry", "report", "breach", "verdict", "negative_decision", "signature", "release", "publication",
    ])
    func `law 14: nothing of the past is replaced, even by SQL`(table: String) async throws {
        try await Self.withStory { file in
            let statement = "insert or replace into \(table) select * from \(table)"
            let refused = try file.refusalUndone(of: [statement])
            do {
                #expect(refused != nil)
            }
        }
    }

    /// A new row under a key of an old one that is not its first; the last statement of each must be refused so.
    static let replacing: [(statements: [String], word: String)] = [
        (
            [
                "insert or replace into entry select sequence, randomblob(16), stream, kind, actor, recorded, asserted, subject, sealed, canonical, entry_key from entry limit 1"
            ], "an entry is never replaced"
        ),
        (
            [
                "insert or replace into report select randomblob(16), source_index, practice, subject, size, x'00' from report where source_index is not null"
            ], "report.source_index is taken"
        ),
        (
            [
                "insert or replace into publication select sequence, randomblob(16), warning, practice, at, until, ended, x'00', page from publication"
            ], "a published document is never replaced"
        ),
        (
            ["insert or replace into subject_key select subject, x'00' from subject_key"],
            "a key is destroyed or kept, never changed"
        ),
        (
            [
                "insert into answer (key, request, answer) values (x'01', x'01', x'01')",
                "insert or replace into answer (key, request, answer) values (x'01', x'02', x'02')",
            ], "answer.key is taken"
        ),
        (
            ["insert or replace into case_file select id, 1 - practice, closed from case_file"],
            "a case is never replaced"
        ),
        (
            ["update release set retracted_first = \(person("Ada")) where retracted_at is not null"],
            "what was taken back by two signatures stays so"
        ),
        (
            ["update release set retracted_second = \(person("Ben")) where retracted_at is not null"],
            "what was taken back by two signatures stays so"
        ),
    ]

    @Test func `law 14: nothing of the past is replaced by another of its keys, even by SQL`() async throws {
        try await Self.withStory { file in
            for (statements, word) in Self.replacing {
                let refused = try file.refusalUndone(of: statements, foreign: true)
                #expect(refused == word, "\(statements)")
            }
        }
    }

    @Test func `law 4: what an arbiter finds stands in the store with two people behind it, and is theirs to answer for`()
        async throws
    {
        try await StoreFile.open { file in
            let test = try await TestDesk(path: file.path)
            let script = """
                - {act: case.open, as: case, title: Car bomb, packs: [us-icd191-model], awareness: {at: "2026-03-02T08:50:00Z", by: night desk}}
                - {act: victim.add, as: victim, kind: person, name: Deputy}
                - {act: dispute.open, as: dispute, victim: $victim, pack: us-icd191-model, positions: [a, b], interim: WARN, arbiter: senior}
                - {act: dispute.decide, by: sam, refused: true, dispute: $dispute, outcome: NO-DUTY, reasons: heard}
                - {act: determination.decide, by: ben, victim: $victim, pack: us-icd191-model, outcome: NO-DUTY, reasons: read}
                - {act: dispute.decide, by: sam, dispute: $dispute, outcome: NO-DUTY, reasons: heard}
                """
            _ = try await test.play(script)
            let (ben, sam) = (try test["ben"].id, try test["sam"].id)
            #expect(
                try file.count(
                    """
                    select 1 from negative_decision n join entry e on e.id = n.entry
                    where e.kind = 'dispute.decide' and outcome = 'NO-DUTY'
                        and hex(first_person) = '\(hex(ben))' and hex(second_person) = '\(hex(sam))'
                    """) == 1)
            #expect(try await test.store.decisions(by: sam).map(\.outcome) == [.noDuty])
            #expect(try await test.store.decisions(by: ben).map(\.outcome) == [.noDuty])
            try test.store.close()
        }
    }

    private func hex(_ id: PersonID) -> String { Digest(id.bytes + id.bytes).description.prefix(32).uppercased() }

    /// A report and a case that are not of one kind.
    @Test func `law 13: no report lies in practice cases and real ones, even by SQL`() async throws {
        try await Self.withStory { file in
            func assigning(_ sign: String) -> String {
                "insert or replace into case_report select c.id, r.id from case_file c join report r on r.practice \(sign) c.practice"
            }
            for foreign in [false, true] {
                let refused = try file.refusalUndone(of: [assigning("<>")], foreign: foreign)
                #expect(refused == "practice can not reach the world")
                #expect(try file.refusalUndone(of: [assigning("=")], foreign: foreign) == nil)
            }
        }
    }

    /// What nobody may undo; the last statement of each must be refused.
    static let undoing = [
        ["delete from report"],
        ["update case_file set closed = 1", "update case_file set closed = 0"],
        ["update release set retracted_at = null"],
        ["update release set halted_at = 1 where halted_at is null", "update release set halted_at = 2"],
        ["update publication set ended = 'lapsed' where ended is null", "update publication set ended = null"],
        ["insert into answer (key, request, answer) values (x'01', x'01', x'01')", "update answer set answer = x'00'"],
        ["insert into answer (key, request, answer) values (x'01', x'01', x'01')", "delete from answer"],
        [
            "insert into case_report (case_id, report) select c.id, r.id from case_file c join report r on r.practice = c.practice limit 1",
            "delete from case_report",
        ],
        ["update subject_key set wrapped = x'00'"],
    ]

    @Test func `law 14: what was closed, halted, ended or taken back stays so, even by SQL`() async throws {
        try await Self.withStory { file in
            for statements in Self.undoing {
                let refused = try file.refusalUndone(of: statements)
                #expect(refused != nil, "\(statements)")
            }
        }
    }

    static func person(_ name: String) -> String { "(select id from noted_person where name = '\(name)')" }

    /// A release of a warning that was never signed, by these two.
    static func release(
        _ warning: String = "x'00000000000000000000000000000001'", by first: String = "Rio",
        and second: String? = "Sam",
        contents: String = "zeroblob(32)", practice: Int = 0, emergency: Int = 0, inPractice: Int = 0
    ) -> String {
        """
        insert into release (warning, case_id, contents, practice, emergency, first_person, second_person, at, expires)
        select \(warning), id, \(contents), \(practice), \(emergency), \(person(first)), \(second.map(person) ?? "null"), 0, 1
        from case_file where practice = \(inPractice)
        """
    }

    static func signature(by name: String, contents: String = "zeroblob(32)", purpose: String = "release") -> String {
        """
        insert into signature (entry, warning, contents, person, purpose)
        select id, x'00000000000000000000000000000001', \(contents), \(person(name)), '\(purpose)'
        from entry where id not in (select entry from signature) order by sequence limit 1
        """
    }

    static let releases: [(law: String, statements: [String], word: String)] = [
        ("law 4: a release that nobody signed", [release()], "two signatures"),
        ("law 4: a release with one signature", [signature(by: "Rio"), release()], "two signatures"),
        ("law 4: a release by one person", [signature(by: "Rio"), release(and: nil)], "two signatures"),
        ("law 4: a release by one person twice", [signature(by: "Rio"), release(and: "Rio")], "two signatures"),
        (
            "law 4: signatures over other contents",
            [signature(by: "Rio"), signature(by: "Sam", contents: "randomblob(32)"), release()], "two signatures"
        ),
        (
            "law 4: a signature for a retraction",
            [signature(by: "Rio"), signature(by: "Sam", purpose: "retraction"), release()], "two signatures"
        ),
        (
            "law 4: the signatures of two others",
            [signature(by: "Ada"), signature(by: "Ben"), release()], "two signatures"
        ),
        ("law 6: an emergency by two", [release(emergency: 1)], "constraint"),
        ("law 13: practice in a real case", [release(and: nil, practice: 1, emergency: 1)], "practice"),
        ("law 13: a real release in a practice case", [release(and: nil, emergency: 1, inPractice: 1)], "practice"),
        ("law 13: a practice person in a real case", [release(by: "Ann", and: nil, emergency: 1)], "practice"),
        (
            "law 13: a real person in a practice case",
            [release(and: nil, practice: 1, emergency: 1, inPractice: 1)], "practice"
        ),
        (
            "law 13: practice on the feed of a real release",
            [
                "insert into publication (id, warning, practice, at, until, cap, page) select randomblob(16), warning, 1, 0, 1, x'00', x'00' from release"
            ], "practice"
        ),
        (
            "law 13: a document of what was never released",
            [
                "insert into publication (id, warning, practice, at, until, cap, page) values (randomblob(16), randomblob(16), 0, 0, 1, x'00', x'00')"
            ], ""
        ),
        (
            "law 4: a retraction by others than those who signed it",
            [
                "update release set retracted_first = \(person("Ada")), retracted_second = \(person("Ben")), retracted_at = 1"
            ],
            "two signatures"
        ),
        (
            "law 4: a retraction by one person",
            ["update release set retracted_second = retracted_first, retracted_at = 1"], ""
        ),
        (
            "law 4: no duty by one person",
            [
                "insert into negative_decision select id, (select id from case_file where practice = 0), zeroblob(16), 'p', 'NO-DUTY', \(person("Ada")), \(person("Ada")) from entry where id not in (select entry from negative_decision) limit 1"
            ], "constraint"
        ),
    ]

    @Test func `laws 4, 6, 13: the store holds the two-person rules and practice, even against SQL`() async throws {
        try await Self.withStory { file in
            for (law, statements, word) in Self.releases {
                let refused = try file.refusalUndone(of: statements)
                #expect(refused?.lowercased().contains(word) == true, "\(law): \(refused ?? "done")")
            }
            // The same by two who signed, and alone in an emergency, is done: the statements themselves are right.
            let signed = [Self.signature(by: "Rio"), Self.signature(by: "Sam"), Self.release()]
            #expect(try file.refusalUndone(of: signed) == nil)
            #expect(try file.refusalUndone(of: [Self.release(and: nil, emergency: 1)]) == nil)
        }
    }

    @Test func `law 15: a report that another open case rests on is not erased`() async throws {
        try await StoreFile.open { file in
            let test = try await TestDesk(path: file.path)
            let script = """
                - {act: report.receive, as: report, source: {type: liaison, name: P}, grade: B2, marking: red, awareness: {at: "2026-03-02T08:50:00Z", by: n}, text: "Orrin Vask."}
                - {act: case.open, as: other, title: Other, packs: [us-icd191-model], reports: [$report], awareness: {at: "2026-03-02T08:50:00Z", by: n}}
                - {act: case.open, as: case, title: One, packs: [us-icd191-model], reports: [$report], awareness: {at: "2026-03-02T08:50:00Z", by: n}}
                - {act: case.close, reason: done}
                - {act: case.close, by: sam, reason: done}
                - {act: subject.erase, by: sam, subject: $report, ground: asked for it}
                """
            let names = try await test.play(script)
            let other = try #require(names["other"].flatMap { CaseID($0) })
            do {
                let code: Refusal.Code?
                do {
                    let id = try #require(names["case"].flatMap { CaseID($0) })
                    let last = "{act: subject.erase, subject: $report, ground: asked for it}"
                    _ = try await test.take(last, by: "sol", names: names, in: id)
                    code = nil
                } catch let refusal as Refusal {
                    code = refusal.code
                }
                #expect(code != nil)
                #expect(try await test.desk.load(other).folded.reports.count == 1)
            }
            try test.store.close()
        }
    }
}
