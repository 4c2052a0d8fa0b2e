// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

struct LeakCheckTests {
    /// How a report writes a fact, how a draft writes the same fact, and what it is.
    static let same: [(String, String, LeakHit.Fact)] = [
        ("met Yusuf near", "someone called YUSUF spoke", .name),
        ("Yusuf met him", "Yusuf spoke", .name),
        ("met Çağlar near", "Caglar was there", .name),
        ("met Orlov near", "Orlov's friend spoke", .name),
        ("met Orlov near", "a man, Or\u{200b}lov, spoke", .name),
        ("met Orlov near", "a man, Оrlоv, spoke", .name),
        ("met O'Brien near", "with O’BRIEN again", .name),
        ("встретил Игоря Соколова вчера", "Соколова видели", .name),
        ("ο Παπαδόπουλος ήρθε", "με τον ΠΑΠΑΔΟΠΟΥΛΟΣ", .name),
        ("at the Harbour Theatre", "in HARBOUR Theatre", .name),
        ("our WALNUT says", "ask Walnut about it", .name),
        ("the word is nightfoxen", "nightfoxen is the word", .word),
        ("at 21:40 on that day", "from 9.40 pm", .time),
        ("at 2140 hrs", "by 9:40 p.m.", .time),
        ("at 21h40", "at 940pm", .time),
        ("around 9 pm", "before 21:00", .time),
        ("on 4 March 2024", "on March 4th", .date),
        ("on 4 March 2024", "on 2024-03-04", .date),
        ("le 4 mars", "on 04.03.2024", .date),
        ("4 марта", "4 March", .date),
        ("on 3/4/2024", "on the 4th of March", .date),
        ("with 2,500 rounds", "2500 rounds", .number),
        ("with 2 500 rounds", "2500 rounds", .number),
        ("about 40 thousand, 42,000 exactly", "forty-two thousand", .number),
        ("two hundred and twelve men", "212 were there", .number),
        ("three weapons", "with 3 weapons", .number),
        ("of 7.62 calibre", "7,62 mm", .number),
        ("٢٥٠١ of them", "2501", .number),
        ("plate K 417 MX 77 seen", "K417MX77", .identifier),
        ("plate K 417 MX 77 seen", "k-417-mx-77", .identifier),
        ("plate А123ВС", "A123BC", .identifier),
        ("flight SU 1234", "SU1234", .identifier),
        ("reference 7K2", "7K2", .identifier),
        ("ring +7 (495) 555-01-17", "8 495 5550117", .telephone),
        ("ring 555 0117", "+99 5550117 now", .telephone),
        ("from y.orlov@mail.example", "Y.ORLOV@mail.example", .email),
        ("55.8258, 37.3903", "55°49'33\"N 37°23'25\"E", .coordinates),
        ("at -33.8568 151.2153", "33.8568° S, 151.2153° E", .coordinates),
    ]

    @Test(arguments: same)
    func `a fact is found however it is written`(source: String, draft: String, fact: LeakHit.Fact) {
        #expect(leaks(draft, from: source).hits.contains { $0.fact == fact })
        guard fact != .name else { return }
        #expect(leaks(source, from: draft).hits.contains { $0.fact == fact }, "the other way round")
    }

    /// What two texts may share by chance.
    static let different: [(String, String)] = [
        ("at 21:40", "at 20:40"),
        ("on 4 March 2024", "on 5 March 2024"),
        ("on 4 March 2023", "on 4 March 2024"),
        ("in 2024", "in 2024"),
        ("call 112", "In danger call 112"),
        ("for 48 hours", "within 48 hours"),
        ("two people", "two people met"),
        ("the 3rd time", "3rd street"),
        ("Monday in March", "on Monday, in March"),
        ("he had a plan to attack", "a plan to attack"),
        ("It was not what they would", "It was not what they would"),
        ("about 100 and 5000", "100 or 5000"),
        ("The meeting was late", "The Crowd was late"),
        ("DO NOT WALK THERE", "do not walk"),
        ("A driver", "A river"),
        ("55.8258, 37.3903", "55.9258, 37.3903"),
        ("555 0117", "555 0118"),
    ]

    @Test(arguments: different)
    func `what says nothing is no hit`(source: String, draft: String) {
        #expect(leaks(draft, from: source).hits == [], "\(source) | \(draft)")
    }

    @Test func `places point at the words in both texts`() throws {
        let source = "Ça va. He will strike near the old harbour bridge at dawn."
        let draft = "É: someone will STRIKE — near the old harbour-bridge, we hear."
        let hit = try #require(leaks(draft, from: source).hits.first { $0.kind == .copiedRun })
        #expect(hit.words == 7)
        #expect(hit.ours.map { cut(draft, $0) } == ["will STRIKE — near the old harbour-bridge"])
        #expect(hit.theirs.map { cut(source, $0) } == ["will strike near the old harbour bridge"])
    }

    @Test func `a run that stands twice in the draft is one hit in two places`() throws {
        let run = "walk to the old bridge before night"
        let draft = "We know: \(run). Again, they \(run)!"
        let hits = leaks(draft, from: "And so \(run) they said").hits
        #expect(hits.map { $0.ours.map { cut(draft, $0) } } == [[run, run]])
    }

