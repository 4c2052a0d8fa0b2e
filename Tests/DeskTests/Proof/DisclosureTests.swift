// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import TestSupport
import Testing
import TocsinCore
import TocsinStore
import TransparencyLog

@testable import TocsinDesk

@Suite struct `Disclosing an entry` {
    @Test func `each entry of a busy tick is proven by its files alone`() async throws {
        try await ProofRig.with { rig in
            try await rig.run(ticks: 3, entries: 1)
            let names = try await rig.record(5)
            try await rig.run(ticks: 270)
            let key = try await rig.logKey()
            for name in names {
                let files = try await Disclosure(store: rig.store).files(for: name)
                #expect(
                    files.map(\.path) == [
                        "\(name).entry", "\(name).json", "\(name).tlog-proof", "\(name).leaf", "log.vkey", "README.txt",
                    ])
                let disclosed = try DisclosedEntry(files[0].bytes)
                let signed = try disclosed.verify(receipt: Receipt(files[2].bytes), log: key, witnesses: [])
                #expect(signed.checkpoint.size == 273)
                #expect(String(decoding: disclosed.entry, as: UTF8.self).contains("\(name)"))
                #expect(files[3].bytes == (try disclosed.tickLeaf().bytes))
                let manual = String(decoding: files[5].bytes, as: UTF8.self)
                #expect(manual.contains("tocsin-verify receipt \(name).tlog-proof --entry \(name).entry --key KEY"))
                #expect(manual.contains("the operator could have rewritten or omitted"))
                #expect(manual.contains(key.text))
            }
        }
    }

    @Test func `an entry that is not there yet says when it will be`() async throws {
        try await ProofRig.with { rig in
            let anchor = FaultyAnchor(rig.anchor)
            var sequencer = try rig.sequencer(anchor: anchor)
            await sequencer.start(at: rig.clock.now)
            let disclosure = Disclosure(store: rig.store)
            let name = try await rig.record(1)[0]
            await #expect(throws: DisclosureRefusal.unknown) {
                try await disclosure.files(for: EntryID(high: 1, low: 2))
            }
            await #expect(throws: DisclosureRefusal.notPlaced) { try await disclosure.files(for: name) }
            anchor.fail(with: .anchorUnusable("no space"))
            await sequencer.tick(at: rig.clock.now)
            await #expect(throws: DisclosureRefusal.notSigned(leaf: 0, signed: 0)) {
                try await disclosure.files(for: name)
            }
            anchor.fail(with: nil)
            await sequencer.tick(at: rig.clock.now)
            #expect(try await disclosure.files(for: name).count == 6)
        }
    }

    @Test func `nothing is handed out that does not lead to the signed root`() async throws {
        try await ProofRig.with { rig in
            let name = try await rig.record(2)[1]
            try await rig.run(ticks: 3)
            let lies: [FaultyStore.Lies] = [
                .init(leaf: { _, leaf in leaf.reversed() }),
                .init(entry: { LoggedEntry(sequence: $0.sequence, canonical: [2], key: $0.key) }),
                .init(newest: { CheckpointRow(size: $0.size, log: $0.log, note: [2], signed: $0.signed) }),
            ]
            for lie in lies {
                await #expect(throws: ProofTrouble.self) {
                    try await Disclosure(store: FaultyStore(rig.store, lies: lie)).files(for: name)
                }
            }
        }
    }

    // MARK: - With words

    @Test func `words go out only if the entry commits to them, and OpenSSL agrees`() async throws {
        try await ProofRig.with { rig in
            let key = (0..<32).map { UInt8($0 ^ 85) }
            let words = Array("{\"act\":\"report.receive\",\"text\":\"leave by noon\"}".utf8)
            let shown = DisclosedWords(words: words, key: key)
            let name = try await record(committing: shown, in: rig)
            try await rig.run(ticks: 2)
            let disclosure = Disclosure(store: rig.store)
            for other in [
                DisclosedWords(words: words + [32], key: key), DisclosedWords(words: words, key: key.reversed()),
            ] {
                await #expect(throws: DisclosureRefusal.otherWords) {
                    try await disclosure.files(for: name, words: other)
                }
            }
            let files = try await disclosure.files(for: name, words: shown)
            #expect(files.suffix(4).map(\.path) == ["words.json", "words.message", "words.key", "README.txt"])
            let openssl = URL(filePath: "/usr/bin/openssl")
            guard FileManager.default.isExecutableFile(atPath: openssl.path) else {
                print("skipped: openssl is not here")
                return
            }
            for file in files { try Data(file.bytes).write(to: rig.folder.appending(path: file.path)) }
            let hexadecimal = String(decoding: files[7].bytes.dropLast(), as: UTF8.self)
            let answer = try CheckingPrograms.run(
                openssl, ["dgst", "-sha256", "-mac", "HMAC", "-macopt", "hexkey:\(hexadecimal)", "words.message"],
                folder: rig.folder)
            let commitment = answer.output.split(separator: " ").last.map { $0.trimmingCharacters(in: .newlines) } ?? ""
            #expect(commitment.utf8.count == 64)
            #expect(String(decoding: files[1].bytes, as: UTF8.self).contains(commitment))
            #expect(files[6].bytes.suffix(words.count) == words[...])
        }
    }

    private func record(committing words: DisclosedWords, in rig: ProofRig) async throws -> EntryID {
        let made = ProofEntries.make(at: rig.clock.now)
        let canonical = CanonicalEntry(
            id: made.id, kind: made.kind, stream: made.stream, actor: made.actor, recorded: made.recorded,
            asserted: nil,
            subject: made.subject, policy: nil, commitments: [words.commitment])
        var commit = Commit()
        commit.entries = [
            NewEntry(
                id: made.id, stream: made.stream, kind: made.kind, actor: made.actor, recorded: made.recorded,
                asserted: nil, subject: made.subject, sealed: made.sealed, canonical: try canonical.bytes(),
                entryKey: made.entryKey)
        ]
        try await rig.store.commit(commit)
        return made.id
    }
}
