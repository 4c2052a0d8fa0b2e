// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Writes XML as UTF-8 bytes, the same bytes for the same calls: no white space of its own, no empty-element
/// tags.
///
/// White space between elements would break a signature over them for readers that strip it.
struct XMLWriter {
    private(set) var bytes: [UInt8]
    private var open: [String] = []

    init() {
        bytes = Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>".utf8)
    }

    mutating func start(_ name: String, _ attributes: [(name: String, value: String)] = [])
        throws(FormatError)
    {
        bytes.append(contentsOf: "<\(name)".utf8)
        for attribute in attributes {
            bytes.append(contentsOf: " \(attribute.name)=\"".utf8)
            try escape(attribute.value, in: attribute.name, isAttribute: true)
            bytes.append(UInt8(ascii: "\""))
        }
        bytes.append(UInt8(ascii: ">"))
        open.append(name)
    }

    /// Closes the element opened last.
    mutating func end() {
        precondition(!open.isEmpty, "more elements closed than opened")
        bytes.append(contentsOf: "</\(open.removeLast())>".utf8)
    }

    /// - Throws: ``FormatError`` for a character that XML 1.0 can't hold: what was approved is not changed in
    ///   silence.
    mutating func element(
        _ name: String, _ text: String, _ attributes: [(name: String, value: String)] = []
    ) throws(FormatError) {
        try start(name, attributes)
        try escape(text, in: name)
        end()
    }

    private mutating func escape(
        _ text: String, in name: String, isAttribute: Bool = false
    ) throws(FormatError) {
        for scalar in text.unicodeScalars {
            switch scalar.value {
            case 0x26: bytes.append(contentsOf: "&amp;".utf8)
            case 0x3C: bytes.append(contentsOf: "&lt;".utf8)
            case 0x3E: bytes.append(contentsOf: "&gt;".utf8)
            case 0x22 where isAttribute: bytes.append(contentsOf: "&quot;".utf8)
            case 0x0D: bytes.append(contentsOf: "&#13;".utf8)
            case 0x09 where isAttribute, 0x0A where isAttribute:
                bytes.append(contentsOf: "&#\(scalar.value);".utf8)
            case 0..<0x09, 0x0B, 0x0C, 0x0E..<0x20, 0xFFFE, 0xFFFF:
                throw FormatError(
                    path: name, problem: "XML can't hold the character U+\(String(scalar.value, radix: 16))",
                    mend: "take it out of the text")
            default: bytes.append(contentsOf: UTF8.encode(scalar).map(Array.init) ?? [])
            }
        }
    }
}
