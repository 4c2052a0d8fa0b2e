// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A published CAP message as feeds list it. It never changes: a change is another message at another
/// address.
package struct FeedItem: Hashable, Sendable {
    /// The address of the CAP document, which is its identity in every feed.
    package let url: String
    package let kind: Feed.Kind
    package let title: String
    package let summary: String
    package let author: String
    package let categories: [String]
    package let sent: CAPTime
    /// The last moment at which any of its infos holds; `nil` if it has none.
    package let expires: Timestamp?
    package let reference: CAPMessage.Reference
    /// The messages that this one replaces.
    package let supersedes: [CAPMessage.Reference]

    /// - Parameter url: Absolute, and never used for another message: aggregators fetch an address once.
    /// - Throws: ``FormatError`` if the message is not for everybody, is a draft, a test or a system message,
    ///   or the address is relative.
    package init(_ message: CAPMessage, url: String) throws(FormatError) {
        guard message.scope == .public else {
            throw FormatError(
                path: "scope",
                problem: "CAP-AL-16: a message with scope \(message.scope.rawValue) may enter no feed",
                mend: "send it to its addresses only")
        }
        switch message.status {
        case .actual: kind = .live
        case .exercise: kind = .practice
        case .system, .test, .draft:
            throw FormatError(
                path: "status",
                problem: "CAP-AL-06: a message with status \(message.status.rawValue) may enter no feed",
                mend: "publish it with status Actual or Exercise")
        }
        guard url.isAbsoluteURI else {
            throw FormatError(
                path: "url", problem: "FEED-A3: '\(url.shown)' is no absolute address",
                mend: "write https://…")
        }
        self.url = url
        let info = message.infos.first
        title = info.map { $0.headline ?? $0.event } ?? message.messageType.rawValue
        summary = info?.description ?? message.note ?? ""
        author = info?.senderName ?? message.sender
        categories = message.infos.flatMap(\.categories).map(\.rawValue).unique()
        sent = message.sent
        expires = message.infos.map(\.expires.instant).max()
        reference = message.reference
        supersedes = message.messageType == .alert ? [] : message.references
    }
}
