// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// An address in a text.
struct MessageLink: Hashable {
    let place: MessagePlace
    /// In small letters.
    let host: String
    let text: String
    let isPlain: Bool

    static func all(in passages: [MessageDraft.Passage]) -> [MessageLink] {
        passages.enumerated().flatMap { index, passage in all(in: passage, at: index) }
    }

    private static func all(in passage: MessageDraft.Passage, at index: Int) -> [MessageLink] {
        guard passage.words.utf8.contains(UInt8(ascii: ".")) else { return [] }
        var links: [MessageLink] = []
        let words = passage.words
        for piece in words.split(whereSeparator: \.isWhitespace) {
            let text = piece.drop { "(\"'<[«".contains($0) }.trimmingEnd { ".,;:!?)\"'>]»…".contains($0) }
            guard let host = host(of: text) else { continue }
            let start = words.utf8.distance(from: words.startIndex, to: text.startIndex)
            links.append(
                MessageLink(
                    place: MessagePlace(slot: passage.slot, passage: index, bytes: start..<(start + text.utf8.count)),
                    host: host, text: String(text), isPlain: text.lowercased().hasPrefix("http://")))
        }
        return links
    }

    /// `nil` if it is no address: `8.30`, `p.m.`, `today.Next`.
    private static func host(of text: Substring) -> String? {
        var rest = text[...]
        var hasScheme = false
        for scheme in ["https://", "http://"] where text.lowercased().hasPrefix(scheme) {
            rest = text.dropFirst(scheme.count)
            hasScheme = true
        }
        let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" && $0 != ":" }
        let labels = host.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, let last = labels.last, last.count >= 2, !host.contains("@"),
            labels.allSatisfy({ !$0.isEmpty && $0.allSatisfy { $0.isLetter || $0.isNumber || $0 == "-" } }),
            last.allSatisfy(\.isLetter), labels.contains(where: { $0.count > 1 })
        else { return nil }
        if !hasScheme, labels.contains(where: { $0.first?.isUppercase ?? false }) { return nil }
        return host.lowercased()
    }

    var isShortened: Bool { MessageLink.shorteners.contains(host) }

    /// Letters outside ASCII can be made to look like others.
    var mayDeceive: Bool { !host.utf8.allSatisfy { $0 < 0x80 } || host.hasPrefix("xn--") || host.contains(".xn--") }

    func isWithin(_ domains: [String]) -> Bool {
        domains.contains { host == $0.lowercased() || host.hasSuffix("." + $0.lowercased()) }
    }

    private static let shorteners: Set<String> = [
        "bit.ly", "tinyurl.com", "t.co", "goo.gl", "ow.ly", "is.gd", "buff.ly", "rb.gy", "cutt.ly", "t.ly", "clck.ru",
        "vk.cc", "shorturl.at", "tiny.cc", "lnkd.in", "s.id", "v.gd",
    ]
}

extension Substring {
    fileprivate func trimmingEnd(_ isLoose: (Character) -> Bool) -> Substring {
        var text = self
        while let last = text.last, isLoose(last) { text.removeLast() }
        return text
    }
}
