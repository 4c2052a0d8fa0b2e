// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Foundation

/// One text of a mail, so written that it passes every mail server: lines of at most 76 ASCII characters.
struct MailPart {
    let type: String
    let encoding: String
    let lines: [UInt8]

    /// Quoted-printable if most of it is ASCII, else base 64. Line breaks of any sort become CRLF.
    init(type: String, text: String) {
        self.type = type
        let lines = MailPart.lines(of: text)
        let rare = text.utf8.reduce(0) { $0 + ($1 < 0x80 ? 0 : 1) }
        if rare * 6 <= text.utf8.count {
            encoding = "quoted-printable"
            self.lines = lines.flatMap(MailPart.quotedPrintable)
        } else {
            encoding = "base64"
            let whole = Data(lines.flatMap { $0 + crlf })
            let options: Data.Base64EncodingOptions = [
                .lineLength76Characters, .endLineWithCarriageReturn, .endLineWithLineFeed,
            ]
            self.lines = Array(whole.base64EncodedData(options: options)) + crlf
        }
    }

    /// Headers of the part, and the part.
    var bytes: [UInt8] {
        Array("Content-Type: \(type); charset=utf-8\r\nContent-Transfer-Encoding: \(encoding)\r\n\r\n".utf8)
            + lines
    }

    private static func lines(of text: String) -> [[UInt8]] {
        var lines: [[UInt8]] = [[]]
        var last: UInt8 = 0
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\r"): lines.append([])
            case UInt8(ascii: "\n"): if last != UInt8(ascii: "\r") { lines.append([]) }
            default: lines[lines.count - 1].append(byte)
            }
            last = byte
        }
        return lines
    }

    private static func quotedPrintable(_ line: [UInt8]) -> [UInt8] {
        var written: [UInt8] = []
        var column = 0
        for (index, byte) in line.enumerated() {
            let isLast = index == line.count - 1
            let isPlain =
                switch byte {
                case UInt8(ascii: "="): false
                case UInt8(ascii: " "), UInt8(ascii: "\t"): !isLast
                case UInt8(ascii: "."): column > 0  // a line of one dot ends a mail
                default: (0x21...0x7e).contains(byte)
                }
            let word = isPlain ? [byte] : escaped(byte)
            if column + word.count > (isLast ? 76 : 75) {
                written += [UInt8(ascii: "=")] + crlf
                column = 0
            }
            written += word
            column += word.count
        }
        return written + crlf
    }

    private static func escaped(_ byte: UInt8) -> [UInt8] {
        let digits = Array("0123456789ABCDEF".utf8)
        return [UInt8(ascii: "="), digits[Int(byte >> 4)], digits[Int(byte & 15)]]
    }
}

private let crlf: [UInt8] = [UInt8(ascii: "\r"), UInt8(ascii: "\n")]