    @Test func `a hit keeps its name when the draft changes elsewhere, and loses it when the hit changes`() {
        let source = "Orlov will cross the old harbour bridge at 21:40 with his brother"
        let before = leaks("They cross the old harbour bridge at 9.40 pm.", from: source).hits
        let moved = leaks("New first words. They CROSS the old, harbour bridge at 21:40!", from: source).hits
        let changed = leaks("They will cross the old harbour bridge at 9.40 pm.", from: source).hits
        #expect(Set(before.map(\.id)).isSuperset(of: moved.filter { $0.kind == .rareFact }.map(\.id)))
        let runs = [before, moved, changed].map { $0.filter { $0.kind == .copiedRun }.map(\.id) }
        #expect(
            runs[0]
                == leaks("Other words. They cross the old harbour bridge at 9.40 pm.", from: source).hits
                .filter { $0.kind == .copiedRun }.map(\.id))
        #expect(runs[0] != runs[2])
    }

    @Test func `the same words in another report are another hit`() {
        let text = ProtectedText(Array("met Orlov near the river".utf8))
        let check = LeakCheck(
            protected: [(report: report(1), text: text), (report: report(2), text: text)],
            common: LeakTexts.commonWords, approved: [], identify: unkeyed)
        let hits = check.check(text: "Orlov was there").hits
        #expect(hits.map(\.report) == [report(1), report(2)])
        #expect(Set(hits.map(\.id)).count == 2)
    }

    @Test func `what was approved is no hit, but copied words around it are`() {
        let source = "the Embassy of Norland in Lorvia City said that at 18:00 on 6 May he will wait"
        let name = "Embassy of Norland in Lorvia City"
        #expect(leaks("Embassy of Norland in Lorvia City: until 6 pm", from: source).hits.count > 1)
        #expect(
            leaks("\(name): until 6 pm, 6 May", from: source, approved: [name, "6 pm on May 6"]).hits == [])
        let longer = leaks("The \(name) said that", from: source, approved: [name]).hits
        #expect(longer.map(\.kind) == [.copiedRun])
    }

    @Test func `what could not be checked is said`() {
        let english =
            "They will walk to the bridge and wait there for the train that must arrive in the evening at ten"
        let french =
            "Ils vont marcher vers le pont et attendre le train qui vient tous les soirs depuis la ville du nord"
        #expect(leaks(english, from: "").notChecked == [])
        #expect(leaks(english, from: "", common: .stopWords).notChecked == [.wordListMissing])
        #expect(leaks(french, from: "").notChecked == [.wordListDoesNotFit])
        #expect(leaks("تحذير", from: "").notChecked == [.namesWithoutCapitals])
    }

    @Test func `without a fitting list only names count as rare`() {
        let french =
            "Ils vont marcher vers le pont et attendre le train qui vient tous les soirs avec Orlov et sa mère"
        let source = "le train arrive, le pauvre Orlov et la famille vont marcher chaque jour"
        #expect(leaks(french, from: source).hits.map(\.fact) == [.name])
        #expect(leaks("Орлов ждёт у моста", from: "Вчера Орлов был у моста").hits.map(\.fact) == [.name])
        #expect(leaks("Взрыв у моста", from: "Взрыв был вчера").hits == [])
    }

    @Test func `scripts without gaps between words are compared by their letters`() {
        let source = "我们得到消息说有人计划在周三晚上袭击音乐厅"
        #expect(leaks("警告：有人计划在周三晚上袭击音乐厅。", from: source).hits.map(\.kind) == [.copiedRun])
        #expect(leaks("请不要在周三去那里", from: source).hits == [])
    }

    @Test func `a model warning gives nothing of an unrelated report away`() {
        let warning = """
            Lorvia City Police: gunmen are shooting people at Orla Market, between Mill Street and the \
            river. If you are there and see a safe way out, leave now towards Castle Hill. Keep away \
            until 6 pm today, 4 May. Next message by 11 am. In danger call 112.
            """
        let unrelated = """
            SECRET. Source reports on 12 March that a group from Tavrin plans to take 40 trucks over the \
            northern border. Two people wait for them at the station from 22:15 until morning. Contact: \
            +99 555 0199.
            """
        #expect(leaks(warning, from: unrelated).hits == [])
    }

    @Test func `protected text prints as nothing but the word protected`() {
        let text = ProtectedText(Array("Orlov".utf8))
        var dumped = ""
        dump(text, to: &dumped)
        dump([text], to: &dumped)
        let all = "\(text) \(String(reflecting: text)) \(String(describing: [text])) \(dumped)"
        #expect("\(text)" == "(protected)")
        #expect(!all.contains("Orlov"))
        #expect(!all.contains("79"))
        #expect(Mirror(reflecting: text).children.isEmpty)
    }

    private func cut(_ text: String, _ place: LeakHit.Place) -> String {
        String(decoding: Array(text.utf8)[place.from..<place.to], as: UTF8.self)
    }
}
