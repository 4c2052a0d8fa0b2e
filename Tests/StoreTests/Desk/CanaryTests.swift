// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import GRDB
import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

/// Law 15: names, addresses, words of sources and unreleased texts lie in the files only sealed.
@Suite struct CanaryTests {
    /// Each stands in one field of one act; what a person types anywhere.
    static let fields = [
        "title", "awareness", "sourcename", "sourceref", "originator", "reporttext", "gradereasons", "victimname",
        "protector",
        "excluded", "vulnerability", "basis", "verdict", "dispute", "question", "askedof", "answer", "waiver",
        "alternative",
        "measure", "offender", "whereabouts", "consider", "trigger", "fired", "record", "review", "coordination",
        "dissent",
        "recipient", "address", "routebasis", "checkanswer", "headline", "sender", "danger", "place", "times", "action",
        "check",
        "help", "specific", "uncleared", "leakreason", "parity", "emergency", "finding", "halt", "retract", "ending",
        "server",
        "identified", "byhand", "evidence", "words", "hold", "event", "statement", "speaker", "lesson", "closing",
    ]

    static func canary(_ field: String) -> String { "zq\(field)qz" }

    static var acts: String {
        let c = Dictionary(uniqueKeysWithValues: fields.map { ($0, canary($0)) })
        func z(_ field: String) -> String { c[field] ?? "missing-\(field)" }
        return """
            - {act: case.open, as: case, title: \(z("title")), packs: [us-icd191-model], awareness: {at: "2026-03-02T08:50:00Z", by: \(z("awareness"))}}
            - {act: report.receive, as: report, source: {type: liaison, name: \(z("sourcename")), reference: \(z("sourceref"))}, marking: red, originator: {name: \(z("originator")), control: no_onward}, awareness: {at: "2026-03-02T08:50:00Z", by: \(z("awareness"))}, text: "\(z("reporttext")) \(z("danger"))"}
            - {act: report.grade, report: $report, grade: B2, reasons: \(z("gradereasons"))}
            - {act: victim.add, as: victim, kind: person, name: \(z("victimname")), protectors: [\(z("protector"))], excluded: [\(z("excluded"))], vulnerabilities: [\(z("vulnerability"))]}
            - {act: fact.set, victim: $victim, fact: icd.credible, value: yes, basis: \(z("basis"))}
            - {act: fact.set, victim: $victim, fact: icd.specific, value: yes, basis: b}
            - {act: fact.set, victim: $victim, fact: icd.impending, value: yes, basis: b}
            - {act: fact.set, victim: $victim, fact: icd.harm, value: yes, basis: b}
            - {act: fact.set, victim: $victim, fact: icd.target, value: yes, basis: b}
            - {act: fact.set, victim: $victim, fact: icd.aware-of-this-threat, value: yes, basis: b}
            - {act: determination.decide, victim: $victim, pack: us-icd191-model, outcome: WARN, reasons: \(z("verdict"))}
            - {act: enquiry.open, as: enquiry, victim: $victim, fact: icd.credible, question: \(z("question")), to: \(z("askedof")), due: 10min}
            - {act: enquiry.open, as: late, victim: $victim, fact: icd.harm, question: \(z("question")), to: \(z("askedof")), due: 10min}
            - {act: enquiry.answer, enquiry: $enquiry, answer: \(z("answer"))}
            - {act: waiver.ask, as: waiver, victim: $victim, pack: us-icd191-model, ground: ICD-W-a, reasons: \(z("waiver")), alternatives: {sanitised: \(z("alternative"))}}
            - {act: waiver.refuse, by: sam, waiver: $waiver, reasons: \(z("waiver"))}
            - {act: dispute.open, as: dispute, victim: $victim, pack: us-icd191-model, positions: [\(z("dispute"))], interim: WARN, arbiter: \(z("dispute"))}
            - {act: dispute.decide, by: sol, dispute: $dispute, outcome: WARN, reasons: \(z("dispute"))}
            - {act: measure.consider, victim: $victim, option: \(z("measure")), taken: true, reasons: \(z("measure"))}
            - {act: offender.add, as: offender, name: \(z("offender")), whereabouts: \(z("whereabouts")), custody: false}
            - {act: offender.consider, by: sam, offender: $offender, step: arrest, taken: true, reasons: \(z("consider"))}
            - {act: trigger.set, as: trigger, victim: $victim, on: \(z("trigger"))}
            - {act: record.make, record: icd.doubt, victim: $victim, text: \(z("record"))}
            - {act: coordination.record, body: \(z("coordination")), purpose: \(z("coordination")), answer: \(z("coordination"))}
            - {act: dissent.record, text: \(z("dissent"))}
            - {act: recipient.add, as: person, name: \(z("recipient")), relation: victim, victim: $victim, language: en, routes: [{channel: email, address: \(z("address"))@example.org, safe_to_contact: unknown, basis: \(z("routebasis"))}], check: {kind: word, answer: \(z("checkanswer"))}}
            - {act: warning.draft, as: warning, kind: warning, audience_class: private, victims: [$victim]}
            - {act: text.write, as: text, warning: $warning, language: en, headline: \(z("headline")), sender: \(z("sender")), danger: \(z("danger")), place: \(z("place")), time: \(z("times")), actions: [\(z("action"))], check: \(z("check")), help: \(z("help")), specificity: {place: {level: specific, words: [\(z("specific"))]}}}
            - {act: audience.choose, as: audience, warning: $warning, recipients: [$person], from: "2026-03-02T09:00:00Z", until: "2026-03-06T09:00:00Z", uncleared_because: \(z("uncleared"))}
            - {act: parity.decide, by: rio, warning: $warning, reason: \(z("parity"))}
            - {act: release.emergency, by: rio, warning: $warning, reason: \(z("emergency")), harm_is_near: true}
            - {act: emergency.review, by: sam, warning: $warning, finding: \(z("finding"))}
            - {act: delivery.evidence, warning: $warning, recipient: $person, channel: email, reason: \(z("evidence"))}
            - {act: delivery.by_hand, warning: $warning, recipient: $person, result: told, how: in person, server: \(z("server")), identified_by: \(z("identified")), read_back: true, answer: \(z("byhand"))}
            - {act: delivery.need_help, warning: $warning, recipient: $person, verified: true, words: \(z("words"))}
            - {act: release.halt, warning: $warning, reason: \(z("halt"))}
            - {act: retraction.sign, by: rio, warning: $warning, reason: \(z("retract"))}
            - {act: window.end, by: rio, warning: $warning, decision: lapsed, reason: \(z("ending"))}
            - {act: trigger.fire, trigger: $trigger, what: \(z("fired"))}
            - {act: review.make, victim: $victim, pack: us-icd191-model, finding: \(z("review"))}
            - {act: event.record, as: event, title: \(z("event")), stage: unknown}
            - {act: statement.record, events: [$event], kind: background, voice: according_to, polarity: asserts, modality: asserted, speaker: {name: \(z("speaker")), identification: named_person}, content: \(z("statement"))}
            - {act: outcome.record, warning: $warning, link: unknown, result: indeterminate, inside_window: unknown, lesson: \(z("lesson"))}
            - {act: hold.set, by: sam, reason: \(z("hold"))}
            """
    }

