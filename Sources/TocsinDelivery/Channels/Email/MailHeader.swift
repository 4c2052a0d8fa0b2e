// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Foundation
internal import TocsinCore

/// Header values of a mail (RFC 5322, RFC 2047).
enum MailHeader {
    /// `nil` if the text has a control character in it: with a line break it could begin a header of its own.
    static func unstructured(_ text: String) -> String? {
        guard isOneLine(text) else { return nil }
        return isPlain(text) && !text.contains("=?") && text.utf8.count <= 900 ? text : encodedWords(text)
    }

    /// A name before an address; `nil` as above.
    static func displayName(_ text: String) -> String? {
        guard isOneLine(text) else { return nil }
        guard isPlain(text), !text.contains("=?"), text.utf8.count <= 900 else { return encodedWords(text) }
        let escaped = text.flatMap { $0 == "\"" || $0 == "\\" ? ["\\", $0] : [$0] }
        return "\"\(String(escaped))\""
    }

    /// `Thu, 07 Mar 2024 15:00:00 +0000`.
    static func date(_ time: Timestamp) -> String {
        let parts = RFC3339.Parts(time, offsetMinutes: 0)
        let days = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"]
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        let clock = [parts.hour, parts.minute, parts.second].map(twoDigits).joined(separator: ":")
        let day = "\(days[parts.weekday]), \(twoDigits(parts.day)) \(months[parts.month - 1]) \(parts.year)"
        return "\(day) \(clock) +0000"
    }

    private static func twoDigits(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

    private static func isOneLine(_ text: String) -> Bool { !text.utf8.contains { $0 < 0x20 || $0 == 0x7f } }

    private static func isPlain(_ text: String) -> Bool {
        text.utf8.allSatisfy { (0x20...0x7e).contains($0) }
    }

    /// Words of at most 75 bytes, none of which cuts a letter in two, on lines of their own.
    private static func encodedWords(_ text: String) -> String {
        var words: [[UInt8]] = [[]]
        for scalar in text.unicodeScalars {
            let bytes = Array(String(scalar).utf8)
            if words[words.count - 1].count + bytes.count > 45 { words.append([]) }
            words[words.count - 1] += bytes
        }
        return words.map { "=?utf-8?B?\(Data($0).base64EncodedString())?=" }.joined(separator: "\r\n ")
    }
}
