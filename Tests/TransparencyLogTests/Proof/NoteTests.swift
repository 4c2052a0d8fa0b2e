// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TransparencyLog

@Suite struct `Signed notes` {
    /// The example of c2sp.org/signed-note.
    private let example = """
        This is an example message.

        — example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=

        """
    private let exampleKey = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"

    @Test func `the standard's example is verified, and written back the same`() throws {
        let key = try VerifierKey(exampleKey)
        let note = try SignedNote(Array(example.utf8))
        #expect(key.text == exampleKey)
        #expect(note.text == Array("This is an example message.\n".utf8))
        #expect(note.bytes == Array(example.utf8))
        #expect(try note.verified(by: [key]).map(\.key) == [key])
    }

    @Test func `any changed byte of a note is refused or leaves it unsigned`() throws {
        let key = try VerifierKey(exampleKey)
        for place in example.utf8.indices.map({ example.utf8.distance(from: example.utf8.startIndex, to: $0) }
        ) {
            for bit in 0..<8 {
                var bytes = Array(example.utf8)
                bytes[place] ^= 1 << bit
                #expect(throws: LogFailure.self) { _ = try SignedNote(bytes).verified(by: [key]) }
            }
        }
    }

    @Test func `base64 has one form only`() throws {
        // `M=` and `N=` end in the same four bits; only the first leaves the unused two at zero.
        for loose in ["N=", "M", "M==", "M= ", "M=\n", "-=", "_="] {
            let text = example.replacing("yaQM=", with: "yaQ\(loose)")
            #expect(throws: LogFailure.self, "\(loose)") { try SignedNote(Array(text.utf8)) }
            let key = exampleKey.dropLast(1) + loose
            #expect(throws: LogFailure.self) { try VerifierKey(String(key)) }
        }
    }

    @Test(arguments: [
        "", "\n", "\n\n", "text\n", "text\n\n", "text\n\nx\n", "text\n\n— a \n", "text\n\n— a AAAA\n",
        "text\n\n— a AAAAAA==", "text\n\n-- a AAAAAAA=\n", "text\n\n—  AAAAAAA=\n",
        "text\n\n— a b AAAAAAA=\n",
        "text\n\n— a+b AAAAAAA=\n", "text\n\n— a\u{a0}b AAAAAAA=\n", "text\n\n— a\u{2003}b AAAAAAA=\n",
        "te\txt\n\n— a AAAAAAA=\n", "te\r\n\n— a AAAAAAA=\n", "text\n\n— a AAAAAAA=\nmore\n",
        "text\n\n— a AAAAAAA=\n\n",
    ])
    func `what is not a note is refused`(text: String) {
        #expect(throws: LogFailure.self) { try SignedNote(Array(text.utf8)) }
    }

    @Test func `the text ends at the last empty line`() throws {
        let note = try SignedNote(Array("one\n\ntwo\n\n— a AAAAAAA=\n".utf8))
        #expect(note.text == Array("one\n\ntwo\n".utf8))
    }

    @Test func `sixteen signatures are read, a hundred too, and no more`() throws {
        func note(_ lines: Int) -> [UInt8] {
            Array(("text\n\n" + String(repeating: "— a AAAAAAA=\n", count: lines)).utf8)
        }
        #expect(try SignedNote(note(16)).signatures.count == 16)
        #expect(try SignedNote(note(100)).signatures.count == 100)
        #expect(throws: LogFailure.self) { try SignedNote(note(101)) }
        let huge = [UInt8](repeating: UInt8(ascii: "x"), count: SignedNote.byteCountMax) + note(1)
        #expect(throws: LogFailure.self) { try SignedNote(huge) }
    }

