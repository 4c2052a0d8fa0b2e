// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinCore

@Suite struct `Values of the duty` {
    @Test(arguments: [
        ([Truth.yes, .yes], Truth.yes, Truth.yes), ([.yes, .unknown], .unknown, .yes),
        ([.yes, .no], .no, .yes), ([.unknown, .no], .no, .unknown), ([.no, .no], .no, .no),
        ([.unknown], .unknown, .unknown), ([], .yes, .no),
    ])
    func `three values combine as Kleene has it`(truths: [Truth], all: Truth, any: Truth) {
        #expect(Truth.all(truths) == all)
        #expect(Truth.any(truths) == any)
        #expect(Truth.any(truths.map { !$0 }) == !all)
    }

    @Test(arguments: ["icd.impending", "icd.w-a.asked", "cyb.nis2-entity"])
    func `a name of a fact is read`(text: String) {
        #expect(FactName(text)?.text == text)
        #expect(FactName(text)?.regime == String(text.prefix { $0 != "." }))
    }

    @Test(arguments: [
        "", "icd", "icd.", ".impending", "icd..impending", "Icd.impending", "icd.impending ", "icd.1st", "icd.a-",
        "icd.im_pending", "icd.é", String(repeating: "a.", count: 60) + "a",
    ])
    func `anything else is no name of a fact`(text: String) {
        #expect(FactName(text) == nil)
    }

    @Test func `a map by fact is written as an object`() throws {
        let fact = try #require(FactName("icd.impending"))
        let bytes = try JSONEncoder().encode([fact: Truth.unknown])
        #expect(String(decoding: bytes, as: UTF8.self) == #"{"icd.impending":"unknown"}"#)
        #expect(try JSONDecoder().decode([FactName: Truth].self, from: bytes) == [fact: .unknown])
        #expect(throws: (any Error).self) {
            try JSONDecoder().decode([FactName: Truth].self, from: Data(#"{"Impending":"yes"}"#.utf8))
        }
    }

    @Test func `outcomes are written as the product has them`() {
        #expect(
            Outcome.allCases.map(\.rawValue) == [
                "WARN", "WARN-EMERGENCY", "ENQUIRE", "WAIVER-REVIEW", "WAIVED", "NO-DUTY", "DISCRETIONARY", "DISRUPT",
                "REFER", "PUBLIC-ALERT", "DISPUTE",
            ])
    }

    @Test func `outcomes stand in order of what they ask`() {
        let order: [Outcome] = [
            .noDuty, .waived, .discretionary, .disrupt, .refer, .enquire, .waiverReview, .dispute, .publicAlert, .warn,
            .warnEmergency,
        ]
        #expect(Outcome.allCases.sorted() == order)
        #expect(Outcome.allCases.filter(\.isNegative) == [.waived, .noDuty])
        #expect(Outcome.allCases.filter(\.isDuty).allSatisfy { !$0.isNegative })
    }
}
