// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Parcels of an invented case.
enum Parcels {
    static let released = Timestamp(milliseconds: 1_709_823_600_000)  // 2024-03-07T15:00:00Z

    /// - Parameter number: Makes the name of the delivery; the key by which the sink knows it is that name.
    static func make(
        _ number: UInt64 = 1, to address: String, attemptedAt: Timestamp = released, text: String? = nil,
        html: String? = nil, subject: String = "Reference 7K2: message for the duty manager",
        sender: String = "Norland Liaison Office", practice: Bool = false, secrets: [String] = [Sink.secret]
    ) -> Parcel {
        let id = DeliveryID(high: 0x7007, low: number)
        return Parcel(
            id: id, attempt: 1, attemptedAt: attemptedAt, enqueuedAt: released,
            address: Confidential(address),
            sender: Parcel.Sender(name: sender, address: Confidential("desk@norland.example")),
            subject: subject,
            plainText: Confidential(
                text ?? "Stay away from large gatherings until Sunday.\n\(Sink.token("\(id)"))\n"),
            html: html.map { Confidential($0) }, link: Confidential("https://desk.norland.example/w/4kz"),
            language: "en", practice: practice, endpointSecrets: secrets.map { Confidential($0) })
    }

    /// The key of a parcel at the sink.
    static func key(_ number: UInt64) -> String { "\(DeliveryID(high: 0x7007, low: number))" }
}

extension Channel {
    /// How one attempt ended, as the delivery machine hears of it.
    func outcome(_ parcel: Parcel) async -> Delivery.Result {
        do { return try await send(parcel).result } catch { return .failed(error) }
    }
}
