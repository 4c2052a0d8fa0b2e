// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The prose about `resource`.
enum CAPResourceRules {
    private static let topTypes = [
        "application", "audio", "chemical", "example", "font", "image", "message", "model", "multipart",
        "text", "video",
    ]

    static func check(_ resource: CAPNode, _ findings: inout CAPFindings) {
        if let type = resource.first("mimeType"), !isMediaType(type.text) {
            findings.error(
                "CAP-RS-02", type, "'\(type.text.shown)' is no media type; write one such as image/png")
        }
        if let size = resource.first("size"), size.text.hasPrefix("-"), size.text != "-0" {
            findings.error("CAP-RS-03", size, "a file has no negative size; write its bytes")
        }
        if let digest = resource.first("digest"), !isSHA1(digest.text) {
            findings.warning("CAP-RS-06", digest, "it is no SHA-1 value; write 40 hexadecimal digits")
        }
        location(resource, &findings)
    }

    private static func location(_ resource: CAPNode, _ findings: inout CAPFindings) {
        let content = resource.first("derefUri")
        if let uri = resource.first("uri"), !uri.text.isEmpty, !uri.text.isAbsoluteURI, content == nil {
            findings.error("CAP-RS-04", uri, "'\(uri.text.shown)' is no absolute address; write https://…")
        }
        if resource.value("uri") == nil {
            let advice =
                content == nil ? "it points to nothing" : "some readers need an address beside the contents"
            findings.warning("CAP-RS-08", resource, "\(advice); add 'uri'")
        }
        guard let content else { return }
        guard let size = base64Size(content.text) else {
            findings.error("CAP-RS-05", content, "it is no base64; encode the file so")
            return
        }
        if let said = resource.first("size"), let bytes = Int(said.text), bytes != size {
            findings.warning("CAP-RS-07", said, "the contents have \(size) bytes; write that")
        }
    }

    private static func isMediaType(_ text: String) -> Bool {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false)
        return parts.count == 2 && topTypes.contains(parts[0].lowercased()) && !parts[1].isEmpty
            && !text.utf8.contains { $0 <= 0x20 }
    }

    private static func isSHA1(_ text: String) -> Bool {
        text.utf8.count == 40 && text.allSatisfy { $0.isASCII && $0.isHexDigit }
    }

    /// How many bytes base64 text stands for; `nil` if it is none.
    private static func base64Size(_ text: String) -> Int? {
        var (digits, padding) = (0, 0)
        for byte in text.utf8 where byte > 0x20 {
            switch byte {
            case UInt8(ascii: "="): padding += 1
            case UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "a")...UInt8(ascii: "z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"):
                guard padding == 0 else { return nil }
                digits += 1
            default: return nil
            }
        }
        guard padding <= 2, (digits + padding) % 4 == 0 else { return nil }
        return digits * 3 / 4
    }
}
