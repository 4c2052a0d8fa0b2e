// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinPolicy

struct MessageCheckTests {
    private let words: MessageWords

    init() throws { words = try MessageWords.builtIn() }

    private func check(_ draft: MessageDraft, emergency: Bool = false) -> CheckReport {
        MessageCheck.check(draft, words: words, emergency: emergency)
    }

    private func p(_ slot: MessageDraft.Slot, _ words: String) -> MessageDraft.Passage { Lorvia.p(slot, words) }

    @Test func `there are forty checks and each says something of every draft`() {
        let report = check(Lorvia.draft(.person, .print, ModelTexts.person))
        #expect(report.lines.map(\.check) == MessageCheck.allCases)
        #expect(MessageCheck.allCases.map(\.rawValue).sorted().last == "MSG-40")
        let counts = report.counts
        #expect(counts.found + counts.clean + counts.notChecked == 40)
        #expect(report.wordVersions["en"] != nil)
    }

    @Test func `in an emergency what would hold the release is advice and a task of the review`() {
        let draft = MadeOnDrafts.all[1].draft
        let (calm, urgent) = (check(draft), check(draft, emergency: true))
        #expect(!calm.blocks.isEmpty && calm.forReview.isEmpty)
        #expect(urgent.blocks.isEmpty)
        #expect(Set(urgent.forReview.map(\.check)) == Set(calm.blocks.map(\.check)))
    }

    @Test func `what was found is in the words that the place names, letters of two bytes before it or not`() throws {
        let draft = Lorvia.draft(
            .publicLong, .page, body: ["Café Police"],
            [
                p(.sender, "Café Police:"), p(.hazard, "Été: gunmen shoot."), p(.place, "Rue É."),
                p(.action, "Here é, please consider it."),
            ])
        let report = check(draft)
        let finding = try #require(report.findings.first { $0.check == .hedged })
        let place = try #require(finding.place)
        let bytes = Array(draft.passages[place.passage].words.utf8)[place.bytes]
        #expect(place.slot == .action)
        #expect(String(decoding: bytes, as: UTF8.self) == "consider")
        #expect(!finding.instead.isEmpty)
    }

    @Test func `a language without words is not checked, never clean; what needs no words is found`() {
        let draft = Lorvia.draft(
            .publicLong, .page, language: "tr",
            [p(.hazard, "Silahlı kişiler ateş ediyor."), p(.action, "Hemen uzaklaşın.")])
        let report = check(draft)
        #expect(Set(report.blocks.map(\.check)).isSuperset(of: [.sender, .place, .time]))
        for silent in [MessageCheck.hazard, .action, .soothing, .promise, .hint, .exercise] {
            guard case .notChecked(let reason) = report[silent] else {
                Issue.record("\(silent) judged a language that it has no words for")
                continue
            }
            #expect(reason.contains("'tr'"))
        }
    }

    @Test func `what was not given is said, not passed over`() {
        let bare = MessageDraft(
            kind: .publicLong, channel: .page, language: "en", audience: .public, passages: ModelTexts.publicLong)
        let unchecked = Set(check(bare).notChecked.map(\.check))
        #expect(
            unchecked.isSuperset(of: [
                .sender, .leftOver, .disagreement, .translation, .unapproved, .names, .companions, .repeats,
            ]))
    }

    @Test func `a public warning waits for its companions in each language and channel`() {
        let drafts = ["en", "fr"].map { language in
            MessageDraft(kind: .publicFull, channel: .page, language: language, audience: .public, passages: [])
        }
        let ready = MessageCompanion.kinds.map { MessageCompanion($0, language: "en", channel: .page) }
        let missing = MessageCheck.missingCompanions(for: drafts, ready: ready)
        #expect(missing == MessageCompanion.kinds.map { MessageCompanion($0, language: "fr", channel: .page) })
        #expect(MessageCheck.missingCompanions(for: [drafts[0]], ready: ready) == [])
    }

    @Test func `parts of a text message are counted as phones count them`() {
        #expect(MessageLength(String(repeating: "a", count: 160)).parts == 1)
        #expect(MessageLength(String(repeating: "a", count: 161)).parts == 2)
        #expect(MessageLength(String(repeating: "€", count: 81)).parts == 2)
        #expect(MessageLength(String(repeating: "ж", count: 70)).parts == 1)
        #expect(MessageLength(String(repeating: "ж", count: 71)).parts == 2)
    }

    @Test(arguments: [
        "", " ", "\u{0}", "....", "::::", "{{{{{{{{", "[[[[", String(repeating: "a.", count: 9_000), "٣ ٣ ٣",
        "до до до 1",
    ])
    func `no text is too odd to be checked`(text: String) {
        for kind in MessageDraft.Kind.allCases {
            let report = check(Lorvia.draft(kind, .sms, [p(.hazard, text), p(.time, text), p(.genuine, text)]))
            #expect(report.lines.count == 40)
        }
    }
}
