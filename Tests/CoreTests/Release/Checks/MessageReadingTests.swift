// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing

@testable import TocsinCore

/// How a draft is cut into words, sentences, times and links, before any check looks at it.
struct MessageReadingTests {
    private static let words = LanguageWords(
        language: "en", name: "English", version: "1",
        phrases: [
            .until: ["until"], .by: ["by", "before"], .from: ["from"], .at: ["at"], .timeJoint: ["on", "of"],
            .pm: ["pm", "p m"], .am: ["am"],
            .today: ["today"], .noon: ["noon"], .negation: ["not", "nobody"], .harm: ["kill*", "is over"],
            .fillers: ["now"],
        ],
        months: (1...12).map { $0 == 5 ? ["May"] : ["m\($0)"] },
        weekdays: ["Monday", "Tuesday", "Wednesday"].map { [$0] } + (3...6).map { ["w\($0)"] },
        numbers: [[], [], ["two"]])

    private func read(_ text: String, _ slot: MessageDraft.Slot = .time) -> MessageText {
        let draft = MessageDraft(
            kind: .publicLong, channel: .page, language: "en", audience: .public,
            passages: [MessageDraft.Passage(slot, text)])
        return MessageText(draft, words: MessageReadingTests.words)
    }

    @Test(arguments: [
        ("until 6 pm today, 4 May", 1_080, 4), ("until 8:07 am, May 4", 487, 4),
        ("by noon on Tuesday 5 May 2026", 720, 5),
        ("2026-05-06 20:00 +02:00", 1_200, 6), ("20.00 on 6 May", 1_200, 6), ("at 20h30 on 6 May", 1_230, 6),
        ("8pm, 6th of May", 1_200, 6),
        ("12 am, 6 May", 0, 6), ("12 p.m., 6 May", 720, 6),
    ])
    func `a time is read as one, however it is written`(text: String, minute: Int, day: Int) {
        let times = read(text).times
        #expect(times.count == 1)
        #expect(times.first?.minute == minute)
        #expect(times.first?.day == day)
        #expect(times.first?.month == 5)
    }

    @Test(arguments: [
        "4 Quay Road", "call 112", "60 to 80 per cent", "+99 555 0117", "graded B2", "between 2 and 9 people",
    ])
    func `a number that is no time is none`(text: String) {
        #expect(read(text).times == [])
    }

    @Test func `a bare hour behind until may be morning or evening`() {
        #expect(read("Keep away until 6.").times.map(\.isHalfDay) == [true])
        #expect(read("Keep away until 6 people come.").times == [])
    }

    @Test(arguments: [
        ("One. Two! Three", 3), ("St. Ann's is shut. Go.", 2), ("M. Okoro waits.", 1), ("At 20.30 we go", 1),
        ("a\nb", 2), ("Stop؟ Go", 2),
    ])
    func `sentences end where readers stop`(text: String, count: Int) {
        #expect(read(text).sentences.count == count)
    }

    @Test(arguments: [
        ("See police.lorvia.example.", "police.lorvia.example"), ("(https://bit.ly/3x)", "bit.ly"),
        ("open a-b.example/c?d now", "a-b.example"),
    ])
    func `a link is found without its brackets`(text: String, host: String) {
        #expect(read(text).links.map(\.host) == [host])
    }

    @Test(arguments: ["at 8.30 today.Next", "p.m.", "e.g. this", "a@b.example", "..", "St. Ann"])
    func `what only looks like a link is none`(text: String) {
        #expect(read(text).links == [])
    }

    @Test func `a phrase is found with any ending, over a filler, and not over the end of a sentence`() {
        let found = read("Killers: it is now over. It is. Over.").all(.harm)
        #expect(found == [0..<1, 2..<5])
    }

    @Test func `a phrase behind not is negated in its sentence only`() throws {
        let text = read("It is not the case that it is over. It is over.")
        #expect(text.all(.harm).map(text.isNegated) == [true, false])
    }

    @Test func `a written text becomes a draft field by field`() throws {
        let text = WriteText(
            warning: WarningID(high: 0, low: 1), language: "en", headline: "Stay away from Orla Market",
            sender: "Lorvia City Police",
            danger: "Gunmen are shooting people.", place: "Orla Market", time: "Until 6 pm, 4 May",
            actions: ["Leave now.", "Do not come back."],
            check: "Call any police station.", help: "In danger: 112.", specificity: Specificity())
        let draft = MessageDraft(text, channel: .page, audience: .public, extras: .init(reference: "Reference 7K2."))
        #expect(draft.kind == .publicFull)
        #expect(
            draft.passages.map(\.slot) == [
                .headline, .sender, .reference, .hazard, .place, .time, .action, .action, .genuine, .help,
            ])
        #expect(draft.body.split(separator: "\n").count == 9)
        #expect(MessageDraft.Kind(for: .private) == .person)
    }
}
