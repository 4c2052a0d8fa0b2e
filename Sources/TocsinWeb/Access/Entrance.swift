// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Finds who asks, by the cookie of their session. The cookie is a random name of the session and nothing else.
struct Entrance: Sendable {
    static let cookie = "__Host-tocsin"

    let accounts: Accounts

    func session(of request: WebRequest) async throws -> Session? {
        guard let token = request.cookie(Entrance.cookie),
            let signedIn = try await accounts.session(Confidential(token))
        else { return nil }
        return Session(signedIn, place: request.place)
    }

    /// Sends somebody who has just signed in on their way, under the name of a new session.
    static func enter(_ signedIn: SignedIn, to path: String) -> WebAnswer {
        var answer = WebAnswer.seeOther(signedIn.isWhole ? path : "/desk/account")
        if let token = signedIn.token { answer.headers.append(cookie(token.reveal())) }
        return answer
    }

    static func cookie(_ token: String) -> (name: String, value: String) {
        ("Set-Cookie", "\(cookie)=\(token); Path=/; Secure; HttpOnly; SameSite=Lax")
    }

    static let noCookie: (name: String, value: String) = (
        "Set-Cookie", "\(cookie)=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0"
    )
}

extension WebRequest {
    /// By which tries to get in are counted.
    var place: String { address ?? "here" }

    /// A cookie by its name; `nil` if it was sent twice, since then one of them is not ours.
    func cookie(_ name: String) -> String? {
        let found = (header("cookie") ?? "").split(whereSeparator: { $0 == ";" || $0 == "," }).map { $0.drop { $0 == " " } }
            .filter { $0.hasPrefix(name + "=") }
        guard found.count == 1, let pair = found.first else { return nil }
        let value = pair.dropFirst(name.count + 1)
        return value.isEmpty ? nil : String(value)
    }
}
