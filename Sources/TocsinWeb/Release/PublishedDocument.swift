// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Crypto
import Logging
import TocsinCore
import TocsinDesk
import TocsinFormats

/// A document of a public alert, read once: the document itself never changes.
struct PublishedDocument: Sendable {
    let id: PublicationID
    let warning: WarningID
    let at: Timestamp
    /// How it ended; `nil` while in force.
    let ended: String?
    let page: PublicAlert
    let message: CAPMessage
    /// What two people can compare by telephone: 16 digits of the digest of the document.
    let code: String

    var address: String { "\(page.practice ? "/practice" : "")/alerts/\(id).cap" }
    var alertAddress: String { "\(page.practice ? "/practice" : "")/alerts/\(warning)" }
}

/// Reads documents and keeps what it has read for as long as the store lists them.
actor PublishedDocuments {
    private struct Read {
        let page: PublicAlert
        let message: CAPMessage
        let code: String
    }

    private let store: any DeskStore
    private let logger: Logger
    private var read: [Bool: [PublicationID: Read]] = [:]

    init(store: any DeskStore, logger: Logger) {
        self.store = store
        self.logger = logger
    }

    /// All that the store lists, newest first. One that can't be read is left out and alarmed: the others still warn.
    func all(practice: Bool) async throws -> [PublishedDocument] {
        let publications = try await store.publications(practice: practice)
        let known = read[practice] ?? [:]
        var kept: [PublicationID: Read] = [:]
        let documents = publications.compactMap { publication -> PublishedDocument? in
            guard let read = known[publication.id] ?? open(publication) else { return nil }
            kept[publication.id] = read
            return PublishedDocument(
                id: publication.id, warning: publication.warning, at: publication.at, ended: publication.ended,
                page: read.page, message: read.message, code: read.code)
        }
        read[practice] = kept
        return documents
    }

    private func open(_ publication: Publication) -> Read? {
        do {
            let page = try TreeDecoder.decode(PublicAlert.self, from: TreeReader.json(publication.page))
            let message = try CAPMessage(stored: publication.cap)
            guard page.practice == publication.practice, (message.status == .exercise) == publication.practice else {
                throw FormatError(problem: "practice and real don't mix")
            }
            let digest = Digest(Array(SHA256.hash(data: publication.cap)))
            return Read(page: page, message: message, code: String("\(digest)".prefix(16)))
        } catch {
            logger.critical("a published document can't be read", metadata: ["publication.id": "\(publication.id)"])
            return nil
        }
    }
}
