// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TocsinCore
internal import TocsinDesk

/// The body of a webhook: JSON in UTF-8, the same bytes for each attempt.
enum WebhookBody {
    /// The Standard Webhooks specification asks for less than 20 kB.
    static let bytesMax = 19_999

    static let eventType = "warning.text"

    /// Without the HTML: whoever takes a webhook makes their own page.
    ///
    /// - Throws: *ask an officer* if the text is too long for a webhook.
    static func bytes(of parcel: Parcel) throws(DeliveryFailure) -> [UInt8] {
        var data = [("delivery", "\(parcel.id)"), ("language", parcel.language), ("subject", parcel.subject)]
        data.append(("text", parcel.plainText.reveal()))
        if let link = parcel.link { data.append(("link", link.reveal())) }
        let body =
            "{\"type\":\(quoted(eventType)),\"timestamp\":\(quoted("\(parcel.enqueuedAt)")),\"data\":{"
            + data.map { "\(quoted($0)):\(quoted($1))" }.joined(separator: ",") + "}}"
        guard body.utf8.count <= bytesMax else {
            throw DeliveryFailure(.askOfficer, "the text is longer than a webhook may carry")
        }
        return Array(body.utf8)
    }

    private static func quoted(_ text: String) -> String {
        var bytes = [UInt8(ascii: "\"")]
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"): bytes += [UInt8(ascii: "\\"), byte]
            case UInt8(ascii: "\n"): bytes += Array("\\n".utf8)
            case 0..<0x20, 0x7f: bytes += Array("\\u00\(byte < 16 ? "0" : "")\(String(byte, radix: 16))".utf8)
            default: bytes.append(byte)
            }
        }
        return String(decoding: bytes + [UInt8(ascii: "\"")], as: UTF8.self)
    }
}
