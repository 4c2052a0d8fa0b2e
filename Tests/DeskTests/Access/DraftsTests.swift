// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk

@Suite struct DraftsTests {
    @Test func `a draft is its writer's own, replaced by the next and gone when it is sent`() async throws {
        let test = try await TestDesk()
        let (drafts, ada, ben) = (test.desk.drafts, try test["ada"].id, try test["ben"].id)
        try await drafts.put(Array("one".utf8), form: "text.write W en", about: nil, by: ada)
        try await drafts.put(Array("two".utf8), form: "text.write W en", about: nil, by: ada)
        #expect(try await drafts.get(form: "text.write W en", by: ada)?.content == Array("two".utf8))
        #expect(try await drafts.get(form: "text.write W fr", by: ada) == nil)
        #expect(try await drafts.get(form: "text.write W en", by: ben) == nil)
        try await drafts.remove(form: "text.write W en", by: ada)
        #expect(try await drafts.get(form: "text.write W en", by: ada) == nil)
    }

    @Test func `two who write one text see each other while both do`() async throws {
        let test = try await TestDesk()
        let (drafts, ada, ben) = (test.desk.drafts, try test["ada"].id, try test["ben"].id)
        try await drafts.put([1], form: "f", about: nil, by: ada)
        #expect(try await drafts.others(form: "f", besides: ben) == [OpenDraft(person: ada, at: test.clock.now)])
        #expect(try await drafts.others(form: "f", besides: ada).isEmpty)
        #expect(try await drafts.others(form: "g", besides: ben).isEmpty)
        test.clock.advance(by: .minutes(11))
        #expect(try await drafts.others(form: "f", besides: ben).isEmpty)
    }

    @Test func `a draft is gone after a fortnight`() async throws {
        let test = try await TestDesk()
        let (drafts, ada) = (test.desk.drafts, try test["ada"].id)
        try await drafts.put([1], form: "f", about: nil, by: ada)
        test.clock.advance(by: .days(13))
        #expect(try await drafts.get(form: "f", by: ada) != nil)
        test.clock.advance(by: .days(1))
        #expect(try await drafts.get(form: "f", by: ada) == nil)
    }

    @Test func `a draft that is too long is refused, and so is a form without a name`() async throws {
        let test = try await TestDesk()
        let (drafts, ada) = (test.desk.drafts, try test["ada"].id)
        let long = [UInt8](repeating: 0, count: Drafts.bytesMax + 1)
        await #expect(throws: Refusal.self) { try await drafts.put(long, form: "f", about: nil, by: ada) }
        await #expect(throws: Refusal.self) { try await drafts.put([1], form: "", about: nil, by: ada) }
    }
}
