// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinFormats

@Suite struct CAPCheckerTests {
    /// A valid message, part by part, so that each case changes one of them.
    private static let message = """
        <?xml version="1.0" encoding="UTF-8"?>
        <alert xmlns="urn:oasis:names:tc:emergency:cap:1.2">
        <identifier>id-1</identifier><sender>desk@warn.example</sender>
        <sent>2026-03-01T09:00:00+03:00</sent>
        <status>Actual</status><msgType>Alert</msgType><scope>Public</scope>
        <info>
        <language>en-GB</language><category>Security</category><event>Threat</event>
        <urgency>Expected</urgency><severity>Severe</severity><certainty>Likely</certainty>
        <expires>2026-03-02T09:00:00+03:00</expires><headline>Stay away</headline>
        <description>An attack is expected.</description><instruction>Leave.</instruction>
        <area><areaDesc>Town</areaDesc><polygon>0,0 0,1 1,1 1,0 0,0</polygon></area>
        </info>
        </alert>
        """

    private static let map = "<resourceDesc>a</resourceDesc><mimeType>image/png</mimeType>"

    private func check(_ text: String, as reading: CAPChecker.Reading = .received) -> CAPReport {
        CAPChecker.check(Array(text.utf8), as: reading)
    }

    private func changed(_ old: String, _ new: String) -> String {
        precondition(Self.message.contains(old), "the message has no '\(old)'")
        return Self.message.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false).joined(
            separator: new)
    }

    @Test func `a good message has no findings`() {
        for reading in [CAPChecker.Reading.received, .issued] {
            let report = check(Self.message, as: reading)
            #expect(report.findings.isEmpty, "\(report.text(name: ""))")
            #expect(report.isValid && report.isSchemaValid)
            #expect(report.identifier == "id-1")
        }
    }

    @Test(arguments: [
        ("<status>Actual", "<status>actual", "CAP-AL-04"), ("<scope>Public</scope>", "", "CAP-AL-11"),
        ("<scope>", "<password>x</password><scope>", "CAP-AL-24"), ("<info>", "<imfo/><info>", "CAP-DOC-05"),
        ("<sender>desk@warn.example</sender>", "", "CAP-AL-01"),
        ("<event>Threat</event>", "<event>a</event><event>b</event>", "CAP-IN-02"),
        ("<category>Security</category>", "", "CAP-IN-01"),
        ("<urgency>Expected", "<urgency>Soon", "CAP-IN-05"),
        ("<severity>Severe", "<severity>Bad", "CAP-IN-06"),
        ("<certainty>Likely", "<certainty>Very Likely", "CAP-IN-07"),
        ("en-GB", "english language", "CAP-IN-08"), ("<status>", "<status lang=\"en\">", "CAP-DOC-05"),
        ("09:00:00+03:00</sent>", "09:00:00Z</sent>", "CAP-DT-02"),
        ("09:00:00+03:00</sent>", "09:00:00.5+03:00</sent>", "CAP-DT-01"),
        ("09:00:00+03:00</sent>", "09:00:00,03:00</sent>", "CAP-DT-01"),
        ("09:00:00+03:00</sent>", "09:61:00+03:00</sent>", "CAP-DT-05"),
        ("2026-03-02T", "2026-02-30T", "CAP-DT-05"), ("<expires>", "<expires>soon ", "CAP-DT-01"),
        ("<area><areaDesc>Town</areaDesc>", "<area>", "CAP-AR-01"),
        ("</polygon>", "</polygon><altitude>high</altitude>", "CAP-AR-11"),
        ("</instruction>", "</instruction><parameter><valueName>a</valueName></parameter>", "CAP-IN-11"),
        ("</instruction>", "</instruction><resource><resourceDesc>a</resourceDesc></resource>", "CAP-RS-01"),
        ("</area>", "</area><Signature xmlns=\"http://www.w3.org/2000/09/xmldsig#\"/>", "CAP-DOC-05"),
        ("<info>", "text<info>", "CAP-DOC-05"), ("cap:1.2\">", "cap:1.3\">", "CAP-DOC-01"),
        ("</alert>", "", "CAP-DOC-01"), ("UTF-8", "x-nothing", "CAP-DOC-04"),
        ("UTF-8", "UTF-16", "CAP-DOC-04"),
    ])
    func `the schema's rules are found`(old: String, new: String, rule: String) {
        let report = check(changed(old, new))
        let finding = report.findings.first { $0.rule == rule && $0.isSchema }
        #expect(finding?.level == .error, "\(report.text(name: rule))")
        #expect(!report.isSchemaValid && !report.isValid)
    }

    @Test(arguments: [
        ("id-1", "id 1", "CAP-AL-02"), ("desk@warn.example", "a,b", "CAP-AL-03"), ("id-1", "", "CAP-DOC-07"),
        ("<msgType>Alert", "<msgType>Update", "CAP-AL-08"),
        ("<scope>Public", "<scope>Restricted", "CAP-AL-12"),
        ("<scope>Public", "<scope>Private", "CAP-AL-14"),
        ("</scope>", "</scope><addresses>\"a b</addresses>", "CAP-AL-15"),
        ("</scope>", "</scope><incidents>\"a</incidents>", "CAP-AL-17"),
        ("</scope>", "</scope><references>a,b</references>", "CAP-AL-18"),
        ("</scope>", "</scope><references>a,b,yesterday</references>", "CAP-AL-18"),
        (
            "</scope>", "</scope><references>desk@warn.example,id-1,2026-03-01T09:00:00+03:00</references>",
            "CAP-AL-19"
        ),
        ("</scope>", "</scope><references>a,b,2027-03-01T09:00:00+03:00</references>", "CAP-AL-20"),
        ("</instruction>", "</instruction><web>www.warn.example</web>", "CAP-IN-14"),
        ("0,0 0,1 1,1 1,0 0,0", "0;0 0;1", "CAP-AR-02"),
        ("0,0 0,1 1,1 1,0 0,0", "0,0 0,1 1e0,1 0,0", "CAP-AR-02"),
        ("0,0 0,1 1,1 1,0 0,0", "0,0 0,1 1,1 1,0", "CAP-AR-03"),
        ("0,0 0,1 1,1 1,0 0,0", "0,0 0,1 0,0", "CAP-AR-03"),
        ("0,0 0,1 1,1 1,0 0,0", "0,0 0,181 1,1 0,0", "CAP-AR-04"),
        ("0,0 0,1 1,1 1,0 0,0", "91,0 0,1 1,1 91,0", "CAP-AR-04"),
        ("</polygon>", "</polygon><circle>0,0</circle>", "CAP-AR-08"),
        ("</polygon>", "</polygon><circle>0,0 -1</circle>", "CAP-AR-08"),
        ("</polygon>", "</polygon><ceiling>1</ceiling>", "CAP-AR-11"),
        ("</polygon>", "</polygon><altitude>2</altitude><ceiling>1.5</ceiling>", "CAP-AR-11"),
    ])
    func `errors in prose are found that the schema can't see`(old: String, new: String, rule: String) {
        let report = check(changed(old, new))
        #expect(report.findings.first { $0.rule == rule }?.level == .error, "\(report.text(name: rule))")
        #expect(report.isSchemaValid && !report.isValid)
    }

    @Test(arguments: [
        (
            "<resourceDesc>a</resourceDesc><mimeType>png</mimeType><uri>https://a.example/b</uri>",
            "CAP-RS-02", true
        ),
        (
            "<resourceDesc>a</resourceDesc><mimeType>a/b</mimeType><uri>https://a.example/b</uri>",
            "CAP-RS-02", true
        ),
        (
            "\(map)<size>-1</size><uri>https://a.example/</uri>",
            "CAP-RS-03", true
        ),
        ("\(map)<uri>b.png</uri>", "CAP-RS-04", true),
        (
            "\(map)<derefUri>Zm9vYm=y</derefUri>",
            "CAP-RS-05", true
        ),
        (
            "\(map)<uri>https://a.example/</uri><digest>12</digest>",
            "CAP-RS-06", false
        ),
        (
            "\(map)<size>7</size><derefUri>Zm9vYmFy</derefUri>",
            "CAP-RS-07", false
        ),
        ("\(map)", "CAP-RS-08", false),
        (
            "\(map)<derefUri>Zm9vYmFy</derefUri>",
            "CAP-RS-08", false
        ),
    ])
    func `resources are checked`(resource: String, rule: String, isError: Bool) {
        let report = check(changed("<area>", "<resource>\(resource)</resource><area>"))
        #expect(
            report.findings.first { $0.rule == rule }?.level == (isError ? .error : .warning), "\(report)")
    }

    @Test(arguments: [
        ("</scope>", "</scope><restriction>x</restriction>", "CAP-AL-13"),
        ("<msgType>Alert", "<msgType>Error", "CAP-AL-09"),
        (
            "</scope>",
            "</scope><references>a,b,2026-02-01T09:00:00+03:00 a,b,2026-02-01T09:00:00+03:00</references>",
            "CAP-AL-22"
        ),
        ("</event>", "</event><responseType>Assess</responseType>", "CAP-IN-04"),
        (
            "</info>",
            "</info><info><language>fr</language><category>Met</category><event>x</event>"
                + "<urgency>Past</urgency><severity>Minor</severity><certainty>Likely</certainty>"
                + "<description>An attack is expected.</description></info>", "CAP-IN-10"
        ),
        (
            "</instruction>",
            "</instruction><parameter><valueName>same</valueName><value>1</value></parameter>",
            "CAP-IN-12"
        ),
        ("Stay away", String(repeating: "a", count: 161), "CAP-IN-13"),
        ("Leave.", "An attack is expected.", "CAP-IN-15"),
        ("Stay away", "An attack is expected.", "CAP-IN-15"),
        ("<urgency>Expected", "<urgency>Unknown", "CAP-IN-16"),
        (
            "<polygon>0,0 0,1 1,1 1,0 0,0</polygon>",
            "<geocode><valueName>a</valueName><value>b</value></geocode>",
            "CAP-AR-09"
        ),
        ("</polygon>", "</polygon><circle>0,0 0</circle>", "CAP-AR-08"),
        ("</polygon>", "</polygon><polygon/>", "CAP-AR-12"),
        ("Leave.", "Leave.&lt;br/&gt;", "CAP-DOC-06"), ("Leave.", "&amp;nbsp;Leave", "CAP-DOC-06"),
        ("Leave.", " ", "CAP-DOC-07"),
    ])
    func `what some readers trip over is a warning`(old: String, new: String, rule: String) {
        let report = check(changed(old, new))
        #expect(report.findings.first { $0.rule == rule }?.level == .warning, "\(report.text(name: rule))")
        #expect(report.isSchemaValid)
    }

    @Test(arguments: [
        ("<expires>2026-03-02T09:00:00+03:00</expires>", "", "CAP-DT-08"),
        ("<expires>2026-03-02", "<expires>2026-02-28", "CAP-DT-07"),
        ("<expires>", "<onset>2026-03-03T09:00:00+03:00</onset><expires>", "CAP-DT-07"),
        ("09:00:00+03:00</sent>", "06:00:00+00:00</sent>", "CAP-DT-03"),
        ("<status>Actual", "<status>Exercise", "CAP-AL-05"), ("<status>Actual", "<status>Draft", "CAP-AL-06"),
        ("0,0 0,1 1,1 1,0 0,0", "0,0 1,1 0,1 1,0 0,0", "CAP-AR-05"),
        ("0,0 0,1 1,1 1,0 0,0", "0,0 0,1 0,2 0,3 0,0", "CAP-AR-05"),
        ("<event>Threat</event>", "<responseType>Avoid</responseType><event>Threat</event>", "CAP-DOC-02"),
    ])
    func `some rules bind us and only warn about others`(old: String, new: String, rule: String) {
        let text = changed(old, new)
        #expect(check(text).findings.first { $0.rule == rule }?.level == .warning)
        #expect(check(text).isValid)
        #expect(check(text, as: .issued).findings.first { $0.rule == rule }?.level == .error)
        #expect(check(text).isSchemaValid == (rule != "CAP-DOC-02"))
    }

    @Test func `a finding names its line and its place`() {
        let report = check(changed("</info>", "</info><info><language>x y</language></info>"))
        let finding = report.findings.first { $0.rule == "CAP-IN-08" }
        #expect(finding?.path == "alert/info[2]/language")
        #expect(finding?.line == 12)
        #expect(
            report.text(name: "a.xml").hasPrefix("a.xml: CAP 1.2, 6 errors, 1 warning\n  line 12: error CAP-")
        )
    }

    @Test func `a report is written as canonical JSON and read again`() throws {
        let report = check(changed("<scope>Public", "<scope>Restricted"))
        let bytes = try CanonicalEncoder.encode(report)
        #expect(try TreeDecoder.decode(CAPReport.self, from: TreeReader.json(bytes)) == report)
        #expect(String(decoding: bytes, as: UTF8.self).contains("\"is_schema\":false"))
    }

    @Test func `what a report quotes is short and holds no control characters`() {
        let report = check(
            changed("<status>Actual", "<status>" + String(repeating: "&#10;\u{9B}x", count: 5_000)))
        #expect(report.text(name: "a").utf8.count < 1_000)
        #expect(
            report.findings.allSatisfy {
                !$0.sentence.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x9B }
            })
    }

    @Test(arguments: [
        "<!DOCTYPE alert>", "<!DOCTYPE alert SYSTEM \"file:///etc/hostname\">",
        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>",
        "<!DOCTYPE a [<!ENTITY a \"aaaa\"><!ENTITY b \"&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;\">]>",
        "<!DOCTYPE a [<!ENTITY % p SYSTEM \"http://127.0.0.1:1/x\"> %p;]>",
    ])
    func `a document type is refused in any encoding`(type: String) {
        let text = changed("<alert", type + "<alert")
        #expect(check(text).findings.map(\.rule) == ["CAP-DOC-03"])
        let wide = text.split(separator: "UTF-8").joined(separator: "UTF-16")
        let bytes: [UInt8] =
            [0xFF, 0xFE] + wide.utf16.flatMap { unit -> [UInt8] in [UInt8(unit & 0xFF), UInt8(unit >> 8)] }
        #expect(CAPChecker.check(bytes).findings.map(\.rule) == ["CAP-DOC-03"])
    }

    @Test func `an entity that nobody declared is refused`() {
        #expect(check(changed("Leave.", "&nbsp;")).findings.map(\.rule) == ["CAP-DOC-01"])
    }

    @Test func `depth and size have limits`() {
        let deep = String(repeating: "<a>", count: 100) + String(repeating: "</a>", count: 100)
        #expect(check(changed("Leave.", deep)).findings.map(\.rule) == ["CAP-DOC-01"])
        let endless = String(repeating: "<a>", count: 1_000_000)
        #expect(check(endless).findings.map(\.rule) == ["CAP-DOC-01"])
        let large = [UInt8](repeating: 0x20, count: XMLReader.bytesMax + 1)
        #expect(CAPChecker.check(large).findings.map(\.rule) == ["CAP-DOC-01"])
        #expect(CAPChecker.check([]).findings.map(\.rule) == ["CAP-DOC-01"])
    }

    @Test func `a message of too many elements is refused before it is parsed`() {
        let names = (0..<400_000).map { "<a\($0)/>" }.joined()
        #expect(check(changed("Leave.", names)).findings.map(\.rule) == ["CAP-DOC-01"])
        let few = String(repeating: "<a/>", count: XMLReader.elementsMax)
        #expect(check(changed("Leave.", few)).findings.map(\.rule) == ["CAP-DOC-01"])
        let nested = String(repeating: "<a>", count: 5_000)
        #expect(check(nested).findings.map(\.rule) == ["CAP-DOC-01"])
    }

    @Test(arguments: [
        ("0,0 0,1 1,1 1,0 0,0", false), ("0,0 0,0 0,1 1,1 1,0 0,0 0,0", false),
        ("0,0 0,2 2,2 2,0 1,1 0,0", false), ("0,0 0,4 1,4 1,1 3,1 3,4 4,4 4,0 0,0", false),
        ("0,0 1,1 0,1 1,0 0,0", true), ("0,0 0,2 2,2 2,0 0,1 0,0", true), ("0,0 0,2 0,1 1,1 0,0", true),
        ("0,0 0,1 0,2 0,0", true), ("0,0 2,0 1,1 2,2 0,2 1,1 0,0", true),
        ("10,170 10,180 20,180 20,170 10,170", false), ("0,0 0,1 1,1 0,0.5 1,0 0,0", true),
    ])
    func `a ring that touches or crosses itself is found`(ring: String, isBroken: Bool) {
        let report = check(changed("0,0 0,1 1,1 1,0 0,0", ring), as: .issued)
        #expect(report.findings.contains { $0.rule == "CAP-AR-05" } == isBroken, "\(report)")
    }

    @Test func `rings that would take too long are not checked, and the report says so`() {
        let comb =
            (0..<5_000).map { "0.\(10_000 + $0),\($0 % 2 == 0 ? -170 : 170)" } + [
                "80,170", "80,-171", "0.1,-171", "0.1,-170",
            ]
        let report = check(changed("0,0 0,1 1,1 1,0 0,0", comb.joined(separator: " ")))
        #expect(report.findings.contains { $0.rule == "CAP-AR-05" && $0.sentence.contains("too large") })
    }

    @Test func `many findings of one rule do not hide those of another`() {
        let empty = String(
            repeating: "<parameter><valueName></valueName><value></value></parameter>", count: 2_000)
        let report = check(
            changed("</instruction>", "</instruction>" + empty).replacing(
                "<scope>Public", with: "<scope>Private"))
        #expect(report.findings.contains { $0.rule == "CAP-AL-14" })
        #expect(report.findings.count { $0.rule == "CAP-DOC-07" } == 50)
    }

    @Test func `older versions are read by their own rules`() {
        let old = Self.message.replacing(
            "urn:oasis:names:tc:emergency:cap:1.2", with: "urn:oasis:names:tc:emergency:cap:1.1")
        #expect(check(old.replacing("09:00:00+03:00</sent>", with: "09:00:00Z</sent>")).isSchemaValid)
        #expect(
            !check(old.replacing("</event>", with: "</event><responseType>Avoid</responseType>"))
                .isSchemaValid)
        let oldest = old.replacing(
            "urn:oasis:names:tc:emergency:cap:1.1", with: "http://www.incident.com/cap/1.0"
        )
        .replacing("<scope>Public</scope>", with: "<password>x</password>")
        let report = check(oldest.replacing("<certainty>Likely", with: "<certainty>Very Likely"))
        #expect(report.isSchemaValid && report.version == .v10)
        #expect(report.findings.contains { $0.rule == "CAP-AL-24" && $0.level == .warning })
    }
}
