// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

/// Values by the ids of the places where they stand on a page, sent again whenever the bell rings and they have changed:
/// server-sent events.
actor LiveValues {
    /// Shorter than the server's patience with a silent line.
    private static let silenceMax = Duration.seconds(15)
    /// A page left open for longer is loaded again.
    private static let lasts = Interval.hours(12)

    private let desk: Desk
    private let read: @Sendable () async throws -> [String: String]
    private let changed: [String: String]
    private let ends: Timestamp
    private var rings: UInt64?
    private var first: [String: String]?
    private var last: [String: String] = [:]

    /// - Parameters:
    ///   - changed: What is added as soon as anything differs from what was sent first.
    ///   - read: The values now. What it throws ends the stream, such as that this person may not read the case any more.
    init(desk: Desk, changed: [String: String] = [:], read: @escaping @Sendable () async throws -> [String: String]) {
        (self.desk, self.changed, self.read) = (desk, changed, read)
        ends = desk.instruments.now() + LiveValues.lasts
    }

    nonisolated var answer: WebAnswer {
        var answer = WebAnswer(headers: [
            ("Content-Type", "text/event-stream; charset=utf-8"), ("X-Accel-Buffering", "no"),
        ])
        answer.events = AsyncStream(unfolding: { await self.next() })
        return answer
    }

    /// The next event, or a sign of life; `nil` once it is over.
    private func next() async -> [UInt8]? {
        guard !Task.isCancelled, desk.instruments.now() < ends else { return nil }
        if let seen = rings {
            rings = await desk.bell.wait(after: seen, atMost: LiveValues.silenceMax)
        } else {
            rings = await desk.bell.wait(after: .max, atMost: .zero)
        }
        do {
            let read = try await read()
            first = first ?? read
            let values = read == first ? read : read.merging(changed) { _, new in new }
            guard values != last else { return Array(": still here\n\n".utf8) }
            last = values
            return Array("data: ".utf8) + (try CanonicalEncoder.encode(values)) + Array("\n\n".utf8)
        } catch {
            return nil
        }
    }
}
