// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
@testable import TocsinWeb

struct IntakePagesTests {
    private static let fields = [
        ("text", "Two men, a white van."), ("known", "now"), ("soon", "yes"), ("about", "new"), ("title", "Clinic watch"),
        ("packs", "us-icd191-model"), ("packs", "uk-ttl-model"), ("zone", "+03:00"),
    ]

    private func cases(_ desk: TestDesk) async throws -> [Case] {
        var cases: [Case] = []
        for row in try await desk.desk.store.cases() { cases.append(try await desk.desk.load(row.id).folded) }
        return cases
    }

    private func without(_ name: String, and more: (String, String)...) -> [(String, String)] {
        IntakePagesTests.fields.filter { $0.0 != name } + more
    }

    @Test func `one form takes a report in and opens its case, and sent twice it does so once`() async throws {
        let desk = try await TestDesk()
        let ada = try await StaffBrowser(desk, as: "ada")
        let form = try await ada.get("/desk/report")
        let first = try await ada.submit("/desk/report", from: form, IntakePagesTests.fields)
        let again = try await ada.submit("/desk/report", from: form, IntakePagesTests.fields + [("checked", "1")])
        #expect(first.status == 303)
        #expect(again.header("location") == first.header("location"))
        let opened = try #require(try await cases(desk).first)
        #expect(try await cases(desk).count == 1)
        #expect(opened.opened.title == "Clinic watch")
        #expect(opened.opened.packs == ["us-icd191-model", "uk-ttl-model"])
        #expect(opened.reports.values.map(\.grade) == [.ungraded])
        #expect(opened.reports.values.map(\.marking) == [.red])
        #expect(opened.records.values.map(\.record) == [IntakeRecord.soon])
        #expect(try await ada.follow(first).text.contains("could be hurt within hours"))
    }

    @Test func `a file is kept byte for byte`() async throws {
        let desk = try await TestDesk()
        let ada = try await StaffBrowser(desk, as: "ada")
        let form = try await ada.get("/desk/report")
        let bytes: [UInt8] = [0, 255, 13, 10, 45, 45, 120, 13, 10, 200, 1]
        let stamp = form.hidden("stamp") ?? ""
        var body: [UInt8] = []
        for (name, value) in without("text", and: ("stamp", stamp), ("key", "k")) {
            body += Array("--XyZ\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array("--XyZ\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.bin\"\r\nContent-Type: application/x\r\n\r\n".utf8)
        body += bytes + Array("\r\n--XyZ--\r\n".utf8)
        let headers = [("Cookie", "__Host-tocsin=\(ada.token)"), ("Content-Type", "multipart/form-data; boundary=XyZ")]
        let saved = try await ada.site.ask("POST", "/desk/report", headers: headers, body: body)
        #expect(saved.status == 303)
        let report = try #require(try await cases(desk).first?.reports.keys.first)
        #expect(try await desk.desk.rawBytes(of: report) == bytes)
        let path = "\(saved.header("location") ?? "")/reports/\(report)/raw"
        #expect(try await ada.get(path).body == bytes)
    }

    @Test(
        arguments: [
            ("text", "", "Paste or write what came in, or choose its file."),
            ("known", "", "Choose when anyone here first knew."), ("about", "", "Choose what it is about."),
            ("title", "", "Enter a title for the new case."), ("packs", "", "Choose at least one pack."),
            ("zone", "Moscow", "You entered Moscow. Write the offset as +03:00."),
            ("known", "earlier", "Enter when anyone here first knew."),
        ])
    func `a problem is named at its field, and nothing that was typed is lost`(field: String, value: String, words: String) async throws {
        let desk = try await TestDesk()
        let ada = try await StaffBrowser(desk, as: "ada")
        let form = try await ada.get("/desk/report")
        let answer = try await ada.submit(
            "/desk/report", from: form, without(field, and: (field, value), ("reference", "night book 112")))
        #expect(answer.status == 422)
        #expect(answer.text.occurrences(of: words) >= 2)
        #expect(answer.text.contains("night book 112"))
        #expect(field == "text" || answer.text.contains("Two men, a white van."))
        #expect(try await cases(desk).isEmpty)
    }

    @Test func `nobody first knew later than now`() async throws {
        let desk = try await TestDesk()
        let ada = try await StaffBrowser(desk, as: "ada")
        let later = without("known", and: ("known", "earlier"), ("earlier-date", "2099-03-31"), ("earlier-time", "10:00"), ("earlier-zone", "+03:00"))
        let answer = try await ada.submit("/desk/report", from: try await ada.get("/desk/report"), later)
        #expect(answer.text.contains("First known must be before now; you entered 2099-03-31T10:00:00+03:00."))
    }

    @Test func `what looks like the same report is asked about, where its case may be read`() async throws {
        let desk = try await TestDesk()
        let ada = try await StaffBrowser(desk, as: "ada")
        let first = try await ada.submit("/desk/report", from: try await ada.get("/desk/report"), IntakePagesTests.fields)
        let asked = try await ada.submit("/desk/report", from: try await ada.get("/desk/report"), IntakePagesTests.fields)
        #expect(asked.status == 422)
        #expect(asked.text.contains("seems to be here already"))
        let id = String((first.header("location") ?? "").suffix(26))
        let same = without("about", and: ("about", id), ("checked", "1"))
        let joined = try await ada.submit("/desk/report", from: asked, same)
        #expect(joined.header("location") == first.header("location"))
        #expect(try await cases(desk).count == 1)

        _ = try await desk.desk.perform(
            ActRequest(act: Act(.restrictCase, ["reason": .text("few"), "admitted": .texts(["\(try desk["rio"].id)"])]), caseID: CaseID(id)),
            by: desk["ada"])
        let ben = try await StaffBrowser(desk, as: "sol")
        let unaware = try await ben.submit("/desk/report", from: try await ben.get("/desk/report"), IntakePagesTests.fields)
        #expect(unaware.status == 303)
    }

    @Test func `what nobody can sort gets a case of its own, so that its clock runs`() async throws {
        let desk = try await TestDesk()
        let ada = try await StaffBrowser(desk, as: "ada")
        let fields = without("about", and: ("about", "unknown"), ("next", "1")).filter { $0.0 != "title" }
        let answer = try await ada.submit("/desk/report", from: try await ada.get("/desk/report"), fields)
        #expect(answer.header("location")?.hasPrefix("/desk/report?saved=") ?? false)
        #expect(try await ada.follow(answer).text.contains("Saved into"))
        #expect(try await cases(desk).map(\.opened.title) == ["Not sorted yet"])
    }

    @Test(arguments: [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg==")])
    func `bytes are written in base 64`(plain: String, text: String) {
        #expect(Base64Text.encode(Array(plain.utf8)) == text)
        #expect(Base64.decode(text) == Array(plain.utf8))
    }
}

extension String {
    /// How often something stands in it.
    func occurrences(of words: String) -> Int {
        var (count, rest) = (0, self[...])
        while let found = rest.firstRange(of: words) {
            count += 1
            rest = rest[found.upperBound...]
        }
        return count
    }
}
