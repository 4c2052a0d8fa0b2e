// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// What every channel is held to. A new channel passes it before anything else is said of it.
package struct ChannelConformance: Sendable {
    package let channel: any Channel
    /// A live parcel that the channel can take now.
    package let good: Parcel
    /// One whose receiver never answers, if the channel leaves the desk.
    package let hanging: Parcel?

    package init(channel: any Channel, good: Parcel, hanging: Parcel? = nil) {
        self.channel = channel
        self.good = good
        self.hanging = hanging
    }

    /// A sentence for each promise that was broken; empty if the channel conforms.
    package func violations() async -> [String] {
        var violations: [String] = []
        violations += await refusesTheWrongWorld()
        violations += await takesManyAtOnce()
        violations += await refusesHostileAddresses()
        violations += await endsWhenCancelled()
        return violations
    }

    /// Law 13: an exercise never leaves, and a warning never ends in the recorder of an exercise.
    private func refusesTheWrongWorld() async -> [String] {
        switch await outcome(of: good.copy(practice: true)) {
        case .left: ["an exercise left the desk"]
        case .task, .practice, .failed: []
        }
    }

    private func takesManyAtOnce() async -> [String] {
        let outcomes = await withTaskGroup(of: Delivery.Result.self) { group in
            for number in 0..<8 {
                let parcel = good.copy(id: DeliveryID(high: 77, low: UInt64(number)))
                group.addTask { await outcome(of: parcel) }
            }
            return await group.reduce(into: []) { $0.append($1) }
        }
        return outcomes.compactMap { outcome in
            switch (outcome, channel.kind) {
            case (.left(let level), .email), (.left(let level), .webhook), (.left(let level), .feed):
                level > .delivered ? "a machine claimed '\(level.rawValue)'" : nil
            case (.task, .byHand): nil
            case (.failed, .practice): nil
            default: "a good parcel ended as \(outcome)"
            }
        }
    }

    private func refusesHostileAddresses() async -> [String] {
        let hostile = [
            "", " ", "\u{0}", "ada@example.org\r\nBcc: eve@example.org", "https://example.org/\r\nX-Eve: 1",
            "ada@example.org\u{0}", "file:///etc/passwd", "gopher://127.0.0.1:25/_HELO", "@", "https://",
            "https://user:word@example.org/", String(repeating: "a", count: 1_000_000),
        ]
        var violations: [String] = []
        for address in hostile {
            let parcel = good.copy(address: Confidential(address))
            switch await outcome(of: parcel) {
            case .left:
                violations.append("a text left for the address \(address.prefix(40).debugDescription)")
            case .failed(let failure): violations += talksTooMuch(failure, of: parcel)
            case .task, .practice: break
            }
        }
        return violations
    }

    private func endsWhenCancelled() async -> [String] {
        guard let hanging else { return [] }
        let task = Task { await outcome(of: hanging) }
        task.cancel()
        switch await task.value {
        case .failed(let failure):
            guard case .retry = failure.remedy else { return ["a cancelled attempt is not tried again"] }
            return talksTooMuch(failure, of: hanging)
        case .left, .task, .practice: return ["a receiver that never answers took a text"]
        }
    }

    /// What may be logged shows neither address nor text nor secret.
    private func talksTooMuch(_ failure: DeliveryFailure, of parcel: Parcel) -> [String] {
        let secret =
            [parcel.address, parcel.plainText, parcel.sender.address, parcel.link].compactMap(\.self)
            + parcel.endpointSecrets
        let shown = "\(failure) \(failure.reason) \(parcel)"
        return secret.map { $0.reveal() }.filter { $0.count > 3 && shown.contains($0) }
            .map { "'\(failure.reason)' shows \($0.prefix(40).debugDescription)" }
    }

    private func outcome(of parcel: Parcel) async -> Delivery.Result {
        do {
            return try await channel.send(parcel).result
        } catch {
            return .failed(error)
        }
    }
}

extension Parcel {
    /// The same with some fields changed.
    package func copy(
        id: DeliveryID? = nil, address: Confidential? = nil, subject: String? = nil, practice: Bool? = nil
    ) -> Parcel {
        Parcel(
            id: id ?? self.id, attempt: attempt, attemptedAt: attemptedAt, enqueuedAt: enqueuedAt,
            address: address ?? self.address, sender: sender, subject: subject ?? self.subject,
            plainText: plainText,
            html: html, link: link, language: language, practice: practice ?? self.practice,
            endpointSecrets: endpointSecrets)
    }
}
