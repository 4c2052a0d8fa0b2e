// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import ServiceLifecycle
import TocsinCore
import TocsinDelivery
import TocsinDesk
import TocsinFormats
import TocsinStore
import TocsinWeb

extension DeskProgram {
    /// How long one worker may hold a delivery.
    private static let lease = Interval.seconds(90)

    /// Everything that runs, in the order in which it starts; it ends the other way round.
    ///
    /// - Parameter onFounded: Hears that the desk was founded by its own pages.
    func services(
        host: String, port: Int, onRunning: @escaping @Sendable (Int?) async -> Void,
        onFounded: @escaping @Sendable () async -> Void
    ) async throws -> [any Service] {
        let site = try PublicSite(
            desk: desk, links: DeliveryLinks(Links(desk: desk, store: store)),
            log: LogPages(store: store, watch: log.watch, now: desk.instruments.now), logger: logger)
        return [sequencer, DeadlineService(desk: desk)]
            + (try await deliveryServices())
            + [
                makeDeskAPI(deskAPI, socket: folder.socket),
                makePublicSite(site, staff: try staffSite(onFounded), api: NetworkAPI(deskAPI), host: host, port: port, onRunning: onRunning),
            ]
    }

    private func staffSite(_ onFounded: @escaping @Sendable () async -> Void) throws -> DeskSite {
        try DeskSite(
            desk: desk, accounts: accounts, deliveries: store, proof: store, troubles: troubles, logger: logger,
            founded: onFounded)
    }

    /// What carries released texts out; nothing of it in a restored copy until somebody has looked.
    private func deliveryServices() async throws -> [any Service] {
        if let reason = try await pauseReason() {
            logger.warning("deliveries are paused", metadata: ["reason": "\(reason)"])
            return []
        }
        let registry = try ChannelRegistry(settings: await channelSettings(), lease: Self.lease, loop: CurlLoop())
        let settings = desk.settings
        let sender = Parcel.Sender(
            name: settings.name, address: Confidential(settings.mailFrom ?? "desk@\(settings.capSender)"))
        return [
            FanOutService(desk: desk, store: store),
            DispatchService(
                desk: desk, store: store, channels: registry.kinds.compactMap { registry[$0] }, renderer: try PageRenderer(),
                settings: DispatchSettings(sender: sender, lease: Self.lease)),
            EscalationService(desk: desk, store: store),
            EvidenceService(desk: desk, store: store),
        ]
    }

    /// The channels of the founding file, each with its settings opened.
    private func channelSettings() async throws -> ChannelSettings {
        var email: EmailSettings?
        var webhook: WebhookSettings?
        for channel in try await store.channels() {
            let bytes = try await desk.settings(of: channel)
            switch channel.kind {
            case .email: email = try TreeDecoder.decode(EmailSettings.self, from: TreeReader.json(bytes))
            case .webhook: webhook = try TreeDecoder.decode(WebhookSettings.self, from: TreeReader.json(bytes))
            case .feed, .byHand, .practice: break
            }
        }
        return ChannelSettings(email: email, webhook: webhook)
    }

    func pauseReason() async throws -> String? {
        try await store.setting(Pause.setting).flatMap { $0.isEmpty ? nil : String(decoding: $0, as: UTF8.self) }
    }

    var deskAPI: DeskAPI {
        DeskAPI(
            desk: desk, accounts: accounts,
            points: DeskAPI.Points(
                proof: store, deliveries: store, troubles: troubles, backUp: { path in try await store.backUp(to: path) }),
            logger: logger)
    }

    /// Everything that is wrong with this desk now, a sentence each.
    private func troubles() async -> [String] {
        let now = desk.instruments.now()
        var troubles: [String] = []
        if let state = await log.watch.state, !state.isSound(at: now) { troubles.append(state.sentence(at: now)) }
        if let reason = try? await pauseReason() { troubles.append(Pause.sentence(reason)) }
        return troubles
    }
}
