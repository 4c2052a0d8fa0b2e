// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Logging
import TestSupport
import Testing
import TocsinCore
import TocsinDesk
import TocsinPolicy
import TocsinStore

/// Killed as by a power cut, with a new run on the same file afterwards.
@Suite struct `Delivery killed at any point` {
    struct Point: Hashable, Codable, Sendable, CustomStringConvertible {
        let name: String
        let passing: Int
        var recipients = 12
        var description: String { "\(name):\(passing)" }
    }

    static let slots = 4

    static let points: [Point] =
        [Point(name: "fanout.filled", passing: 1, recipients: 1_050)]
        + ["dispatch.claimed", "dispatch.sent", "dispatch.recorded"].flatMap { name in
            [1, 3].map { Point(name: name, passing: $0) }
        }

    @Test(arguments: points)
    func `everybody is sent the warning, and no more is repeated than was under way`(point: Point) async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)").path
        defer { for end in ["", "-wal", "-shm", "-sent"] { try? FileManager.default.removeItem(atPath: path + end) } }
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String, point = point as Point] in
            setenv("TOCSIN_CRASH_AT", "\(point)", 1)
            let people = (0..<point.recipients).map { "routes: [\(DeliveryDesk.mail($0))]" }
            let desk = try await DeliveryDesk.releasing(to: people, path: path)
            try await desk.fanOut.runOnce()
            let channel = SentLog.channel(path + "-sent")
            try await desk.dispatch([channel], slots: `Delivery killed at any point`.slots).runOnce()
        }
        let desk = try await RevivedDesk(path: path)
        try await desk.work([SentLog.channel(path + "-sent")])
        let sent = try SentLog.read(path + "-sent")
        #expect(Set(sent.map(\.address)).count == point.recipients)
        let repeats = sent.count - point.recipients
        #expect((0...Self.slots).contains(repeats), "\(repeats) were sent again")
        // A repeat has the same name and the same bytes.
        #expect(Set(sent).count == point.recipients)
        #expect(try await desk.states() == ["handed_over": point.recipients])
        #expect(try await desk.store.audit(now: desk.clock.now, lease: .seconds(90)).isClean)
        try desk.store.close()
    }

    @Test func `an answer that was taken is told to the case, once`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        await #expect(processExitsWith: .signal(SIGKILL)) { [path = path as String] in
            setenv("TOCSIN_CRASH_AT", "link.answered:1", 1)
            let desk = try await DeliveryDesk.releasing(to: ["routes: [\(DeliveryDesk.mail(0))]"], path: path)
            let mail = RecordingChannel(.email)
            try await desk.work([mail])
            let link = try await desk.link(in: try #require(mail.parcels.first))
            try await desk.links.open(link)
            _ = try await desk.links.answer(link, .haveIt, words: Confidential("all is well"))
        }
        let desk = try await RevivedDesk(path: path)
        try await desk.work([])
        try await desk.work([])
        let loaded = try await desk.desk.load(desk.caseID)
        let answers = loaded.entries.compactMap { entry in
            if case .acknowledge(let said) = entry.act { said.words } else { nil }
        }
        #expect(answers == ["all is well"])
        #expect(loaded.folded.warnings[desk.warning]?.reach.values.first?.level == .acknowledged)
        try desk.store.close()
    }
}

/// The desk of a file that another process left behind.
private struct RevivedDesk: Sendable {
    let desk: Desk
    let store: SQLiteStore
    let clock = TestClock()
    let caseID: CaseID
    let warning: WarningID

    init(path: String) async throws {
        store = try SQLiteStore(path: path)
        desk = Desk(
            store: store, vault: Vault(master: [UInt8](repeating: 7, count: 32)),
            packs: PackShelf(try PolicyPack.builtIn()), instruments: clock.instruments, words: CommonWords { nil },
            settings: TestDesk.settings, logger: Logger(label: "test") { _ in SwiftLogNoOpLogHandler() })
        guard let row = try await store.cases().first,
            let warning = try await desk.load(row.id).folded.warnings.keys.first
        else { throw Refusal.nothing("warning") }
        caseID = row.id
        self.warning = warning
    }

    func work(_ channels: [any Channel]) async throws {
        let dispatch = DispatchService(
            desk: desk, store: store, channels: channels, renderer: PlainRenderer(), settings: DeliveryDesk.settings)
        try await FanOutService(desk: desk, store: store).runOnce()
        try await dispatch.runOnce()
        try await EvidenceService(desk: desk, store: store).runOnce()
    }

    func states() async throws -> [String: Int] {
        try await store.counts(of: warning).reduce(into: [:]) { $0[$1.state, default: 0] += $1.count }
    }
}

/// What was sent, kept outside of both processes: one line a parcel.
private enum SentLog {
    struct Line: Hashable {
        let id: Substring
        let address: Substring
        let bytes: Substring
    }

    static func channel(_ path: String) -> RecordingChannel {
        RecordingChannel(.email) { parcel in
            let text = Digest.sha256(of: Array("\(parcel.subject) \(parcel.plainText.reveal())".utf8))
            let line = Array("\(parcel.id) \(parcel.address.reveal()) \(text)\n".utf8)
            let file = open(path, O_WRONLY | O_CREAT | O_APPEND, 0o600)
            defer { close(file) }
            return write(file, line, line.count) == line.count
                ? .success(.left(.accepted, answer: ""))
                : .failure(DeliveryFailure(.retry(after: nil), "the line could not be written"))
        }
    }

    static func read(_ path: String) throws -> [Line] {
        try String(contentsOfFile: path, encoding: .utf8).split(separator: "\n").map { line in
            let parts = line.split(separator: " ")
            return Line(id: parts[0], address: parts[1], bytes: parts[2])
        }
    }
}
