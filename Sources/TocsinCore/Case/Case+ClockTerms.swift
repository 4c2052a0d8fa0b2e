// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Lengths of the desk's own clocks, for where no pack asks for one (doctrine: local defaults, shown as such).
package enum ClockLength {
    package static let firstLook = Interval.minutes(15)
    package static let determination = Interval.hours(2)
    package static let determinationWhenNear = Interval.hours(1)
    package static let waiverReview = Interval.hours(4)
    package static let warnAfterDetermination = Interval.minutes(30)
    package static let told = Interval.hours(1)
    package static let toldByVoice = Interval.minutes(15)
    package static let endDecisionBeforeExpiry = Interval.hours(6)
}

/// How long a clock is, and whose word that is.
struct ClockTerm: Hashable {
    let length: Interval
    /// A sentence, for the clock's own.
    let words: String

    /// One after the other.
    static func + (first: ClockTerm, second: ClockTerm) -> ClockTerm {
        ClockTerm(
            length: Interval(seconds: first.length.seconds + second.length.seconds),
            words: "\(first.words) \(second.words)")
    }
}

extension Case {
    /// The length that packs ask for, the shortest over those that apply to these victims (E4); else the desk's own.
    ///
    /// - Parameters:
    ///   - name: As packs call the clock.
    ///   - victims: Empty for all.
    ///   - pack: Only this pack's word counts, if one is named.
    func term(_ name: String, for victims: [VictimID], under pack: String? = nil, or own: Interval) -> ClockTerm {
        let asked = demands(name, for: victims, under: pack).min { ($0.length, $0.pack) < ($1.length, $1.pack) }
        guard let asked else { return ClockTerm(length: own, words: "This desk's own default: \(own).") }
        return asked.term
    }

    /// The other way round, for a clock that counts back from an end: the longest asks most.
    func lead(_ name: String, for victims: [VictimID], or own: Interval) -> ClockTerm {
        let asked = demands(name, for: victims, under: nil).max { ($0.length, $1.pack) < ($1.length, $0.pack) }
        guard let asked else { return ClockTerm(length: own, words: "This desk's own default: \(own).") }
        return asked.term
    }

    private func demands(_ name: String, for victims: [VictimID], under pack: String?) -> [AskedClock] {
        let packs = opened.packs.filter { pack == nil || $0 == pack }
        let named = victims.flatMap { victim in packs.map { DutyKey(victim: victim, pack: $0) } }
        return (victims.isEmpty ? Array(duties.keys) : named).compactMap { key in
            duties[key]?.evaluation?.clocks.first { $0.name == name }.map { AskedClock(pack: key.pack, demand: $0) }
        }
    }
}

/// A clock with the pack that asks for it.
struct AskedClock {
    let pack: String
    let demand: ClockDemand

    var length: Interval { demand.length }

    var term: ClockTerm {
        ClockTerm(
            length: length,
            words: "\(pack) asks for it within \(length) (\(demand.rule), \(demand.verification.rawValue)).")
    }
}
