// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What went wrong between us and the other side, before or instead of an answer.
package enum NetworkFault: String, Hashable, Codable, Sendable, CaseIterable {
    /// The name has no address now.
    case unresolved
    /// Nobody answers there, or not in time; nothing was sent.
    case unreachable
    /// The connection ended before the text was whole: the other side cannot have taken it.
    case brokenOff = "broken_off"
    /// The text went, whole or perhaps whole, and no answer came.
    case answerLost = "answer_lost"
    /// The certificate does not prove who answers.
    case certificate
    /// The other side offers no encryption where we demand it.
    case notEncrypted = "not_encrypted"
    /// The address lies where this channel may not connect.
    case refusedTarget = "refused_target"
    /// We stopped before anything was sent.
    case stopped
    /// The settings or the address cannot work.
    case unusable
}

extension DeliveryFailure {
    /// What to do about an HTTP status; `nil` for 2xx, which alone is success.
    ///
    /// - Parameter retryAfter: What the answer asked for; counts only where the same endpoint is tried again.
    package static func http(status: Int, retryAfter: Interval? = nil, answer: String = "")
        -> DeliveryFailure?
    {
        let reason = "the endpoint answered \(status)"
        switch status {
        case 200..<300:
            return nil
        case 408, 425, 429, 500..<600:
            return DeliveryFailure(.retry(after: retryAfter), reason, answer: answer)
        case 410:
            return DeliveryFailure(
                .tryAnotherChannel, reason, alarms: true, disablesEndpoint: true, answer: answer)
        default:
            return DeliveryFailure(.tryAnotherChannel, reason, alarms: true, answer: answer)
        }
    }

    /// What to do about an SMTP reply; `nil` for 2xx and 3xx.
    ///
    /// A refused sign-in (530, 534, 535, 538) is our own fault, so an operator hears of it.
    package static func smtp(code: Int, answer: String = "") -> DeliveryFailure? {
        let reason = "the mail server answered \(code)"
        switch code {
        case 200..<400: return nil
        case 400..<500: return DeliveryFailure(.retry(after: nil), reason, answer: answer)
        case 530, 534, 535, 538:
            return DeliveryFailure(.tryAnotherChannel, reason, alarms: true, answer: answer)
        default: return DeliveryFailure(.tryAnotherChannel, reason, answer: answer)
        }
    }

    /// What to do when there was no answer. A bad certificate never leads to a connection without one.
    package static func network(_ fault: NetworkFault) -> DeliveryFailure {
        switch fault {
        case .unresolved:
            DeliveryFailure(.retry(after: nil), "the name could not be resolved")
        case .unreachable:
            DeliveryFailure(.retry(after: nil), "nobody answered at the address")
        case .brokenOff:
            DeliveryFailure(.retry(after: nil), "the connection broke before the text was whole")
        case .answerLost:
            DeliveryFailure(.retry(after: nil), "the text went and no answer came", mayHaveArrived: true)
        case .certificate:
            DeliveryFailure(.tryAnotherChannel, "the certificate does not prove who answers", alarms: true)
        case .notEncrypted:
            DeliveryFailure(.tryAnotherChannel, "the other side offers no encryption", alarms: true)
        case .refusedTarget:
            DeliveryFailure(.tryAnotherChannel, "this channel may not connect to that address", alarms: true)
        case .stopped:
            DeliveryFailure(.retry(after: nil), "sending was stopped before it began")
        case .unusable:
            DeliveryFailure(.askOfficer, "the address or the channel's settings cannot work", alarms: true)
        }
    }
}
