// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TocsinCore

/// How long an answer asks us to wait.
enum RetryAfter {
    /// Reads `Retry-After` as seconds, or as a date by the answer's own `Date`: our clock has no say in it.
    ///
    /// - Returns: `nil` if there is none, or it cannot be read.
    static func read(_ answer: CurlAnswer) -> Interval? {
        guard let text = answer.header("retry-after") else { return nil }
        if !text.isEmpty, text.utf8.count <= 10, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return Int64(text).map(Interval.seconds)
        }
        guard let until = date(text), let now = answer.header("date").flatMap(date) else { return nil }
        return max(.zero, now.interval(to: until))
    }

    /// Reads `Sun, 06 Nov 1994 08:49:37 GMT`.
    private static func date(_ text: String) -> Timestamp? {
        let words = text.split(separator: " ", omittingEmptySubsequences: false)
        let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
        guard words.count == 6, words[5] == "GMT", let month = months.firstIndex(of: String(words[2])) else {
            return nil
        }
        let number = month < 9 ? "0\(month + 1)" : "\(month + 1)"
        return RFC3339.read("\(words[3])-\(number)-\(words[1])T\(words[4])Z")?.instant
    }
}
