// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinPolicy

/// A text, and what is wrong with it.
struct Fault: CustomTestStringConvertible {
    let text: String
    let problem: String

    init(_ text: String, _ problem: String) {
        self.text = text
        self.problem = problem
    }

    var testDescription: String { problem }
}

/// A pack as small as can be, with one place to change.
private func pack(
    head: String = "pack: small\nregime: few\nversion: \"1\"\ntitle: Small\nmodelled_on: local\ndisclaimer: None.",
    allowances: String = "allowances: {delivery: 10min, acting: 10min}",
    facts: String = "facts:\n  few.real: Is it real?",
    clocks: String = "clocks: []",
    duties: String = "duties:\n  - {id: warn, outcome: WARN, text: Warn.}",
    rules: String = """
    rules:
      - id: F-1
        kind: threshold
        duty: warn
        text: It is real.
        all: {few.real: yes}
        unknown: enquire-then-duty
        source: us
        verification: local-default
    """
) -> String {
    [head, allowances, facts, clocks, duties, rules].joined(separator: "\n")
}

/// A second rule after the good one.
private func rule(_ lines: String...) -> String {
    "rules:\n"
        + """
          - {id: F-1, kind: threshold, duty: warn, text: Real., all: {few.real: yes}, unknown: resolve-to-duty,
             source: us, verification: local-default}
          - id: F-2
            source: us
            verification: local-default
            text: Words.

        """ + lines.map { "    \($0)" }.joined(separator: "\n")
}

@Suite struct `Reading a pack` {
    @Test func `the smallest pack reads and decides`() throws {
        let small = try PolicyPack(yaml: pack())
        let fact = try #require(FactName("few.real"))
        func outcome(_ truth: Truth) -> Outcome {
            small.evaluate(Situation(facts: [fact: truth], victimKind: .person)).outcome
        }
        #expect([Truth.yes, .no, .unknown].map(outcome) == [.warn, .noDuty, .enquire])
        #expect(small.question(of: fact) == "Is it real?")
    }

    @Test(arguments: [
        Fault(pack(facts: "facts:\n  few.real: Is it real?\n  few.more: More?"), "no rule reads the fact 'few.more'"),
        Fault(pack(facts: "facts:\n  icd.real: Is it real?"), "the fact 'icd.real' is not one of this regime"),
        Fault(pack(facts: "facts:\n  real: Is it real?"), "'real' is no name of a fact"),
        Fault(pack(facts: "facts: {few.real: []}"), "'few.real' is not a text"),
        Fault(pack(allowances: "allowances: {delivery: soon, acting: 1h}"), "'soon' is no length of time"),
        Fault(pack(allowances: ""), "'allowances' is missing"),
        Fault(pack(duties: "duties:\n  - {id: warn, outcome: WAIVED, text: Never.}"), "'WAIVED' cannot be owed"),
        Fault(
            pack(duties: "duties:\n  - {id: warn, outcome: WARN, text: A.}\n  - {id: more, outcome: WARN, text: B.}"),
            "the duty 'more' has no threshold"
        ),
        Fault(
            pack(clocks: "clocks:\n  - {id: A, length: 1h, from: awareness, verification: recalled, text: X.}"),
            "'A' cannot name a clock"
        ),
        Fault(pack(head: "pack: small\npack: small"), "'pack' stands twice in one map"),
        Fault(pack(head: "pack: [small]"), "'pack' is not a text"),
        Fault("pack: small", "'regime' is missing"),
        Fault("- a\n- b", "'the file' is not a map"),
        Fault("", "the file is empty"),
        Fault("pack: \"open", "found unexpected end of stream"),
    ])
    func `a fault in a part is named`(fault: Fault) {
        let error = #expect(throws: PackError.self) { try PolicyPack(yaml: fault.text) }
        #expect(error?.problem == fault.problem)
        #expect(error?.mend.isEmpty == false)
    }

