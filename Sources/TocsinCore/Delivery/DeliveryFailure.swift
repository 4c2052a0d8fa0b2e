// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Why a text did not get out by a channel, and what to do now.
///
/// `reason` is a fixed sentence, at most with a number in it, and fit for a log. `answer` is not: the other
/// side may repeat an address in it.
package struct DeliveryFailure: Error, Hashable, Codable, Sendable {
    package enum Remedy: Hashable, Codable, Sendable {
        /// The same bytes again, by the same channel, not before `after`: a floor that the other side asked
        /// for.
        case retry(after: Interval?)
        /// This channel will not work for this address; the next cleared route at once.
        case tryAnotherChannel
        /// No machine can put this right.
        case askOfficer
    }

    package let remedy: Remedy
    package let reason: String
    /// Bytes went and no answer came: it may have arrived, so what follows may be a repeat.
    package let mayHaveArrived: Bool
    /// An operator must hear of it whatever becomes of this delivery: somebody is impersonating, or we are
    /// misconfigured.
    package let alarms: Bool
    /// The endpoint said that it is gone for good.
    package let disablesEndpoint: Bool
    /// What the other side said, cut to ``answerBytesMax``; for the attempt's row, never for a log.
    package let answer: String

    package static let answerBytesMax = 2_048

    package init(
        _ remedy: Remedy, _ reason: String, mayHaveArrived: Bool = false, alarms: Bool = false,
        disablesEndpoint: Bool = false, answer: String = ""
    ) {
        self.remedy = remedy
        self.reason = reason
        self.mayHaveArrived = mayHaveArrived
        self.alarms = alarms
        self.disablesEndpoint = disablesEndpoint
        self.answer = DeliveryFailure.cut(answer)
    }

    /// At most ``answerBytesMax`` of an answer, without cutting a letter in two.
    package static func cut(_ answer: String) -> String {
        guard answer.utf8.count > answerBytesMax else { return answer }
        let bytes = Array(answer.utf8.prefix(answerBytesMax + 1))
        let end = bytes.lastIndex { $0 & 0b1100_0000 != 0b1000_0000 } ?? 0
        return String(decoding: bytes[..<end], as: UTF8.self)
    }
}

extension DeliveryFailure: CustomStringConvertible {
    package var description: String { reason }
}
