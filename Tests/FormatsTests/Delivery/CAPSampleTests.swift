// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation
import Testing
import TocsinFormats

/// Messages of others: 49 from two dozen issuers, three versions, valid and not.
@Suite struct CAPSampleTests {
    @Test func `the checker finds invalid what the official schema finds invalid`() throws {
        guard let folder = SharedData.cap(for: "samples against their schemas") else { return }
        var compared = 0
        for sample in try SharedData.samples(in: folder) where sample.version != "-" {
            let report = CAPChecker.check(sample.bytes)
            #expect(report.isSchemaValid == sample.isValid, "\(report.text(name: sample.file))")
            #expect(report.version == nil || report.version?.rawValue == sample.version)
            compared += 1
        }
        #expect(compared >= 49)
    }

    @Test func `a feed or an envelope is no message, and says how many it carries`() throws {
        guard let folder = SharedData.cap(for: "feeds and envelopes") else { return }
        for sample in try SharedData.samples(in: folder) where sample.version == "-" {
            let report = CAPChecker.check(sample.bytes)
            #expect(report.version == nil)
            #expect(!report.isValid)
            if sample.file == "kel-bushfire_valid.edxlde" {
                #expect(report.findings.first?.sentence.contains("carries 59 CAP alerts") == true)
            }
        }
    }

    @Test(arguments: ["goog-xee.cap", "goog-xee.atom"])
    func `an attack by entities is refused where it begins`(file: String) throws {
        guard let folder = SharedData.cap(for: "attack by entities") else { return }
        let report = CAPChecker.check([UInt8](try Data(contentsOf: folder.appendingPathComponent(file))))
        #expect(report.findings.map(\.rule) == ["CAP-DOC-03"])
    }

    @Test func `samples cut off or damaged are read or refused, and never crash`() throws {
        guard let folder = SharedData.cap(for: "damaged samples") else { return }
        for sample in try SharedData.samples(in: folder) where sample.bytes.count < 4_000 {
            let step = max(1, sample.bytes.count / 60)
            for position in stride(from: 0, to: sample.bytes.count, by: step) {
                _ = CAPChecker.check(Array(sample.bytes[..<position]))
                for byte: UInt8 in [0x00, 0x22, 0x26, 0x3C, 0x3E, 0x80, 0xFF] {
                    var damaged = sample.bytes
                    damaged[position] = byte
                    _ = CAPChecker.check(damaged)
                }
            }
        }
    }

    /// Elements are removed, doubled, swapped, renamed, refilled; the schema's own checker is asked about
    /// each.
    @Test func `no mutation is called valid that the official schema refuses`() throws {
        guard let folder = SharedData.cap(for: "mutations against xmllint") else { return }
        guard let xmllint = Program.find("xmllint") else {
            print("skipped, because xmllint is not installed: mutations against the schema")
            return
        }
        let temporary = try Program.temporaryFolder()
        defer { try? FileManager.default.removeItem(at: temporary) }
        for version in ["1.0", "1.1", "1.2"] {
            let samples = try SharedData.samples(in: folder).filter {
                $0.version == version && $0.isValid && $0.bytes.count < 9_000
            }.prefix(5)
            let mutations = samples.flatMap { CAPMutation.all(of: String(decoding: $0.bytes, as: UTF8.self)) }
            #expect(mutations.count > 300)
            var names: [String] = []
            for (index, mutation) in mutations.enumerated() {
                names.append("\(index).xml")
                try Data(mutation.utf8).write(to: temporary.appendingPathComponent("\(index).xml"))
            }
            let schema = folder.appendingPathComponent("xsd/CAP-v\(version).xsd").path
            let output = try Program.run(
                xmllint, ["--nonet", "--noout", "--schema", schema] + names, in: temporary
            ).output
            let valid = Set(output.split(separator: "\n").filter { $0.hasSuffix(".xml validates") })
            for (index, mutation) in mutations.enumerated() {
                let report = CAPChecker.check(Array(mutation.utf8))
                let isValid = valid.contains("\(index).xml validates")
                #expect(
                    report.isSchemaValid == isValid, "\(report.text(name: version))\(mutation.prefix(3_000))")
            }
        }
    }
}

/// Changes to the leaves of a message, the same at each run.
enum CAPMutation {
    private static let fillings = [
        "", " ", "Actual", " Actual ", "2002-05-24T16:49:00-07:00",
        "2002-05-24T16:49:00Z", "2002-05-24T16:49:00", "2002-05-24T16:49:00.5-07:00",
        "2002-02-30T16:49:00-07:00",
        "2002-05-24T16:49:60-07:00", "2002-05-24T16:49:00,07:00", "2002-05-24T16:49:00-15:00", "+5", "-5",
        "1.5",
        ".5", "5.", ".", "1e3", "en", "en_US", "e-", "a b", "http://a b/c", "http://[", "%zz", "x", "<x/>",
        "é",
    ]

    static func all(of message: String) -> [String] {
        let leaf = /<([A-Za-z]+)>([^<]*)<\/[A-Za-z]+>/
        let leaves = Array(message.matches(of: leaf).prefix(30))
        var mutations: [String] = []
        func replace(_ range: Range<String.Index>, _ text: String) {
            mutations.append(message[..<range.lowerBound] + text + message[range.upperBound...])
        }
        for (index, match) in leaves.enumerated() {
            let (whole, name) = (String(match.0), String(match.1))
            replace(match.range, "")
            replace(match.range, whole + whole)
            replace(match.range, "<\(name)x>a</\(name)x>")
            replace(match.range, "<\(name) a=\"b\">\(match.2)</\(name)>")
            replace(match.range, "text" + whole)
            for filling in 0..<3 {
                let text = fillings[(index * 3 + filling) % fillings.count]
                replace(match.range, "<\(name)>\(text)</\(name)>")
            }
            if index > 0 {
                let before = leaves[index - 1]
                replace(
                    before.range.lowerBound..<match.range.upperBound,
                    whole + message[before.range.upperBound..<match.range.lowerBound] + before.0)
            }
            if ["sent", "expires", "size", "uri", "web", "altitude", "language", "status"].contains(name) {
                for filling in fillings { replace(match.range, "<\(name)>\(filling)</\(name)>") }
            }
        }
        return mutations
    }
}