    /// The canaries that stand in a file; each file is read whole.
    static func found(in path: String) throws -> Set<String> {
        guard let data = FileManager.default.contents(atPath: path) else { return [] }
        return Set(fields.filter { data.range(of: Data(canary($0).utf8)) != nil })
    }

    /// Fields that no act of the script has, so that their absence proves nothing.
    static let unused: Set<String> = ["leakreason", "closing"]

    @Test func `law 15: no name, no address and no protected word is in the database, its log of changes or a backup`()
        async throws
    {
        try await StoreFile.open { file in
            let test = try await TestDesk(path: file.path)
            let names = try await test.play(Self.acts)
            let id = try #require(names["case"].flatMap { CaseID($0) })
            try await Self.expectAllSealed(test, id)
            #expect(try Self.found(in: file.path) == [])
            #expect(try Self.found(in: file.path + "-wal") == [])
            #expect(
                FileManager.default.contents(atPath: file.path + "-wal")?.isEmpty == false, "the changes are in the WAL"
            )
            try await test.store.backUp(to: file.path + ".backup")
            #expect(try Self.found(in: file.path + ".backup") == [])
            try await test.store.checkpoint()
            #expect(try Self.found(in: file.path) == [])
            #expect(try Self.found(in: file.path + "-wal") == [])
            try test.store.close()
        }
    }

    /// Every canary was in an act that was taken: what is not in the files is sealed, not missing.
    private static func expectAllSealed(_ test: TestDesk, _ id: CaseID) async throws {
        let entries = try await test.desk.load(id).entries
        let all = entries.compactMap(\.act).map { "\($0)" }.joined()
        let missing = Set(fields.filter { !all.contains(canary($0)) }).subtracting(unused).subtracting(["reporttext"])
        #expect(missing == [])
        #expect(try await test.store.rawReport(ReportID(entries[1].id)) != nil)
    }

    /// An answer that is kept for a repeat holds what the desk said: the words of a clock, the differences of two texts.
    @Test func `law 15: an answer that is kept for a repeat holds no protected word`() async throws {
        try await StoreFile.open { file in
            let test = try await TestDesk(path: file.path)
            let names = try await test.play(Self.acts)
            let id = try #require(names["case"].flatMap { CaseID($0) })
            test.clock.advance(by: .minutes(20))
            let answer = try await test.take(
                "{act: dissent.record, text: no}", by: "ada", names: names, in: id, key: "once")
            #expect(answer.breaches.contains { $0.about.contains(Self.canary("question")) })
            try await test.store.checkpoint()
            let found = try Self.found(in: file.path)
            do {
                #expect(found == [])
            }
            try test.store.close()
        }
    }

    @Test func `law 15: names of those who work at the desk are sealed, and tokens are kept as keyed hashes`()
        async throws
    {
        try await StoreFile.open { file in
            let test = try await TestDesk()
            let desk = test.desk.over(file.store)
            let founding = TestDesk.founding.replacing("name: Rio", with: "name: \(Self.canary("staff"))")
            let founded = try await desk.found(FoundingFile(Array(founding.utf8)))
            let exercise = StoreScripts.practice.replacing("name: Ann", with: "name: \(Self.canary("trainee"))")
            _ = try await test.replay(exercise, on: desk)
            let names = try await desk.people().map(\.name)
            #expect(names.contains(Self.canary("staff")) && names.contains(Self.canary("trainee")))
            #expect(try await desk.person(withToken: "rio-token-rio-token-rio")?.id == founded.people["rio"])

            try await file.store.backUp(to: file.path + ".backup")
            try await file.store.checkpoint()
            for end in ["", "-wal", ".backup"] {
                let data = try #require(FileManager.default.contents(atPath: file.path + end))
                for word in [Self.canary("staff"), Self.canary("trainee"), "rio-token"] {
                    #expect(data.range(of: Data(word.utf8)) == nil, "\(word) is in '\(end)'")
                }
            }
            let plain = Digest.sha256(of: Array("rio-token-rio-token-rio".utf8))
            #expect(try file.count("select 1 from person where hex(token_hash) = upper('\(plain)')") == 0)
            #expect(try file.count("select 1 from person where length(token_hash) = 32") == 7)
        }
    }

    @Test func `law 15: an erased key is in no file once the log of changes is written back`() async throws {
        try await StoreFile.open { file in
            let sample = StoreSample()
            try await file.store.commit(sample.enrol())
            let (opening, id) = sample.opening()
            try await file.store.commit(opening)
            let (subject, key): (SubjectID, [UInt8]) = (
                StoreSample.name(), Array("zqwrappedkeyqz-0123456789-0123456789".utf8)
            )
            var commit = sample.act(in: id)
            commit.newKeys = [(subject, key)]
            try await file.store.commit(commit)
            try await file.store.checkpoint()
            #expect(FileManager.default.contents(atPath: file.path)?.range(of: Data(key)) != nil)
            try await file.store.commit(sample.act(in: id) { _ in [.erase(subject)] })
            try await file.store.checkpoint()
            for end in ["", "-wal"] {
                #expect(FileManager.default.contents(atPath: file.path + end)?.range(of: Data(key)) == nil)
            }
        }
    }
}