    @Test(arguments: [
        Fault(rule("kind: threshold", "all: {few.real: yes}", "unknown: resolve-to-duty"), "'duty' is missing"),
        Fault(rule("kind: threshold", "duty: warn", "all: {few.real: yes}"), "'unknown' is missing"),
        Fault(rule("kind: threshold", "duty: warn", "unknown: resolve-to-duty"), "it has no condition"),
        Fault(
            rule("kind: threshold", "duty: alert", "all: {few.real: yes}", "unknown: resolve-to-duty"),
            "'alert' is no duty here"
        ),
        Fault(
            rule("kind: exclusion", "duty: warn", "all: {few.real: yes}", "unknown: resolve-to-no"),
            "in doubt it would take the duty away"
        ),
        Fault(
            rule("kind: waiver", "all: {few.real: yes}", "unknown: resolve-to-no"),
            "in doubt it would take the duty away"
        ),
        Fault(
            rule("kind: exclusion", "duty: warn", "all: {few.real: not-yes}", "unknown: resolve-to-duty"),
            "it would take the duty away because nobody has looked"
        ),
        Fault(
            rule("kind: emergency", "all: {few.real: yes}", "unknown: enquire-then-duty"),
            "there is no time to enquire in an emergency"
        ),
        Fault(rule("kind: emergency"), "it has no condition"),
        Fault(
            rule("kind: extension", "extends: F-9", "all: {few.real: yes}", "unknown: resolve-to-duty"),
            "'F-9' is no rule here"
        ),
        Fault(
            rule("kind: extension", "extends: F-2", "all: {few.real: yes}", "unknown: resolve-to-duty"),
            "'F-2' is a extension"
        ),
        Fault(rule("kind: defeat", "defeats: [F-1]", "all: {few.real: yes}"), "'F-1' is a threshold"),
        Fault(rule("kind: consequence", "all: {few.real: yes}"), "nothing follows from it"),
        Fault(rule("kind: consequence", "clocks: [late]"), "it starts 'late', which is no clock here"),
        Fault(rule("kind: consequence", "on: [SOON]", "offers: [REFER]"), "'SOON' is no on"),
        Fault(rule("kind: note", "all: {few.real: yes}"), "a note has neither condition nor effect"),
        Fault(
            rule("kind: irrelevant", "all: {few.other: yes}"), "it reads 'few.other', which the pack does not declare"),
        Fault(rule("kind: irrelevant", "all: {few.real: maybe}"), "'maybe' is no value of a fact"),
        Fault(rule("kind: guess"), "'guess' is no kind"),
        Fault(rule("kind: note", "colour: red"), "'colour' is not known here"),
    ])
    func `a fault in a rule is named with the rule`(fault: Fault) {
        let error = #expect(throws: PackError.self) { try PolicyPack(yaml: pack(rules: fault.text)) }
        #expect(error?.problem == fault.problem)
        #expect(error?.rule == "F-2")
        #expect((error?.line ?? 0) > 10)
    }

    @Test func `two rules of one id are refused`() {
        let twice = pack() + "\n" + pack().split(separator: "rules:\n")[1]
        let error = #expect(throws: PackError.self) { try PolicyPack(yaml: twice) }
        #expect(error?.problem == "the rule 'F-1' stands twice")
    }

    @Test func `an error says where, what and how to mend it`() {
        let error = PackError(line: 3, column: 5, rule: "F-2", problem: "it is wrong", mend: "Mend it.")
        #expect(error.description == "line 3, column 5, F-2: it is wrong. Mend it.")
    }
}

@Suite struct `Hostile packs` {
    @Test(arguments: [
        Fault("a: &x [1]\nb: *x", "anchors and aliases are not read here"),
        Fault("a: " + String(repeating: "[", count: 100_000), "the nesting is too deep"),
        Fault(String(repeating: "- ", count: 100_000), "the nesting is too deep"),
        Fault(String(repeating: "? ", count: 100_000), "the nesting is too deep"),
        Fault(String(repeating: "a: 1\n", count: 200_000), "the file has 1000000 bytes"),
        Fault("pack: \u{0}", "it cannot be read as YAML"),
    ])
    func `what would cost more than its bytes is refused`(fault: Fault) {
        let error = #expect(throws: PackError.self) { try PolicyPack(yaml: fault.text) }
        #expect(error?.problem == fault.problem)
    }

    @Test func `bytes that are no text are refused`() {
        let error = #expect(throws: PackError.self) { try PolicyPack(yaml: [0x70, 0xff, 0xfe]) }
        #expect(error?.problem == "the file is not UTF-8")
    }

    @Test func `a pack with any byte changed, cut or doubled is read or refused`() throws {
        let good = Array(pack().utf8)
        var refused = 0
        var tried = 0
        for index in good.indices {
            for byte in [0x00, 0x0A, 0x20, 0x22, 0x2D, 0x3A, 0x5B, 0x7D, 0xC3] as [UInt8] {
                for bytes in [good.replacing(index, by: [byte]), good.replacing(index, by: [byte, good[index]])] {
                    tried += 1
                    do { _ = try PolicyPack(yaml: bytes) } catch { refused += 1 }
                }
            }
            _ = try? PolicyPack(yaml: Array(good[..<index]))
        }
        #expect(refused > tried / 4)
        #expect(refused < tried)
    }
}

extension [UInt8] {
    fileprivate func replacing(_ index: Int, by bytes: [UInt8]) -> [UInt8] {
        Array(self[..<index]) + bytes + Array(self[(index + 1)...])
    }
}
