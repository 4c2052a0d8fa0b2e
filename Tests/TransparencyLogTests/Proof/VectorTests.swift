// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TransparencyLog

/// Everything of `data/tlog` in the shared folder. A verifier that always says no would pass most of the
/// published cases, so what is accepted and what is refused is counted apart.
@Suite struct `Published vectors` {
    private struct Count: Equatable {
        var accepted = 0
        var refused = 0
        var wrong = 0

        mutating func add(accepted isAccepted: Bool, valid: Bool) {
            if isAccepted != valid { wrong += 1 } else if valid { accepted += 1 } else { refused += 1 }
        }
    }

    private func load<Value: Decodable>(_ name: String, as: Value.Type) throws -> Value? {
        guard let url = Shared.vectors(name) else { return nil }
        let decoder = JSONDecoder()
        decoder.keyDecodingStrategy = .convertFromSnakeCase
        return try decoder.decode(Value.self, from: Data(contentsOf: url))
    }

    private func hash(_ text: String?) -> LogHash? {
        text.flatMap { Data(base64Encoded: $0) }.flatMap { LogHash(exactly: $0) }
    }

    private func path(_ texts: [String]?) -> [LogHash]? {
        let hashes = (texts ?? []).map { hash($0) }
        return hashes.contains(nil) ? nil : hashes.compactMap { $0 }
    }

    private func includes(_ index: Int, _ size: Int, leaf: String?, root: String?, _ proof: [String]?) -> Bool
    {
        guard let leaf = hash(leaf), let root = hash(root), let path = path(proof) else { return false }
        return (try? InclusionProof(index: index, size: size, path: path).verify(leaf: leaf, root: root))
            != nil
    }

    private func continues(_ old: Int, _ new: Int, _ roots: (String?, String?), _ proof: [String]?) -> Bool {
        guard let before = hash(roots.0), let after = hash(roots.1), let path = path(proof) else {
            return false
        }
        let proof = ConsistencyProof(oldSize: old, newSize: new, path: path)
        return (try? proof.verify(oldRoot: before, newRoot: after)) != nil
    }

    // MARK: - transparency-dev/merkle

    private struct Inclusion: Decodable {
        let leafIdx: UInt64
        let treeSize: UInt64?
        let start: UInt64?
        let end: UInt64?
        let root: String?
        let leafHash: String?
        let proof: [String]?
        let wantErr: Bool

        /// A subtree's proof is that of its own leaves. Numbers beyond 2⁶³ become negative, as no file may
        /// hold them.
        var index: Int { Int(truncatingIfNeeded: leafIdx &- (start ?? 0)) }
        var size: Int { Int(truncatingIfNeeded: treeSize ?? (end ?? 0) &- (start ?? 0)) }
    }

    @Test(arguments: [("rfc6962_inclusion.json", 6, 92), ("rfc6962_subtreeinclusion.json", 12, 192)])
    func `the reference's inclusion proofs are judged as it judges them`(
        name: String, valid: Int, invalid: Int
    ) throws {
        guard let cases = try load(name, as: [Inclusion].self) else { return }
        var count = Count()
        for one in cases {
            let accepted = includes(one.index, one.size, leaf: one.leafHash, root: one.root, one.proof)
            count.add(accepted: accepted, valid: !one.wantErr)
        }
        #expect(count == Count(accepted: valid, refused: invalid))
    }

    private struct Consistency: Decodable {
        let size1: UInt64?
        let size2: UInt64?
        let start: UInt64?
        let end: UInt64?
        let size: UInt64?
        let root1: String?
        let root2: String?
        let proof: [String]?
        let wantErr: Bool

        /// Of the subtree cases those are ours that start at leaf 0 and are not empty.
        var isOurs: Bool { start ?? 0 == 0 && end ?? 1 > 0 }
        var old: Int { Int(truncatingIfNeeded: size1 ?? end ?? 0) }
        var new: Int { Int(truncatingIfNeeded: size2 ?? size ?? 0) }
    }

