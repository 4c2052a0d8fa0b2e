// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// How fast one asker may go: a bucket that fills by `perSecond` up to `burst`, and that each request takes one from.
struct Pace: Sendable {
    static let perSecond: Int64 = 50
    static let burst: Int64 = 200

    /// In thousandths of a request, so that milliseconds fill it without rounding.
    private var filled = Pace.burst * 1_000
    private var at: Timestamp

    init(at: Timestamp) { self.at = at }

    /// Takes one; `nil` leaves the milliseconds until there is one again.
    mutating func take(at now: Timestamp) -> (left: Int64, wait: Int64) {
        let passed = max(0, now.milliseconds - at.milliseconds)
        filled = min(Pace.burst * 1_000, filled + passed * Pace.perSecond)
        at = max(at, now)
        guard filled >= 1_000 else { return (-1, (1_000 - filled + Pace.perSecond - 1) / Pace.perSecond) }
        filled -= 1_000
        return (filled / 1_000, 0)
    }

    /// Nobody asked for so long that forgetting them changes nothing.
    func isFull(at now: Timestamp) -> Bool {
        filled + max(0, now.milliseconds - at.milliseconds) * Pace.perSecond >= Pace.burst * 1_000
    }
}

/// The pace of everybody who asks.
actor PaceKeeper {
    /// As draft-ietf-httpapi-ratelimit-headers says it.
    struct Allowance: Sendable {
        let left: Int64

        var headers: [(name: String, value: String)] {
            [
                ("RateLimit-Policy", "\"default\";q=\(Pace.burst);w=\(Pace.burst / Pace.perSecond)"),
                ("RateLimit", "\"default\";r=\(left);t=\((Pace.burst - left) / Pace.perSecond)"),
            ]
        }
    }

    private static let askersMax = 10_000

    private let now: @Sendable () -> Timestamp
    private var paces: [String: Pace] = [:]

    init(now: @escaping @Sendable () -> Timestamp) { self.now = now }

    /// - Throws: ``TooFast`` with the time to wait.
    func allow(_ asker: String) throws(TooFast) -> Allowance {
        let now = now()
        if paces.count >= PaceKeeper.askersMax { paces = paces.filter { !$0.value.isFull(at: now) } }
        var pace = paces[asker] ?? Pace(at: now)
        let (left, wait) = pace.take(at: now)
        paces[asker] = pace
        guard left >= 0 else { throw TooFast(milliseconds: wait) }
        return Allowance(left: left)
    }
}

/// Somebody asks faster than they may.
struct TooFast: Error, Hashable {
    let milliseconds: Int64

    var answer: WebAnswer {
        let seconds = (milliseconds + 999) / 1_000
        let problem = Problem(
            code: "too-fast", title: "Too fast", status: 429,
            detail: "At most \(Pace.perSecond) requests a second are taken from one token. Wait \(seconds) s, then go on.")
        return problem.answer(asking: "").adding(
            [("Retry-After", "\(seconds)")] + PaceKeeper.Allowance(left: 0).headers)
    }
}
