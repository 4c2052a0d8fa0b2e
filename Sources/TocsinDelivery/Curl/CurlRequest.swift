// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// One exchange with another machine: a POST, or one mail.
package struct CurlRequest: Sendable {
    package enum Exchange: Sendable {
        /// Headers as lines, `name: value`.
        case post(headers: [String])
        case mail(from: Confidential, to: Confidential)
    }

    /// How a mail server is spoken to; a web server by what its address says.
    package enum Encryption: Sendable {
        case byAddress
        /// STARTTLS, or no mail at all.
        case startTLS
    }

    package struct Login: Sendable {
        package let userName: String
        package let password: Confidential

        package init(userName: String, password: Confidential) {
            self.userName = userName
            self.password = password
        }
    }

    package let url: Confidential
    package let exchange: Exchange
    package let body: [UInt8]
    package var encryption = Encryption.byAddress
    package var login: Login?
    /// Certificates to trust instead of the system's, in PEM.
    package var caFile: String?
    /// `nil` where the address is the operator's own.
    package var targetGuard: TargetGuard?
    /// From the moment at which it begins, not while it waits for its turn.
    package var timeout = Interval.seconds(20)
    /// What shares one limit of exchanges under way.
    package let lane: String
    package let laneMax: Int

    package init(url: Confidential, exchange: Exchange, body: [UInt8], lane: String, laneMax: Int) {
        self.url = url
        self.exchange = exchange
        self.body = body
        self.lane = lane
        self.laneMax = laneMax
    }
}

/// How an exchange ended.
package struct CurlAnswer: Sendable {
    /// What went wrong; `nil` if there was a whole answer.
    package var fault: NetworkFault?
    /// The HTTP status or the last SMTP reply; 0 if there was none.
    package var status = 0
    /// Header lines of the answer, or all lines of the mail server.
    package var lines: [String] = []
    /// The beginning of the body.
    package var body: [UInt8] = []

    package init(fault: NetworkFault?) { self.fault = fault }

    /// The value of a header, compared without case.
    package func header(_ name: String) -> String? {
        let prefix = name.lowercased() + ":"
        guard let line = lines.last(where: { $0.lowercased().hasPrefix(prefix) }) else { return nil }
        return line.dropFirst(prefix.count).trimmingPrefix { $0 == " " || $0 == "\t" }.description
    }
}
