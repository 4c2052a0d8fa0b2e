// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
@testable import TocsinWeb

struct HandTaskTests {
    private static func form(_ fields: [(String, String)] = []) -> DeskForm {
        DeskForm(fields.map { (name: $0.0, value: $0.1) })
    }

    @Test func `what they are warned of is shown only once it is known who they are`() throws {
        var state = HandState()
        #expect(!state.mayShowText)
        try state.take(.safe, Self.form())
        #expect(!state.mayShowText)
        #expect(throws: FormProblem.self) { try state.take(.identified, Self.form([("how", "In person")])) }
        #expect(!state.mayShowText)
        try state.take(.identified, Self.form([("how", "In person"), ("identified_by", "the agreed word")]))
        #expect(state.mayShowText)
    }

    @Test func `a draft that skips who they are goes back to that question`() {
        #expect(HandState(Self.form([("step", "say")])).step == .identify)
        #expect(!HandState(Self.form([("step", "ask"), ("how", "In person")])).mayShowText)
    }

    @Test(arguments: [HandState.Answer.heard, .saidBack, .asked, .refused])
    func `a button of a later step does nothing at the first`(answer: HandState.Answer) throws {
        var state = HandState()
        try state.take(answer, Self.form())
        #expect(state == HandState())
    }

    @Test func `whoever finds it unsafe may leave at every step`() throws {
        for answers in [[], [HandState.Answer.safe], [.safe, .identified], [.safe, .identified, .heard]] {
            var state = HandState()
            for answer in answers { try state.take(answer, Self.form([("how", "In person"), ("identified_by", "card")])) }
            try state.take(.notSafe, Self.form())
            #expect(state.step == .result)
            #expect(state.result == .notSafe)
        }
    }

    @Test func `a state that was kept is the state that comes back`() throws {
        var state = HandState()
        let form = Self.form([("how", "By telephone"), ("identified_by", "the agreed word"), ("answer", "I go to my sister.")])
        for answer in [HandState.Answer.safe, .identified, .heard, .notSaidBack, .asked] { try state.take(answer, form) }
        #expect(HandState(DeskForm(draft: state.kept.draft)) == state)
    }
}
