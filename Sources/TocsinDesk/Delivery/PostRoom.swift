// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats

/// Makes parcels of claimed deliveries and hands them to their channels.
struct PostRoom: Sendable {
    private let desk: Desk
    private let store: any DeliveryStore
    private let channels: [ChannelKind: any Channel]
    private let renderer: any MessageRenderer
    private let sender: Parcel.Sender
    private let tokens: LinkTokens
    private let shelf = WordsShelf()

    init(
        desk: Desk, store: any DeliveryStore, channels: [any Channel], renderer: any MessageRenderer,
        sender: Parcel.Sender
    ) {
        self.desk = desk
        self.store = store
        self.channels = Dictionary(channels.map { ($0.kind, $0) }) { _, last in last }
        self.renderer = renderer
        self.sender = sender
        tokens = LinkTokens(vault: desk.vault)
    }

    /// Endpoints to which nothing goes any more.
    func forget(_ endpoints: some Sequence<Digest> & Sendable) async {
        await shelf.forget(endpoints)
    }

    /// Makes one attempt and says what came of it; never throws, since that is something that came of it too.
    func send(_ claimed: ClaimedDelivery) async -> AttemptResult {
        var answer: String?
        var result: Delivery.Result
        var endpoint: Digest?
        let key = try? desk.vault.unwrap(claimed.wrappedKey, for: SubjectID(claimed.recipient))
        do throws(DeliveryFailure) {
            guard let key else { throw .sealBroken }
            guard let channel = channels[claimed.channel] else { throw .noChannel }
            let parcel = try await parcel(for: claimed, key: key)
            if claimed.channel == .webhook { endpoint = desk.vault.endpoint(at: parcel.address) }
            if let endpoint, await shelf.isGone(endpoint) { throw .endpointGone }
            let handover = try await channel.send(parcel)
            if case .left(_, let text) = handover { answer = text }
            result = handover.result
        } catch {
            answer = error.answer
            result = .failed(error.withoutAnswer)
            if let endpoint, error.disablesEndpoint { await shelf.forget([endpoint]) }
        }
        let (high, _) = desk.instruments.random()
        return AttemptResult(
            number: claimed.number, fence: claimed.attempt.fence, result: result, endedAt: desk.instruments.now(),
            random: Double(high >> 11) / Double(1 << 53), answer: seal(answer, claimed, key), endpoint: endpoint)
    }

    /// The other side may repeat an address in what it says.
    private func seal(_ answer: String?, _ claimed: ClaimedDelivery, _ key: SubjectKey?) -> [UInt8]? {
        guard let key, let answer, !answer.isEmpty else { return nil }
        let bytes = Array(answer.utf8.prefix(DeliveryFailure.answerBytesMax))
        return try? key.seal(
            bytes, table: "attempt", column: "answer", row: "\(claimed.id)/\(claimed.attempt.fence)")
    }

    private func parcel(for claimed: ClaimedDelivery, key: SubjectKey) async throws(DeliveryFailure) -> Parcel {
        let address: DeliveryAddress
        do {
            address =
                try claimed.sealed.map { try DeliveryAddress(sealed: $0, key: key, delivery: claimed.id) }
                ?? DeliveryAddress(channel: claimed.channel, form: .full, language: "en", address: Confidential(""))
        } catch {
            throw .sealBroken
        }
        let link = address.form == .full && claimed.channel != .byHand ? link(of: claimed.id) : nil
        let message = OutgoingMessage(
            warning: claimed.warning, body: try await body(of: claimed, in: address.language),
            channel: address.channel, form: address.form, language: address.language, practice: claimed.practice,
            desk: desk.settings.name, check: desk.settings.checkWords,
            reference: LinkTokens.reference(of: claimed.id), link: link)
        guard let rendered = try? renderer.render(message) else { throw .notRendered }
        return Parcel(
            id: claimed.id, attempt: claimed.attempt.fence, attemptedAt: claimed.attempt.begunAt,
            enqueuedAt: claimed.enqueuedAt, address: address.address, sender: sender, subject: rendered.subject,
            plainText: rendered.plainText, html: rendered.html, link: link, language: rendered.language,
            practice: claimed.practice,
            endpointSecrets: claimed.channel == .webhook ? [desk.vault.webhookSecret(for: address.address)] : [])
    }

    private func link(of delivery: DeliveryID) -> Confidential {
        Confidential("\(desk.settings.publicAddress)/m/\(tokens.token(for: delivery).reveal())")
    }

    private func body(
        of claimed: ClaimedDelivery, in language: String
    ) async throws(DeliveryFailure) -> OutgoingMessage.Body {
        switch claimed.message {
        case .notice(let notice): return .notice(notice)
        case .warning:
            guard let text = try await words(of: claimed).text(in: language) else { throw .sealBroken }
            return .warning(text)
        }
    }

    private func words(of claimed: ClaimedDelivery) async throws(DeliveryFailure) -> MessageWords {
        if let known = await shelf[claimed.fanOut] { return known }
        let sealed: SealedWords?
        do { sealed = try await store.words(of: claimed.fanOut) } catch { throw .storeSilent }
        do {
            guard let sealed else { throw DeliveryFailure.sealBroken }
            let plain = try desk.vault.unwrap(sealed.wrappedKey, for: SubjectID(sealed.caseID))
                .open(sealed.words, table: "fan_out", column: "words", row: "\(claimed.fanOut)")
            let words = try TreeDecoder.decode(MessageWords.self, from: TreeReader.json(plain))
            await shelf.keep(words, of: claimed.fanOut)
            return words
        } catch {
            throw .sealBroken
        }
    }
}

/// Released texts, opened once, and endpoints that are gone.
private actor WordsShelf {
    private static let wordsMax = 64

    private var words: [Int64: MessageWords] = [:]
    private var gone: Set<Digest> = []

    subscript(fanOut: Int64) -> MessageWords? { words[fanOut] }

    func keep(_ opened: MessageWords, of fanOut: Int64) {
        if words.count >= WordsShelf.wordsMax { words = [:] }
        words[fanOut] = opened
    }

    func forget(_ endpoints: some Sequence<Digest> & Sendable) { gone.formUnion(endpoints) }

    func isGone(_ endpoint: Digest) -> Bool { gone.contains(endpoint) }
}

extension DeliveryFailure {
    fileprivate static var sealBroken: DeliveryFailure {
        DeliveryFailure(.askOfficer, "what is sealed for this delivery does not open", alarms: true)
    }

    fileprivate static var storeSilent: DeliveryFailure {
        DeliveryFailure(.retry(after: nil), "the released text could not be read from the store")
    }

    fileprivate static var noChannel: DeliveryFailure {
        DeliveryFailure(.tryAnotherChannel, "this desk has no channel of this kind", alarms: true)
    }

    fileprivate static var endpointGone: DeliveryFailure {
        DeliveryFailure(.tryAnotherChannel, "this endpoint said before that it is gone for good")
    }

    fileprivate static var notRendered: DeliveryFailure {
        DeliveryFailure(.askOfficer, "the text could not be made", alarms: true)
    }

    /// For machines that keep the reason only.
    fileprivate var withoutAnswer: DeliveryFailure {
        DeliveryFailure(
            remedy, reason, mayHaveArrived: mayHaveArrived, alarms: alarms, disablesEndpoint: disablesEndpoint)
    }
}