    /// One valid case of each file has 12 bytes ("don't care 2") for both roots; it is refused at the door,
    /// where a hash has 32. So there is one wrong verdict in each, and it must be that one.
    @Test(arguments: [("rfc6962_consistency.json", 5, 92), ("rfc6962_subtreeconsistency.json", 5, 85)])
    func `the reference's consistency proofs are judged as it judges them`(
        name: String, valid: Int, invalid: Int
    ) throws {
        guard let cases = try load(name, as: [Consistency].self) else { return }
        var count = Count()
        for one in cases where one.isOurs {
            let accepted = continues(one.old, one.new, (one.root1, one.root2), one.proof)
            let isNoHash = !one.wantErr && one.root1 == "ZG9uJ3QgY2FyZSAy" && hash(one.root1) == nil
            if isNoHash { #expect(!accepted) } else { count.add(accepted: accepted, valid: !one.wantErr) }
        }
        #expect(count == Count(accepted: valid, refused: invalid))
    }

    private struct ReferenceTree: Decodable {
        let leafInputsHex: [String]
        let rootsHexBySize: [String]
    }

    @Test func `the reference tree has the reference's roots`() throws {
        guard let reference = try load("rfc6962_reference_tree.json", as: ReferenceTree.self) else { return }
        var tree = CompactTree()
        var roots = [hexadecimal(tree.root)]
        for text in reference.leafInputsHex {
            tree.append(.leaf(bytes(hexadecimal: text)))
            roots.append(hexadecimal(tree.root))
        }
        #expect(roots.count == 9)
        #expect(roots == reference.rootsHexBySize)
    }

    private func bytes(hexadecimal text: String) -> [UInt8] {
        let digits = Array(text)
        return stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...$0 + 1]), radix: 16)
        }
    }

    // MARK: - golang.org/x/mod

    private struct Generated: Decodable {
        struct Inclusion: Decodable {
            let index: Int
            let size: Int
            let leafHashB64: String
            let rootB64: String
            let proofB64: [String]
            let valid: Bool
        }
        struct Consistency: Decodable {
            let size1: Int
            let size2: Int
            let root1B64: String
            let root2B64: String
            let proofB64: [String]
            let valid: Bool
        }
        let seed: String
        let rootsB64: [String: String]
        let tileSha256HexAt70001: [String: String]
        let inclusion: [Inclusion]
        let consistency: [Consistency]
    }

    @Test func `the generated proofs are judged as Go judges them`() throws {
        guard let vectors = try load("generated/vectors.json", as: Generated.self) else { return }
        var inclusion = Count()
        for one in vectors.inclusion {
            let accepted = includes(
                one.index, one.size, leaf: one.leafHashB64, root: one.rootB64, one.proofB64)
            inclusion.add(accepted: accepted, valid: one.valid)
        }
        var consistency = Count()
        for one in vectors.consistency {
            let accepted = continues(one.size1, one.size2, (one.root1B64, one.root2B64), one.proofB64)
            consistency.add(accepted: accepted, valid: one.valid)
        }
        #expect(inclusion == Count(accepted: 226, refused: 144))
        #expect(consistency == Count(accepted: 227, refused: 120))
    }

    @Test func `roots, tiles and proofs of 70 001 leaves are those of Go`() throws {
        guard let vectors = try load("generated/vectors.json", as: Generated.self) else { return }
        var tree = CompactTree()
        var stored: [HashPlace: LogHash] = [:]
        var roots = ["0": tree.root.base64]
        for number in 0..<70_001 {
            let digest = LogDigest.sha256(Array("\(vectors.seed)/\(number)".utf8))
            for hash in tree.append(.leaf(Array(digest.prefix(Int(digest[0]) % 33)))) {
                stored[hash.place] = hash.hash
            }
            if vectors.rootsB64["\(number + 1)"] != nil { roots["\(number + 1)"] = tree.root.base64 }
        }
        #expect(roots == vectors.rootsB64)

        func fetch(_ place: HashPlace) throws(LogFailure) -> LogHash {
            guard let hash = stored[place] else { throw .outOfRange("\(place)") }
            return hash
        }
        for one in vectors.inclusion where one.valid {
            let made = try InclusionProof(of: one.index, size: one.size, reading: fetch)
            #expect(made.path.map(\.base64) == one.proofB64)
        }
        for one in vectors.consistency where one.valid {
            let made = try ConsistencyProof(from: one.size1, to: one.size2, reading: fetch)
            #expect(made.path.map(\.base64) == one.proofB64)
        }
        for (text, expected) in vectors.tileSha256HexAt70001 {
            let path = try TilePath(text)
            guard case .hashes(let level) = path.content else { continue }
            #expect(path.width == path.available(size: 70_001))
            let hashes = try (0..<path.width).map { offset in
                try fetch(HashPlace(level: level, index: path.index * 256 + offset))
            }
            let digest = LogDigest.sha256(Tile.encode(hashes))
            #expect(digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined() == expected)
        }
    }

    // MARK: - Notes

    private struct Notes: Decodable {
        struct Case: Decodable {
            let `case`: String
            let vkeys: [String]
            let expect: String
            let note: String?
            let noteB64: String?
            let verifiedKeyNames: [String]?
        }
        struct BadKey: Decodable {
            let vkey: String
        }
        struct Signing: Decodable {
            let seedHex: String
            let text: String
            let signatureLine: String
        }
        let notes: [Case]
        let badVkeys: [BadKey]
        let sign: Signing
    }

    @Test func `the published notes are judged as Go judges them`() throws {
        guard let vectors = try load("signed_note.json", as: Notes.self) else { return }
        var verdicts: [String: Int] = [:]
        for one in vectors.notes {
            let bytes =
                one.noteB64.flatMap { Data(base64Encoded: $0) }.map { Array($0) }
                ?? Array((one.note ?? "").utf8)
            let (verdict, names) = try judge(bytes, keys: one.vkeys.map { try VerifierKey($0) })
            #expect(verdict == one.expect, "\(one.case)")
            if verdict == "ok" { #expect(names == one.verifiedKeyNames, "\(one.case)") }
            verdicts[verdict, default: 0] += 1
        }
        #expect(verdicts == ["ok": 6, "unverified": 2, "malformed": 8, "invalid_signature": 1])
        for bad in vectors.badVkeys {
            #expect(throws: LogFailure.self, "\(bad.vkey)") { try VerifierKey(bad.vkey) }
        }
        #expect(vectors.badVkeys.count == 5)
    }

    private func judge(_ bytes: [UInt8], keys: [VerifierKey]) throws -> (String, [String]) {
        do throws(LogFailure) {
            return ("ok", try SignedNote(bytes).verified(by: keys).map { "\($0.key.name)" })
        } catch {
            switch error {
            case .malformed: return ("malformed", [])
            case .wrongSignature: return ("invalid_signature", [])
            case .unsigned: return ("unverified", [])
            case .wrongLog, .unproven, .outOfRange, .notSigned, .unreadable: return ("other", [])
            }
        }
    }

    @Test func `a signature is made to the byte as Go makes it`() throws {
        guard let vectors = try load("signed_note.json", as: Notes.self) else { return }
        let seed = bytes(hexadecimal: vectors.sign.seedHex)
        let key = try SignerKey(name: KeyName("PeterNeumann"), seed: seed)
        let signature = try key.sign(Array(vectors.sign.text.utf8))
        #expect(String(decoding: signature.line, as: UTF8.self) == vectors.sign.signatureLine)
    }

    // MARK: - Logs

    private func rules(_ folder: URL) throws -> LogAuditRules {
        let keys = try String(contentsOf: folder.appending(path: "vkeys.txt"), encoding: .utf8)
            .split(separator: "\n").map { try VerifierKey(String($0)) }
        return LogAuditRules(log: keys[0], witnesses: Array(keys.dropFirst()))
    }

    @Test(arguments: [("generated/log777", 777, 5, 7, 1), ("tessera-testdata-log", 15, 15, 16, 0)])
    func `a log that others wrote is sound`(
        name: String, entries: Int, tiles: Int, older: Int, witnesses: Int
    ) throws {
        guard let folder = Shared.vectors(name) else { return }
        let rules = try rules(folder)
        let report = LogAudit.run(DiskLog(folder: folder), rules: rules)
        #expect(report.findings == [])
        #expect(report.entries == entries)
        #expect(report.tiles == tiles)
        #expect(report.olderCheckpoints == older)
        #expect(rules.witnesses.count == witnesses)
        #expect((report.checkpoint?.witnessing == .operatorAlone) == (witnesses == 0))
    }

    @Test func `a receipt that Go wrote is verified, and written back the same`() throws {
        guard let folder = Shared.vectors("generated/log777") else { return }
        let rules = try rules(folder)
        let bytes = try Array(Data(contentsOf: folder.appending(path: "entry300.tlog-proof")))
        let leaf = try Array(Data(contentsOf: folder.appending(path: "entry300.leaf")))
        let receipt = try Receipt(bytes)
        #expect(receipt.bytes == bytes)
        let signed = try receipt.verify(leaf: .leaf(leaf), log: rules.log, witnesses: rules.witnesses)
        #expect(signed.checkpoint.size == 777)
        #expect(
            signed.witnessing
                == .cosigned([Cosignature(witness: rules.witnesses[0].name, seconds: 1_709_770_377)]))
        #expect(throws: LogFailure.self) {
            try receipt.verify(leaf: .leaf(leaf + [0]), log: rules.log, witnesses: [])
        }
    }
}
