// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinFormats
@testable import TocsinWeb

struct SettingsPageTests {
    private static let paths = [
        "/desk/settings", "/desk/settings/channels", "/desk/settings/clocks", "/desk/settings/health",
        "/desk/settings/log",
        "/desk/settings/packs", "/desk/settings/packs/us-icd191-model", "/desk/settings/packs/us-icd191-model/try",
    ]

    @Test(arguments: ["ada", "rio", "sam", "adm"])
    func `everybody who is signed in sees how the desk is set`(person: String) async throws {
        let browser = try await StaffBrowser(TestDesk(), as: person)
        for path in Self.paths { #expect(try await browser.get(path).status == 200, "\(path)") }
    }

    @Test func `a stranger is sent to sign in, and gets help all the same`() async throws {
        let site = try await StaffBrowser(TestDesk(), as: "ada").site
        for path in Self.paths { #expect(try await site.get(path).status == 303, "\(path)") }
        let help = try await site.get("/desk/help")
        #expect(help.status == 200)
        #expect(help.text.contains("Ring the number that you find by yourself."))
    }

    @Test func `a pack that is not there is nothing`() async throws {
        let browser = try await StaffBrowser(TestDesk(), as: "ada")
        #expect(try await browser.get("/desk/settings/packs/none").status == 404)
        #expect(try await browser.get("/desk/settings/packs/none/try").status == 404)
    }

    @Test func `every rule stands with its source and how sure we are of it`() async throws {
        let desk = try await TestDesk()
        let pack = try #require(desk.desk.reading(ofPack: "us-icd191-model"))
        let page = try await StaffBrowser(desk, as: "ada").get("/desk/settings/packs/us-icd191-model").text
        #expect(pack.rules.count > 40)
        for rule in pack.rules { #expect(page.contains("id=\"rule-\(rule.id)\""), "\(rule.id)") }
        #expect(page.components(of: "<dt>How sure we are</dt>") == pack.rules.count)
        #expect(page.components(of: "<dt>Source</dt>") == pack.rules.count)
    }

    @Test func `a trial finds what a case would find, and keeps nothing`() async throws {
        let desk = try await TestDesk()
        let browser = try await StaffBrowser(desk, as: "ada")
        let path = "/desk/settings/packs/us-icd191-model/try"
        let page = try await browser.get(path)
        let facts = ["credible", "specific", "impending", "harm", "target"].map { ("icd.\($0)", "yes") }
        let before = try await desk.desk.store.cases(for: CaseReader(nil)).count
        let answer = try await browser.submit(path, from: page, facts + [("kind", "person")])
        #expect(answer.status == 200)
        #expect(answer.text.contains("<span class=\"tag warn\">Warn</span>"))
        #expect(try await desk.desk.store.cases(for: CaseReader(nil)).count == before)
        let unknown = try await browser.submit(
            path, from: page, facts.dropFirst() + [("kind", "person"), ("icd.credible", "no")])
        #expect(unknown.text.contains("No duty found"))
    }

    @Test func `what is wrong in a trial is said at the field, and kept as text`() async throws {
        let browser = try await StaffBrowser(TestDesk(), as: "ada")
        let path = "/desk/settings/packs/us-icd191-model/try"
        let page = try await browser.get(path)
        let answer = try await browser.submit(
            path, from: page, [("kind", "person"), ("left", "\"><script>alert(1)</script>"), ("icd.harm", "yes")])
        #expect(answer.status == 422)
        #expect(!answer.text.contains("<script>alert"))
        #expect(answer.text.contains("&lt;script&gt;alert(1)&lt;/script&gt;"))
        #expect(answer.text.contains("id=\"left-problem\""))
        #expect(answer.text.contains("<option value=\"yes\" selected>"))
    }

    @Test func `a trial from another site is refused`() async throws {
        let browser = try await StaffBrowser(TestDesk(), as: "ada")
        let answer = try await browser.submit(
            "/desk/settings/packs/us-icd191-model/try", from: WebAnswer(), [("kind", "person")])
        #expect(answer.status == 404)
    }

    @Test func `a channel shows where it leads and no secret`() throws {
        let row = ChannelRow(name: "main", kind: .email, sealed: [], subject: SubjectID(high: 1, low: 1))
        let settings = try TreeReader.json(
            Array(
                #"{"host":"mail.example.org","password_file":"/secret/path","user_name":"desk-user","port":587}"#.utf8))
        let line = ChannelsPage.Line(row, settings: settings)
        #expect(line.channelSettings.first { $0.settingName == "host" }?.settingValue == "mail.example.org")
        #expect(line.channelSettings.first { $0.settingName == "port" }?.settingValue == "587")
        for secret in ["password file", "user name"] {
            #expect(line.channelSettings.first { $0.settingName == secret }?.settingValue == "set, not shown")
        }
    }

    @Test func `how many wait, only those see who work on cases`() async throws {
        let desk = try await TestDesk()
        _ = try await desk.play(Scripts.message())
        #expect(
            try await StaffBrowser(desk, as: "ada").get("/desk/settings/health").text.contains(
                "Deliveries of the open cases"))
        let page = try await StaffBrowser(desk, as: "adm").get("/desk/settings/health").text
        #expect(!page.contains("Deliveries of the open cases"))
    }
}

extension String {
    fileprivate func components(of part: String) -> Int { ranges(of: part).count }
}
