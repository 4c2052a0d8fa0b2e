// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinCore
import TocsinFormats

@Suite struct CAPWriterTests {
    @Test func `a message is written in the schema's order, without white space between elements`() throws {
        let text = String(decoding: try CAPWriter.write(CAPExample.acknowledgement), as: UTF8.self)
        #expect(
            text
                == "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<alert xmlns=\"urn:oasis:names:tc:emergency:cap:1.2\">"
                + "<identifier>ack-1</identifier><sender>desk@warn.example</sender>"
                + "<sent>2026-03-01T10:30:00+03:00</sent><status>Actual</status><msgType>Ack</msgType>"
                + "<scope>Private</scope><addresses>other@example.org</addresses>"
                + "<references>other@example.org,o-1,2026-03-01T09:00:00+03:00</references></alert>")
    }

    @Test func `shapes, lists and signs of XML are written as readers expect`() throws {
        let text = String(decoding: try CAPWriter.write(CAPExample.alert), as: UTF8.self)
        for part in [
            "<polygon>55.8,37.35 55.8,37.45 55.85,37.45 55.85,37.35 55.8,37.35</polygon>",
            "<circle>-33.000001,-0.5 1.25</circle>", "<addresses>a@example.org \"Town hall\"</addresses>",
            "<code>x1</code><code>x2</code>", "crowds &amp; markets", "1 &lt; 2", "<altitude>100</altitude>",
        ] { #expect(text.contains(part), "\(part)") }
        #expect(!text.contains("> <") && !text.contains("\n"))
    }

    @Test func `UTC is written with a minus sign`() throws {
        let text = String(decoding: try CAPWriter.write(CAPExample.liaison), as: UTF8.self)
        #expect(text.contains("<sent>2026-03-01T06:00:00-00:00</sent>"))
        #expect(CAPTime(Timestamp(milliseconds: -1)).description == "1969-12-31T23:59:59-00:00")
    }

    @Test func `an update names every message that is still in force`() {
        let references = CAPExample.cancel.references
        #expect(references.map(\.identifier) == ["warn-1", "warn-2"])
        let later = CAPExample.time("2027-01-01T00:00:00-00:00").instant
        let last = CAPMessage.references(to: [CAPExample.update, CAPExample.alert], at: later)
        #expect(last.map(\.identifier) == ["warn-2"])
        #expect(CAPMessage.references(to: [], at: later).isEmpty)
    }

    @Test func `what we write the checker calls valid in both readings`() throws {
        for message in CAPExample.all {
            let bytes = try CAPWriter.write(message)
            #expect(CAPChecker.check(bytes, as: .issued).isValid)
            #expect(CAPChecker.check(bytes).isSchemaValid)
            #expect(try CAPWriter.write(message) == bytes)
        }
    }

    private typealias Change = @Sendable (inout CAPMessage) -> Void
    private static let broken: [(rule: String, change: Change)] = [
        ("CAP-AL-02", { $0.identifier = "a b" }), ("CAP-AL-02", { $0.identifier = "a,b" }),
        ("CAP-AL-03", { $0.sender = "a<b" }), ("CAP-DOC-07", { $0.identifier = " " }),
        (
            "CAP-AL-05",
            {
                $0.status = .exercise
                $0.note = nil
            }
        ), ("CAP-AL-06", { $0.status = .draft }),
        ("CAP-AL-08", { $0.messageType = .update }), ("CAP-AL-12", { $0.scope = .restricted }),
        (
            "CAP-AL-14",
            {
                $0.scope = .private
                $0.addresses = []
            }
        ), ("CAP-AL-19", { $0.references = [$0.reference] }),
        (
            "CAP-AL-20",
            {
                let future = CAPExample.time("2026-03-01T09:00:01+03:00")
                $0.references = [.init(sender: "a", identifier: "b", sent: future)]
            }
        ),
        ("CAP-AL-18", { $0.references = [.init(sender: "a b", identifier: "c", sent: $0.sent)] }),
        ("CAP-AL-25", { $0.infos = [] }), ("CAP-IN-01", { $0.infos[0].categories = [] }),
        ("CAP-DOC-07", { $0.infos[0].event = "" }), ("CAP-IN-08", { $0.infos[0].language = "english_GB" }),
        ("CAP-IN-14", { $0.infos[0].web = "/w/1" }), ("CAP-DT-07", { $0.infos[0].expires = $0.sent }),
        ("CAP-DT-07", { $0.infos[0].onset = CAPExample.time("2026-03-04T09:00:00+03:00") }),
        (
            "CAP-RS-02",
            { $0.infos[0].resources = [.init(resourceDesc: "a", mimeType: "png", uri: "https://a.example/")] }
        ),
        (
            "CAP-RS-04",
            { $0.infos[0].resources = [.init(resourceDesc: "a", mimeType: "image/png", uri: "a.png")] }
        ),
        ("CAP-DOC-07", { $0.infos[0].areas[0].areaDesc = "" }),
        (
            "CAP-AR-03",
            { $0.infos[0].areas[0].polygons = [.init(points: Array(CAPExample.square.points.prefix(2)))] }
        ),
        (
            "CAP-AR-04",
            {
                $0.infos[0].areas[0].circles = [
                    .init(
                        center: .init(latitudeMicrodegrees: 91_000_000, longitudeMicrodegrees: 0),
                        radiusMetres: 1)
                ]
            }
        ),
        (
            "CAP-AR-08",
            {
                $0.infos[0].areas[0].circles = [
                    .init(center: .init(latitudeMicrodegrees: 0, longitudeMicrodegrees: 0), radiusMetres: -1)
                ]
            }
        ),
        (
            "CAP-AR-05",
            {
                let points = CAPExample.square.points
                $0.infos[0].areas[0].polygons = [.init(points: [points[0], points[2], points[1], points[3]])]
            }
        ),
        ("CAP-AR-11", { $0.infos[0].areas[0].altitudeFeet = nil }),
        ("CAP-AR-11", { $0.infos[0].areas[0].ceilingFeet = 100 }),
        ("CAP-DOC-01", { $0.infos[0].description = "bell \u{7}" }),
        ("CAP-DOC-01", { $0.addresses = ["a\"b"] }),
    ]

    @Test(arguments: broken.indices)
    func `a message that breaks a rule is not written, and the rule is named`(index: Int) throws {
        let (rule, change) = Self.broken[index]
        let message = CAPExample.changed(CAPExample.alert, change)
        do throws(CAPRefusal) {
            _ = try CAPWriter.write(message)
            Issue.record("written in spite of \(rule)")
        } catch {
            #expect(error.findings.map(\.rule).contains(rule), "\(error)")
            #expect(error.findings.allSatisfy { $0.level == .error })
        }
    }

    @Test func `the official schema accepts what we write`() throws {
        guard let folder = SharedData.cap(for: "our messages against the schema") else { return }
        guard let xmllint = Program.find("xmllint") else {
            print("skipped, because xmllint is not installed: our messages against the schema")
            return
        }
        let temporary = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: temporary) }
        for message in CAPExample.all {
            let file = temporary.appendingPathComponent(message.identifier + ".xml")
            try Data(CAPWriter.write(message)).write(to: file)
            let schema = folder.appendingPathComponent("xsd/CAP-v1.2.xsd").path
            let result = try Program.run(
                xmllint, ["--nonet", "--noout", "--schema", schema, file.path], in: temporary)
            #expect(result.status == 0, "\(result.output)")
        }
    }
}
