// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ServiceLifecycle
import TocsinCore

/// Sends what is due: claims, hands to channels, records; as many at once as the channels have slots.
///
/// Everything it knows is in the store. Killed at any moment, it leaves at most what was under way to be sent again,
/// with the same name and the same bytes.
package struct DispatchService: Service {
    private let desk: Desk
    private let store: any DeliveryStore
    private let post: PostRoom
    private let settings: DispatchSettings

    /// - Parameters:
    ///   - channels: One of a kind; of two the last. Where one is missing, its deliveries fail over at once.
    ///   - renderer: ``PlainRenderer``, unless pages are to be had.
    package init(
        desk: Desk, store: any DeliveryStore, channels: [any Channel], renderer: any MessageRenderer,
        settings: DispatchSettings
    ) {
        self.desk = desk
        self.store = store
        self.settings = settings
        post = PostRoom(
            desk: desk, store: store, channels: channels, renderer: renderer, sender: settings.sender)
    }

    /// Returns when the program is told to end: what is under way is stopped, and its results are recorded.
    package func run() async throws {
        let dispatcher = Dispatcher(desk: desk, store: store, post: post, settings: settings)
        await cancelWhenGracefulShutdown { await dispatcher.run() }
    }

    /// Sends until nothing is due and nothing is under way. For whoever has the store alone.
    package func runOnce() async throws {
        let dispatcher = Dispatcher(desk: desk, store: store, post: post, settings: settings)
        try await dispatcher.runOnce()
    }
}