    @Test func `a wrong line of a known key spoils the note, and one of a stranger does not`() throws {
        let sample = try SampleLog(entries: [[1]])
        var note = try sample.checkpoint(size: 1, cosignedAt: 1_700_000_000)
        let stranger = try SignerKey(name: KeyName("stranger.example"), seed: SampleLog.witnessSeed)
        note.add(try stranger.sign(Array("other text\n".utf8)))
        #expect(try note.verified(by: [sample.log.verifierKey]).count == 1)
        #expect(throws: LogFailure.wrongSignature(key: "stranger.example")) {
            try note.verified(by: [sample.log.verifierKey, stranger.verifierKey])
        }
        #expect(throws: LogFailure.unsigned) { try note.verified(by: []) }
    }

    @Test func `a repeated line counts once`() throws {
        let sample = try SampleLog(entries: [[1]])
        var note = try sample.checkpoint(size: 1, cosignedAt: 7)
        note.add(try sample.witness.cosign(note.text, at: 8))
        let signed = try SignedCheckpoint(
            note.bytes, log: sample.log.verifierKey, witnesses: [sample.witness.verifierKey])
        #expect(
            signed.witnessing
                == .cosigned([Cosignature(witness: sample.witness.verifierKey.name, seconds: 7)]))
    }

    @Test func `only a log signs and only a witness cosigns`() throws {
        let sample = try SampleLog(entries: [])
        #expect(throws: LogFailure.notSigned) { try sample.witness.sign([10]) }
        #expect(throws: LogFailure.notSigned) { try sample.log.cosign([10], at: 0) }
    }

    @Test func `a log is not its own witness`() throws {
        let sample = try SampleLog(entries: [[1]])
        let own = try SignerKey(name: KeyName("elsewhere.example"), kind: .witness, seed: SampleLog.seed)
        var note = try sample.checkpoint(size: 1)
        note.add(try own.cosign(note.text, at: 7))
        let signed = try SignedCheckpoint(
            note.bytes, log: sample.log.verifierKey, witnesses: [own.verifierKey])
        #expect(signed.witnessing == .operatorAlone)
        #expect(throws: LogFailure.self) {
            try SignedCheckpoint(note.bytes, log: own.verifierKey, witnesses: [])
        }
    }

    @Test func `keys do not print`() throws {
        let key = try SignerKey(name: KeyName("a"), seed: SampleLog.seed)
        let blinding = try #require(BlindingKey(exactly: SampleLog.seed))
        #expect("\(key) \(blinding)" == "(protected) (protected)")
        var dumped = ""
        dump(key, to: &dumped)
        dump(blinding, to: &dumped)
        #expect(!dumped.contains("31") && !dumped.contains("bytes"))
    }

    @Test(arguments: ["", "a b", "a+b", "a\tb", "a\u{85}b", "a\u{3000}", String(repeating: "a", count: 256)])
    func `what is not a name is refused`(text: String) {
        #expect(throws: LogFailure.self) { try KeyName(text) }
    }

    @Test func `two spellings of one accent are two names`() throws {
        #expect(try KeyName("caf\u{e9}") != KeyName("cafe\u{301}"))
    }
}

@Suite struct `Checkpoints` {
    private static let root = LogHash.leaf([]).base64

    @Test func `a checkpoint is written and read back`() throws {
        let checkpoint = Checkpoint(origin: try KeyName("a.example/log"), size: 20_852_163, root: .leaf([]))
        #expect(checkpoint.text == Array("a.example/log\n20852163\n\(Self.root)\n".utf8))
        #expect(try Checkpoint(text: checkpoint.text) == checkpoint)
        let extended = try Checkpoint(text: checkpoint.text + Array("more\n".utf8))
        #expect(extended.extensions == [Array("more".utf8)])
        #expect(extended.text == checkpoint.text + Array("more\n".utf8))
    }

    @Test(arguments: [
        "", "\n", "a\n", "a\n1\n", "a\n1\n\(root)", "\n1\n\(root)\n", "a\n\n\(root)\n", "a\n01\n\(root)\n",
        "a\n-1\n\(root)\n", "a\n+1\n\(root)\n", "a\n1 \n\(root)\n", "a\n9223372036854775808\n\(root)\n",
        "a\n1\n\(root)=\n", "a\n1\nAAAA\n", "a\n1\n\(root)\n\n", "a\n1\n\(root)\n\nx\n", "a\n0\n\(root)\n",
    ])
    func `what is not a checkpoint is refused`(text: String) {
        #expect(throws: LogFailure.self) { try Checkpoint(text: Array(text.utf8)) }
    }

    @Test func `a checkpoint of another log is refused, even if the key signed it`() throws {
        let sample = try SampleLog(entries: [])
        let other = Checkpoint(origin: try KeyName("other.example"), size: 0, root: .emptyTree)
        #expect(throws: LogFailure.self) { try SignedCheckpoint.sign(other, by: sample.log) }
        let note = try SignedNote(text: other.text, signature: sample.log.sign(other.text))
        #expect(throws: LogFailure.wrongLog(expected: "tocsin.example/log")) {
            try SignedCheckpoint(note.bytes, log: sample.log.verifierKey, witnesses: [])
        }
    }

    @Test func `a witness alone does not make a checkpoint`() throws {
        let sample = try SampleLog(entries: [])
        let text = Checkpoint(origin: sample.log.verifierKey.name, size: 0, root: .emptyTree).text
        let note = try SignedNote(text: text, signature: sample.witness.cosign(text, at: 7))
        #expect(throws: LogFailure.wrongLog(expected: "tocsin.example/log")) {
            try SignedCheckpoint(
                note.bytes, log: sample.log.verifierKey, witnesses: [sample.witness.verifierKey])
        }
    }
}
