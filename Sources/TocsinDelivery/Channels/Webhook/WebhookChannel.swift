// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// Calls an address of the recipient's choice by the Standard Webhooks specification.
///
/// `webhook-id` is the name of the delivery and the body has the same bytes each time, so a receiver can see
/// a repeat. `webhook-timestamp` and `webhook-signature` are of the attempt: receivers refuse what is older
/// than five minutes. Only 2xx is success, and no redirect is followed. The receiver's machine takes
/// responsibility: evidence *accepted*.
package struct WebhookChannel: Channel {
    package let kind = ChannelKind.webhook
    private let settings: WebhookSettings
    private let loop: CurlLoop

    /// - Parameter settings: Checked before; see ``WebhookSettings/check(lease:)``.
    package init(settings: WebhookSettings, loop: CurlLoop) {
        self.settings = settings
        self.loop = loop
    }

    package func send(_ parcel: Parcel) async throws(DeliveryFailure) -> Handover {
        try parcel.refusePractice()
        let answer = await loop.perform(try request(for: parcel))
        let text = DeliveryFailure.cut(String(decoding: answer.body, as: UTF8.self))
        if let fault = answer.fault { throw .network(fault) }
        if let failure = DeliveryFailure.http(
            status: answer.status, retryAfter: RetryAfter.read(answer), answer: text)
        {
            throw failure
        }
        return .left(.accepted, answer: text)
    }

    private func request(for parcel: Parcel) throws(DeliveryFailure) -> CurlRequest {
        guard let target = settings.targetGuard.target(of: parcel.address.reveal()) else {
            throw .network(.refusedTarget)
        }
        let body = try WebhookBody.bytes(of: parcel)
        let (id, timestamp) = ("\(parcel.id)", "\(parcel.attemptedAt.milliseconds / 1_000)")
        let signature = try WebhookSignature.header(
            id: id, timestamp: timestamp, body: body, secrets: parcel.endpointSecrets)
        let headers = [
            "Content-Type: application/json", "User-Agent: Tocsin", "webhook-id: \(id)",
            "webhook-timestamp: \(timestamp)", "webhook-signature: \(signature)",
        ]
        var request = CurlRequest(
            url: parcel.address, exchange: .post(headers: headers), body: body, lane: target.lane,
            laneMax: settings.effectivePerHostMax)
        request.caFile = settings.caFile
        request.targetGuard = settings.targetGuard
        request.timeout = settings.effectiveTimeout
        return request
    }
}
