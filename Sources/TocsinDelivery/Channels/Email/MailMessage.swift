// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TocsinCore
internal import TocsinDesk

/// A whole mail, the same bytes for each attempt: its name is the delivery's and its date that of the
/// release.
///
/// It is marked as sent by a program, so that absence notes do not come back. It has no way to unsubscribe: a
/// warning of a threat is no newsletter.
struct MailMessage {
    let from: Confidential
    let to: Confidential
    let bytes: [UInt8]

    /// - Throws: *ask an officer* if an address, the subject or the sender's name cannot stand in a mail,
    ///   above all because it has a line break in it (ASVS V1.3.11).
    init(_ parcel: Parcel, domain: String) throws(DeliveryFailure) {
        guard let to = MailAddress(parcel.address.reveal()) else {
            throw Self.refusal("the recipient's address")
        }
        guard let from = MailAddress(parcel.sender.address.reveal()) else {
            throw Self.refusal("the sender's address")
        }
        guard let name = MailHeader.displayName(parcel.sender.name) else {
            throw Self.refusal("the sender's name")
        }
        guard let subject = MailHeader.unstructured(parcel.subject) else { throw Self.refusal("the subject") }
        guard Self.isLanguage(parcel.language) else { throw Self.refusal("the language") }
        let headers = [
            "From: \(name) <\(from.text)>",
            "To: <\(to.text)>",
            "Subject: \(subject)",
            "Date: \(MailHeader.date(parcel.enqueuedAt))",
            "Message-ID: <\(parcel.id)@\(domain)>",
            "Auto-Submitted: auto-generated",
            "Content-Language: \(parcel.language)",
            "MIME-Version: 1.0",
        ]
        self.from = Confidential(from.text)
        self.to = Confidential(to.text)
        bytes = Array(headers.map { $0 + "\r\n" }.joined().utf8) + Self.content(of: parcel)
    }

    /// The plain text, or both texts with the richer one last, as RFC 2046 wants it.
    private static func content(of parcel: Parcel) -> [UInt8] {
        let plain = MailPart(type: "text/plain", text: parcel.plainText.reveal())
        guard let html = parcel.html else { return plain.bytes }
        // "=_" stands in neither quoted-printable nor base 64, so no text can end a part.
        let boundary = "=_\(parcel.id)"
        let parts = [plain, MailPart(type: "text/html", text: html.reveal())]
        return Array("Content-Type: multipart/alternative; boundary=\"\(boundary)\"\r\n\r\n".utf8)
            + parts.flatMap { Array("--\(boundary)\r\n".utf8) + $0.bytes + Array("\r\n".utf8) }
            + Array("--\(boundary)--\r\n".utf8)
    }

    private static func isLanguage(_ text: String) -> Bool {
        (1...35).contains(text.utf8.count)
            && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
    }

    private static func refusal(_ what: String) -> DeliveryFailure {
        DeliveryFailure(.askOfficer, "\(what) cannot stand in a mail")
    }
}
