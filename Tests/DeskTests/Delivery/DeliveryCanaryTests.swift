// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TestSupport
import TocsinCore
import TocsinDesk
import TocsinStore

@Suite struct DeliveryCanaryTests {
    @Test func `no name, address, link or word of a text lies in the store in clear`() async throws {
        let path = FileManager.default.temporaryDirectory.appending(path: "tocsin-\(UUID().uuidString)").path
        defer { for end in ["", "-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) } }
        let desk = try await DeliveryDesk.releasing(
            to: [
                "routes: [\(DeliveryDesk.mail(0)), \(DeliveryDesk.hook), \(DeliveryDesk.byHand)], check: {kind: word, answer: Blue heron}",
                "routes: [\(DeliveryDesk.byHand)]",
            ], path: path)
        let busy = DeliveryFailure(.retry(after: nil), "busy", answer: "quist0@kestria.example is over quota")
        let mail = RecordingChannel.failing(.email, first: 1, with: busy)
        try await desk.work([mail])
        desk.clock.advance(by: .hours(2))
        try await desk.work([
            mail, RecordingChannel(.webhook) { _ in .success(.left(.accepted, answer: "hello Quist")) },
        ])
        let parcel = try #require(mail.parcels.last)
        let link = try await desk.link(in: parcel)
        _ = try await desk.links.identify(link, answer: Confidential("blue heron"))
        try await desk.links.open(link)
        _ = try await desk.links.answer(link, .needHelp, words: Confidential("third door left"))
        try await desk.evidence.runOnce()

        let token = try #require(parcel.link?.reveal().split(separator: "/").last)
        let canaries = [
            "Quist", "quist0", "kestria.example", "partner.example", "second floor", "third door", "over quota",
            "heron",
            DeliveryDesk.danger, DeliveryDesk.headline, String(token),
        ]
        var (found, searched) = ([String](), 0)
        for checkpoint in [false, true] {
            if checkpoint { try await desk.store.checkpoint() }
            for end in ["", "-wal"] {
                let bytes = try Data(contentsOf: URL(filePath: path + end))
                searched += bytes.range(of: Data("handed_over".utf8)) == nil ? 0 : 1
                for canary in canaries where bytes.range(of: Data(canary.utf8)) != nil {
                    found.append("\(canary) in \(end)")
                }
            }
        }
        #expect(found == [])
        #expect(searched >= 2, "the same search finds what is there, in the log of changes and then in the file")
        try desk.store.close()
    }
}
