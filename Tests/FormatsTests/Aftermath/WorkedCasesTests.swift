// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinCore
import TocsinFormats

/// The worked cases of `cases/`, read as files and folded into ledgers, beside the timelines they were made from.
@Suite struct WorkedCasesTests {
    @Test(arguments: ["moscow-2024", "kerman-2024"])
    func `each worked case reads to its last act, and its ledger takes every statement`(name: String) throws {
        let file = try WorkedCase(name)
        #expect(file.ledger.statements.count >= 35)
        #expect(!file.ledger.outcomes.isEmpty)
        #expect(Set(file.acts.map(\.kind)).isSuperset(of: [.recordEvent, .recordStatement, .recordOutcome]))
    }

    @Test(arguments: ["moscow-2024", "kerman-2024"])
    func `every figure of the timeline is told with its number and its source`(name: String) throws {
        guard let rows = try Timeline.read("cases/\(name)-timeline.csv") else {
            print("skipped: no timeline of \(name) here; set TOCSIN_SHARED")
            return
        }
        let figures = try WorkedCase(name).ledger.statements.filter { $0.act.figure != nil }
        let wanted = rows.filter { $0.measure != nil }
        #expect(wanted.count >= 20)
        for row in wanted {
            let told = figures.filter { $0.act.figure?.measure == row.measure && row.names($0.act.document) }
                .compactMap(\.act.figure)
            let named = "\(row.measure?.rawValue ?? "") of \(row.reference)"
            // A row with two numbers tells of sources that differ: each has a statement of its own.
            for number in Set([row.low, row.high].compactMap { $0 }) {
                #expect(told.contains { $0.low == number }, "\(number) \(named)")
            }
            if row.high == nil { #expect(told.contains { $0.low == row.low && $0.high == nil }, "\(named)") }
        }
    }

    @Test(arguments: [
        ("2024-03-22T23:00:00+03:00", nil), ("2024-03-23T08:00:00+03:00", 40), ("2024-03-23T13:00:00+03:00", 115),
        ("2024-03-24T00:00:00+03:00", 133), ("2024-03-24T15:00:00+03:00", 137), ("2024-03-26T12:00:00+03:00", 139),
        ("2024-03-27T21:00:00+03:00", 143), ("2024-03-30T12:00:00+03:00", 144), ("2025-01-01T12:00:00+03:00", 145),
        ("2025-07-01T12:00:00+03:00", 149),
    ] as [(String, Int?)])
    func `the toll of Moscow is the official one of the moment`(moment: String, toll: Int?) throws {
        let view = try view("moscow-2024", at: moment)
        let series = view.series.filter { $0.measure == .killed }
        #expect(series.first?.current?.figure.low == toll)
        #expect(series.count <= 1)
    }

    @Test func `the tolls that went round in Moscow stand beside the official one, never in it`() throws {
        let series = try #require(try view("moscow-2024", at: "2025-07-01T00:00:00Z").series.first { $0.measure == .killed })
        #expect(series.beside.map(\.figure.low) == [82, 143, 150, 137])
        #expect(series.past.map(\.figure.low) == [40, 60, 93, 115, 133, 137, 139, 140, 143, 144, 144, 145])
    }

    @Test func `the wounded of Moscow grew because the scope was widened, and one number was worked out`() throws {
        let view = try view("moscow-2024", at: "2024-03-31T00:00:00Z")
        let wounded = try #require(view.series.first { $0.measure == .wounded && $0.current != nil })
        #expect(wounded.current?.figure.low == 551)
        #expect(wounded.current?.figure.isDerived == true)
        let list = try #require(view.series.first { $0.measure == .wounded && $0.scope != wounded.scope })
        #expect(list.readings.last?.figure.low == 180)
        #expect(list.current == nil)
    }

    @Test func `the toll of Kerman fell twice, each time with its reason`() throws {
        let series = try #require(try view("kerman-2024", at: "2024-01-05T00:00:00+03:30").series.first { $0.measure == .killed })
        #expect(series.current?.figure.low == 84)
        let reasons = series.past.suffix(2).map { reading in
            if case .superseded(_, let reason) = reading.place { reason ?? "" } else { "" }
        }
        #expect(reasons.count == 2)
        #expect(reasons.allSatisfy { $0.contains("names") || $0.contains("twice") })
        let now = try #require(try view("kerman-2024", at: "2025-01-02T00:00:00Z").series.first { $0.measure == .killed })
        #expect(now.current?.figure.low == 94)
    }

    @Test(arguments: [
        ("2024-03-23T00:00:00+03:00", "unverified"), ("2024-03-23T12:00:00+03:00", "verified"),
        ("2024-03-26T12:00:00+03:00", "disputed"),
    ])
    func `the claim for Moscow names no branch, and its verification moves with what was known`(
        moment: String, word: String
    ) throws {
        let ledger = try WorkedCase("moscow-2024").ledger.known(at: time(moment))
        let claim = try #require(ledger.statements.first { $0.act.claim != nil })
        #expect(claim.act.claim?.branch == nil)
        #expect(VerificationView(of: claim, in: ledger).word.rawValue == word)
        #expect(VerificationView(of: claim, in: ledger).evidence != .mediaVerified)
    }

    @Test(arguments: [
        ("moscow-2024", ResponsibilityCode.claimedVerified, ResponsibilityCode.attributedByAuthority),
        // those who confirm it and name the branch are sources, of whom nobody says that they speak for a state
        ("kerman-2024", .claimedUncontested, .attributedByOther),
    ])
    func `the group claims, and the branch is held responsible by those who name it`(
        name: String, claimed: ResponsibilityCode, attributed: ResponsibilityCode
    ) throws {
        let ledger = try WorkedCase(name).ledger
        let event = try #require(ledger.events.last)
        let rows = ResponsibilityView(of: event.id, in: ledger).rows
        let group = rows.first { $0.actor == ResponsibleActor(name: "Islamic State") }
        let branch = rows.first { $0.actor == ResponsibleActor(name: "Islamic State", branch: "Khorasan branch") }
        #expect(group?.code == claimed)
        #expect(branch?.code == attributed)
    }

    @Test func `the day of Moscow's public alert is two statements that differ`() throws {
        let days = try WorkedCase("moscow-2024").ledger.statements
            .filter { $0.act.kind == .warning && $0.act.happened?.precision == .day && $0.act.content.contains("alert") }
            .compactMap { $0.act.happened?.description }
        #expect(Set(days).isSuperset(of: ["2024-03-07+03:00", "2024-03-08+03:00"]))
    }

    @Test func `the invented duty is done to its end: two languages, two signatures, renewed, withdrawn, closed`() throws {
        let acts = try WorkedCase("alderhafen-2026").acts
        let languages = acts.compactMap { if case .writeText(let text) = $0 { text.language } else { nil } }
        #expect(languages == ["en", "de", "en", "de"])
        let ends = acts.compactMap { if case .endWindow(let end) = $0 { end.decision } else { nil } }
        #expect(ends == [.renewed, .withdrawn, .withdrawn])
        let kinds = acts.map(\.kind)
        #expect(kinds.filter { $0 == .signRelease }.count == 4)
        #expect(kinds.suffix(2) == [.closeCase, .closeCase])
        #expect(kinds.contains(.acknowledge))
    }

    private func view(_ name: String, at moment: String) throws -> FigureView {
        FigureView(try WorkedCase(name).ledger.known(at: time(moment)))
    }

    private func time(_ text: String) throws -> Timestamp { try #require(RFC3339.read(text)).instant }
}

/// One case file, every act decoded and the acts of this room folded.
private struct WorkedCase {
    let acts: [Act]
    let ledger: Ledger

    private struct Line: Decodable {
        let act: Act
        let at: AssertedTime?

        enum Key: CodingKey { case at }

        init(from decoder: any Decoder) throws {
            act = try Act(from: decoder)
            at = try decoder.container(keyedBy: Key.self).decodeIfPresent(AssertedTime.self, forKey: .at)
        }
    }

    init(_ name: String) throws {
        let bytes = try Data(contentsOf: Timeline.root.appending(path: "cases/\(name).yaml"))
        let file = try ActFile(Array(bytes))
        var names: [String: String] = [:]
        var (acts, ledger): ([Act], Ledger) = ([], Ledger())
        for step in file.steps {
            let id = EntryID(high: 0, low: UInt64(step.index + 1))
            let line = try TreeDecoder.decode(Line.self, from: step.filled(with: names))
            if let name = step.name { names[name] = "\(id)" }
            acts.append(line.act)
            let learned = try #require(line.at, "line \(step.line): each act of a case file says when it was done")
            if case .recordEvent(let event) = line.act { try ledger.record(event, id: EventID(id), learned: learned) }
            if case .recordStatement(let said) = line.act { try ledger.record(said, id: StatementID(id), learned: learned) }
            if case .recordOutcome(let outcome) = line.act {
                try ledger.record(outcome, id: Identifier(id), learned: learned)
            }
        }
        (self.acts, self.ledger) = (acts, ledger)
    }
}

/// One row of a timeline under the shared data.
private struct Timeline {
    let measure: Figure.Measure?
    let low: Int?
    let high: Int?
    let reference: String

    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// `nil` if the shared data is not here.
    static func read(_ path: String) throws -> [Timeline]? {
        let shared = ProcessInfo.processInfo.environment["TOCSIN_SHARED"] ?? root.appending(path: "../shared").path
        guard let text = try? String(contentsOfFile: "\(shared)/data/\(path)", encoding: .utf8) else { return nil }
        return text.split(whereSeparator: \.isNewline).dropFirst().map { Timeline(cells(String($0))) }
    }

    private init(_ cells: [String]) {
        let kind = cells[1].split(separator: ".").map(String.init)
        let name = kind.first == "figure" ? kind[1].replacing("-", with: "_") : ""
        measure = name == "context" ? .killed : Figure.Measure(rawValue: name)
        (low, high, reference) = (Int(cells[4]), Int(cells[5]), cells[6])
    }

    func names(_ document: DocumentReference?) -> Bool {
        document?.url == reference || document?.title == reference
    }

    private static func cells(_ line: String) -> [String] {
        var (cells, quoted) = ([""], false)
        for character in line {
            switch character {
            case "\"": quoted.toggle()
            case "," where !quoted: cells.append("")
            default: cells[cells.count - 1].append(character)
            }
        }
        return cells
    }
}
