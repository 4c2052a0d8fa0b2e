// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Where one delivery goes and how much it may say: the part of a delivery that is sealed under its recipient's key.
package struct DeliveryAddress: Hashable, Sendable {
    /// The approved way; in an exercise the delivery itself ends in the recorder (law 13).
    package let channel: ChannelKind
    package let form: ContactForm
    package let language: String
    package let address: Confidential

    package init(channel: ChannelKind, form: ContactForm, language: String, address: Confidential) {
        self.channel = channel
        self.form = form
        self.language = language
        self.address = address
    }

    package init(_ way: RoutePlan.Way, language: String) {
        self.init(
            channel: way.channel, form: way.form, language: String(language.prefix { $0 != "\n" }),
            address: Confidential(way.address))
    }

    /// Seals it for one delivery; it opens in no other row.
    package func sealed(by key: SubjectKey, for delivery: DeliveryID) throws -> [UInt8] {
        let words = [channel.rawValue, form.rawValue, language, address.reveal()].joined(separator: "\n")
        return try key.seal(Array(words.utf8), table: "delivery", column: "sealed", row: "\(delivery)")
    }

    /// - Throws: ``SealBroken`` if it was altered, moved, or sealed by something else.
    package init(sealed: [UInt8], key: SubjectKey, delivery: DeliveryID) throws {
        let plain = try key.open(sealed, table: "delivery", column: "sealed", row: "\(delivery)")
        let parts = String(decoding: plain, as: UTF8.self)
            .split(separator: "\n", maxSplits: 3, omittingEmptySubsequences: false)
        guard parts.count == 4, let channel = ChannelKind(rawValue: String(parts[0])),
            let form = ContactForm(rawValue: String(parts[1]))
        else { throw SealBroken(place: "delivery.sealed") }
        self.init(channel: channel, form: form, language: String(parts[2]), address: Confidential(String(parts[3])))
    }
}
