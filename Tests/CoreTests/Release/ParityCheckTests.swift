// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

struct ParityCheckTests {
    @Test func `staff told to defer all travel and the public to be alert is a finding`() throws {
        let check = check(staff: "Defer all travel.", public: "Be alert.")
        let finding = try #require(check.findings.first)
        #expect(check.findings.count == 1)
        #expect(finding.dimension == nil)
        #expect((finding.staffLevel, finding.publicLevel) == ("stay_away", "be_alert"))
        #expect(
            finding.sentence == "Staff are asked for more: \"Defer all travel.\"; the public: \"Be alert.\".")
    }

    @Test(arguments: Specificity.Dimension.allCases, [("none", 1), ("general", 1), ("specific", 0)])
    func `less in any dimension is a finding`(dimension: Specificity.Dimension, level: (String, Int)) throws {
        let theirs = try #require(Specificity.Level(rawValue: level.0))
        let check = check(
            staffSpecificity: specificity(dimension, .specific, "Harbour Theatre"),
            publicSpecificity: specificity(dimension, theirs, "Lorvia City"))
        #expect(check.findings.count == level.1)
        #expect(check.findings.allSatisfy { $0.dimension == dimension && $0.publicLevel == level.0 })
    }

    @Test func `a sentence says what each is told`() {
        let exact = check(
            staffSpecificity: specificity(.place, .specific, "Harbour Theatre"),
            publicSpecificity: specificity(.place, .general, "the city"))
        #expect(
            exact.findings.map(\.sentence) == [
                "Staff are told where exactly (\"Harbour Theatre\"); the public is in general (\"the city\")."
            ])
        let silent = check(
            staffSpecificity: specificity(.actor, .general, "extremists"), publicSpecificity: Specificity())
        #expect(
            silent.findings.map(\.sentence) == [
                "Staff are told who in general (\"extremists\"); the public is not."
            ])
    }

    @Test func `a public that is told as much or more is no finding`() {
        let more = check(
            staff: "Avoid crowds.", public: "Leave the city now.",
            staffSpecificity: specificity(.time, .general, "this week"),
            publicSpecificity: specificity(.time, .specific, "until 8 pm, 6 May"))
        #expect(more.findings == [])
    }

    @Test func `where parity and the leak check disagree, both are named and neither wins`() throws {
        let text = "Stay away from Harbour Theatre until 8 pm."
        let staff = ParityCheck.Text(
            text: text, actions: [],
            specificity: Specificity(
                place: .init(level: .specific, words: ["Harbour Theatre"]),
                time: .init(level: .specific, words: ["8 pm"])))
        let silent = ParityCheck.Text(text: "Stay alert.", actions: [], specificity: Specificity())
        let report = leaks(text, from: "They plan to strike Harbour Theatre.")
        let conflicts = ParityCheck(staff: staff, public: silent).conflicts(with: report)
        #expect(conflicts.map(\.dimension) == [.place])
        #expect(try #require(conflicts.first).hits == report.hits.map(\.id))
        #expect(try #require(conflicts.first).sentence.contains("neither rule decides"))
        #expect(ParityCheck(staff: staff, public: staff).conflicts(with: report) == [])
    }

    static let strengths: [(String, Instruction.Strength)] = [
        ("", .none), ("Be alert.", .beAlert), ("Remain VIGILANT at all times", .beAlert),
        ("Exercise caution.", .takeCare), ("Avoid large gatherings.", .avoid),
        ("Do not go to concerts.", .stayAway),
        ("Don’t travel.", .stayAway), ("Don't travel.", .stayAway), ("Leave now.", .leave),
        ("Pack for three nights and leave", .leave), ("Не ходите туда", .takeCare),
        ("Please unleavened", .takeCare),
    ]

    @Test(arguments: strengths)
    func `an instruction's words say how much it asks`(words: String, strength: Instruction.Strength) {
        #expect(Instruction(words).strength == strength)
    }

    private func check(
        staff: String = "", public: String = "", staffSpecificity: Specificity = Specificity(),
        publicSpecificity: Specificity = Specificity()
    ) -> ParityCheck {
        ParityCheck(
            staff: .init(text: staff, actions: [staff], specificity: staffSpecificity),
            public: .init(text: `public`, actions: [`public`], specificity: publicSpecificity))
    }

    private func specificity(
        _ dimension: Specificity.Dimension, _ level: Specificity.Level, _ words: String
    ) -> Specificity {
        let stated = Specificity.Stated(level: level, words: [words])
        return switch dimension {
        case .actor: Specificity(actor: stated)
        case .place: Specificity(place: stated)
        case .time: Specificity(time: stated)
        case .method: Specificity(method: stated)
        case .target: Specificity(target: stated)
        }
    }
}
