// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// Hands mail to the organisation's own mail server, which signs it and finds the way (RFC 6409).
///
/// A reply of 250 means that the server takes responsibility: evidence *accepted*, and nothing more. If the
/// connection ends after the text and before the reply, the mail may be there twice in the end, under the
/// same name.
package struct EmailChannel: Channel {
    package let kind = ChannelKind.email
    private let settings: EmailSettings
    private let login: CurlRequest.Login?
    private let loop: CurlLoop

    /// - Parameters:
    ///   - settings: Checked before; see ``EmailSettings/check(lease:)``.
    ///   - password: What the password file holds.
    package init(settings: EmailSettings, password: Confidential?, loop: CurlLoop) {
        self.settings = settings
        self.loop = loop
        if let userName = settings.userName, let password {
            login = CurlRequest.Login(userName: userName, password: password)
        } else {
            login = nil
        }
    }

    package func send(_ parcel: Parcel) async throws(DeliveryFailure) -> Handover {
        try parcel.refusePractice()
        let mail = try MailMessage(parcel, domain: settings.domain)
        let answer = await loop.perform(request(for: mail))
        let text = DeliveryFailure.cut(answer.lines.last ?? "")
        if answer.status != 0, let failure = DeliveryFailure.smtp(code: answer.status, answer: text) {
            throw failure
        }
        if let fault = answer.fault { throw .network(fault) }
        return .left(.accepted, answer: text)
    }

    private func request(for mail: MailMessage) -> CurlRequest {
        let scheme = settings.effectiveSecurity == .tls ? "smtps" : "smtp"
        let server = "\(scheme)://\(settings.host):\(settings.effectivePort)"
        let from = settings.bounceAddress.map { Confidential($0) } ?? mail.from
        var request = CurlRequest(
            url: Confidential("\(server)/\(settings.domain)"), exchange: .mail(from: from, to: mail.to),
            body: mail.bytes, lane: server, laneMax: settings.effectiveConnectionsMax)
        request.login = login
        request.caFile = settings.caFile
        request.timeout = settings.effectiveTimeout
        request.encryption = settings.effectiveSecurity == .startTLS ? .startTLS : .byAddress
        return request
    }
}
