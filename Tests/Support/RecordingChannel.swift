// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Synchronization
package import TocsinCore
package import TocsinDesk

/// A channel that keeps every parcel and answers as it is told; nothing leaves.
package final class RecordingChannel: Channel {
    package typealias Answer = @Sendable (Parcel) async -> Result<Handover, DeliveryFailure>

    private struct State {
        var parcels: [Parcel] = []
        var waiting: [(count: Int, continuation: CheckedContinuation<Void, Never>)] = []
    }

    package let kind: ChannelKind
    private let answer: Answer
    private let state = Mutex(State())

    /// - Parameter answer: Called after the parcel was kept; accepted unless it says otherwise.
    package init(
        _ kind: ChannelKind, answer: @escaping Answer = { _ in .success(.left(.accepted, answer: "taken")) }
    ) {
        self.kind = kind
        self.answer = answer
    }

    package func send(_ parcel: Parcel) async throws(DeliveryFailure) -> Handover {
        keep(parcel)
        return try await answer(parcel).get()
    }

    /// In the order in which they came.
    package var parcels: [Parcel] { state.withLock { $0.parcels } }

    /// Returns once so many parcels have come.
    package func received(_ count: Int) async {
        await withCheckedContinuation { continuation in
            let isThere = state.withLock { state in
                if state.parcels.count >= count { return true }
                state.waiting.append((count, continuation))
                return false
            }
            if isThere { continuation.resume() }
        }
    }

    private func keep(_ parcel: Parcel) {
        let woken = state.withLock { state in
            state.parcels.append(parcel)
            let woken = state.waiting.filter { $0.count <= state.parcels.count }
            state.waiting.removeAll { $0.count <= state.parcels.count }
            return woken
        }
        for one in woken { one.continuation.resume() }
    }
}

extension RecordingChannel {
    /// Records exercises and says so, as the channel of practice does.
    package static func practice() -> RecordingChannel { RecordingChannel(.practice) { _ in .success(.practice) } }

    /// Fails the first attempts of each delivery, then takes it.
    package static func failing(
        _ kind: ChannelKind, first attempts: Int, with failure: DeliveryFailure
    ) -> RecordingChannel {
        RecordingChannel(kind) { parcel in
            parcel.attempt <= attempts ? .failure(failure) : .success(.left(.accepted, answer: ""))
        }
    }
}

/// Stops whoever comes until it is opened; for tests that look while something is under way.
package actor Gate {
    private var isOpen = false
    private var waiting: [CheckedContinuation<Void, Never>] = []

    package init() {}

    package func pass() async {
        guard !isOpen else { return }
        await withCheckedContinuation { waiting.append($0) }
    }

    package func open() {
        isOpen = true
        for one in waiting { one.resume() }
        waiting = []
    }
}
