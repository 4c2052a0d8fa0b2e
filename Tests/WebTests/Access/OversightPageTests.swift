// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
@testable import TocsinWeb

struct OversightPageTests {
    /// Below the threshold, and the first of two readers said so.
    private static let negative = """
        - {act: case.open, as: case, title: Rumour, packs: [us-icd191-model], zone: "+03:00", awareness: {at: "2026-03-02T08:50:00Z", by: night desk}}
        - {act: victim.add, as: victim, kind: person, name: Deputy}
        - {act: fact.set, victim: $victim, fact: icd.credible, value: no, basis: the source made it up}
        - {act: dissent.record, text: "We should <b>tell</b> them."}
        - {act: determination.decide, victim: $victim, pack: us-icd191-model, outcome: NO-DUTY, reasons: "A <i>hoax</i>"}

        """

    private static let second = """
        - {act: determination.decide, by: ben, victim: $victim, pack: us-icd191-model, outcome: NO-DUTY, reasons: Nothing in it}

        """

    @Test(arguments: ["ada", "ben", "rio", "adm"])
    func `whoever does not oversee sees one page for what is forbidden and what is absent`(person: String) async throws
    {
        let desk = try await TestDesk()
        let browser = try await StaffBrowser(desk, as: person)
        let ada = try desk["ada"].id
        let absent = try await browser.get("/desk/nowhere")
        for path in ["/desk/oversight", "/desk/oversight/\(ada)"] {
            let answer = try await browser.get(path)
            #expect(answer.status == 404)
            #expect(answer.text.contains("There is nothing here that you can see."))
            #expect(answer.status == absent.status)
        }
    }

    @Test func `a second reader sees no verdict before their own`() async throws {
        let desk = try await TestDesk()
        _ = try await desk.play(Self.negative)
        let sam = try await StaffBrowser(desk, as: "sam")
        let list = try await sam.get("/desk/oversight")
        #expect(list.text.contains("1 before a second reader"))
        #expect(!list.text.contains("to read again</p>"))
        let page = try await sam.get("/desk/oversight/\(try desk["ada"].id)")
        #expect(page.text.contains("withheld"))
        #expect(!page.text.contains("hoax") && !page.text.contains("No duty found"))
    }

    @Test func `once both have decided it stands by assessor, with reasons as text`() async throws {
        let desk = try await TestDesk()
        _ = try await desk.play(Self.negative + Self.second)
        let sam = try await StaffBrowser(desk, as: "sam")
        #expect(try await sam.get("/desk/oversight").text.contains("1 to read again"))
        let page = try await sam.get("/desk/oversight/\(try desk["ada"].id)")
        #expect(page.text.contains("No duty found"))
        #expect(page.text.contains("A &lt;i&gt;hoax&lt;/i&gt;"))
    }

    @Test func `dissent comes back as text, with who said it`() async throws {
        let desk = try await TestDesk()
        _ = try await desk.play(Self.negative)
        let page = try await StaffBrowser(desk, as: "sam").get("/desk/oversight")
        #expect(page.text.contains("We should &lt;b&gt;tell&lt;/b&gt; them."))
        #expect(page.text.contains("Ada, assessor and intake"))
    }

    @Test func `looking at the list is a reading of each case`() async throws {
        let desk = try await TestDesk()
        let names = try await desk.play(Self.negative)
        let id = try #require(names["case"].flatMap(CaseID.init))
        _ = try await StaffBrowser(desk, as: "sam").get("/desk/oversight")
        let reads = try await desk.desk.load(id).entries.filter { $0.act?.kind == .readCase }
        #expect(reads.count == 1)
    }
}
