// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinCore
import TocsinDesk

@testable import TocsinDelivery

@Suite struct MailWritingTests {
    /// What Python's own mail parser makes of it.
    struct Reading: Decodable {
        let headers: [[String]]
        let types: [String]
        let texts: [String]
        let defects: [String]
        let longest: Int
        let bare: Int
        let ascii: Bool

        func header(_ name: String) -> [String] { headers.filter { $0[0] == name }.map { $0[1] } }
    }

    static func read(_ parcel: Parcel) throws -> Reading {
        let mail = try MailMessage(parcel, domain: "norland.example")
        let script = Python.peers.appending(path: "read_mail.py").path(percentEncoded: false)
        return try JSONDecoder().decode(Reading.self, from: Python.run([script], input: Data(mail.bytes)))
    }

    static let texts = [
        "", "one line", "two\nlines\r\nand\rthree\n", ".", "..\n.\n", "From here on",
        "trailing space \nand tab\t",
        "equals = sign =3D", "Оставайтесь дома до воскресенья.\nНе ходите на концерты.", "café á é í",
        "محفوظ", "👩‍👩‍👧 ok",
        String(repeating: "long ", count: 2_000), String(repeating: "я", count: 3_000),
        String(repeating: "\n", count: 500), "--=_00000000\r\n\r\nboundary?", "a\u{0}b\u{7f}c",
    ]

    @Test(.enabled(if: Python.has("email")), arguments: texts)
    func `another parser reads the text that we wrote`(text: String) throws {
        let reading = try Self.read(Parcels.make(to: "ada@example.org", text: text, html: "<p>\(text)</p>"))
        let lines = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
        #expect(reading.types == ["text/plain", "text/html"])
        #expect(
            reading.texts.map { $0.replacing("\r\n", with: "\n") } == [lines + "\n", "<p>\(lines)</p>\n"])
        #expect(reading.defects == [])
        #expect(reading.longest <= 200 && reading.bare == 0 && reading.ascii)
    }

    @Test(.enabled(if: Python.has("email")))
    func `a mail says who, when and that a program sent it`() throws {
        let parcel = Parcels.make(5, to: "ada@example.org")
        let reading = try Self.read(parcel)
        #expect(reading.header("from") == ["Norland Liaison Office <desk@norland.example>"])
        #expect(reading.header("to") == ["ada@example.org"])
        #expect(reading.header("subject") == ["Reference 7K2: message for the duty manager"])
        #expect(reading.header("date") == ["Thu, 07 Mar 2024 15:00:00 +0000"])
        #expect(reading.header("message-id") == ["<\(parcel.id)@norland.example>"])
        #expect(reading.header("auto-submitted") == ["auto-generated"])
        #expect(reading.header("content-language") == ["en"])
        #expect(reading.header("list-unsubscribe") == [])
        #expect(reading.types == ["text/plain"])
    }

    @Test(
        .enabled(if: Python.has("email")),
        arguments: [
            ("Quote \" and \\ back", "plain"),
            ("Посольство Норландии в Лорвии, дежурный офицер", "Сообщение 7К2: позвоните"),
            ("=?utf-8?B?ZXZpbA==?=", "=?utf-8?Q?evil?="),
            (String(repeating: "né ", count: 60), String(repeating: "long ", count: 300)),
        ])
    func `names and subjects in any script survive`(sender: String, subject: String) throws {
        let reading = try Self.read(Parcels.make(to: "ada@example.org", subject: subject, sender: sender))
        #expect(
            reading.header("subject").first?.trimmingCharacters(in: .whitespaces)
                == subject.trimmingCharacters(in: .whitespaces))
        let from = reading.header("from").first ?? ""
        #expect(from.hasSuffix("<desk@norland.example>"))
        #expect(reading.header("from").count == 1 && reading.headers.count == 10)
        #expect(reading.defects == [])
    }

    @Test(arguments: [
        "Hello\r\nBcc: eve@example.org", "Hello\nBcc: eve@example.org", "Hello\rBcc: eve@example.org",
        "a\u{0}b",
        "tab\tis control too", "\u{7f}",
    ])
    func `a line break in a subject or a name is refused`(text: String) {
        for parcel in [
            Parcels.make(to: "ada@example.org", subject: text),
            Parcels.make(to: "ada@example.org", sender: text),
        ] {
            let failure = #expect(throws: DeliveryFailure.self) {
                try MailMessage(parcel, domain: "norland.example")
            }
            #expect(failure?.remedy == .askOfficer)
        }
    }

    @Test(arguments: [
        "", "@", "ada", "ada@", "@example.org", "a@b@c", "ada @example.org",
        "ada@example.org\r\nRCPT TO:<eve@x>",
        "<ada@example.org>", "ada@example.org,eve@example.org", "\"a b\"@example.org", ".ada@example.org",
        "a..b@example.org", "ada.@example.org", "ada@-example.org", "ada@example..org", "ada@[127.0.0.1]",
        "äda@example.org", "ada@exämple.org", "ada@example.org\u{0}",
        String(repeating: "a", count: 65) + "@example.org",
        "a@" + String(repeating: "b.", count: 200) + "org",
    ])
    func `an address that two programs could read in two ways is refused`(text: String) {
        #expect(MailAddress(text) == nil)
    }

    @Test(arguments: ["ada@example.org", "a.b+c=d!e@sub.example-1.org", "x@localhost", "o'hara@example.org"])
    func `plain addresses are taken`(text: String) {
        #expect(MailAddress(text)?.text == text)
    }

    @Test func `a retry has the same bytes`() throws {
        let first = Parcels.make(to: "ada@example.org", html: "<p>x</p>")
        let later = Parcels.make(
            to: "ada@example.org", attemptedAt: Parcels.released + .hours(2), html: "<p>x</p>")
        #expect(
            try MailMessage(first, domain: "norland.example").bytes
                == MailMessage(later, domain: "norland.example").bytes)
    }

    @Test func `a huge text is written in one pass`() throws {
        let text = String(repeating: "Stay away. Оставайтесь дома. ", count: 100_000)
        #expect(
            try MailMessage(Parcels.make(to: "a@example.org", text: text), domain: "x.example").bytes.count
                > text.utf8.count)
    }
}
