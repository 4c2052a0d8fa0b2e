// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Slows guessing down, and locks nobody out for ever.
///
/// Each try counts as wrong from its beginning until it proves right, so that a thousand at once are no way round. The
/// wait doubles up to a quarter of an hour. A place from which somebody signed in before has a count of its own:
/// strangers who guess at the same name don't hold it up.
package struct SignInThrottle: Sendable {
    /// Tries before anybody waits, for a name and for a place.
    package static let freeTries = (name: 5, place: 20)
    package static let waitMax = Interval.minutes(15)
    /// A count that long untouched is forgotten.
    package static let forgottenAfter = Interval.hours(24)
    package static let countsMax = 100_000

    private enum Key: Hashable {
        case name(Digest)
        case place(String)
        case known(Digest, String)
    }

    private struct Count {
        var tries: Int
        var last: Timestamp
    }

    private struct Known: Hashable {
        let name: Digest
        let place: String
    }

    private var counts: [Key: Count] = [:]
    private var known: Set<Known> = []

    package init() {}

    /// Begins one try for a name from a place, such as a network address.
    ///
    /// - Returns: `nil` to go on; else when to try again, and then this try counts for nothing and must not be judged.
    package mutating func begin(_ name: Digest, from place: String, at time: Timestamp) -> Timestamp? {
        let keys = keys(name, place)
        let until = keys.compactMap { key in counts[key].map { $0.last + wait(after: $0.tries, of: key) } }.max()
        if let until, until > time { return until }
        for key in keys { count(key, at: time) }
        return nil
    }

    /// The try was right: it counts for nothing, and this place is known for this name.
    package mutating func succeed(_ name: Digest, from place: String, at time: Timestamp) {
        for key in keys(name, place) {
            switch key {
            case .place:
                // Whoever has one account must not wash away a thousand guesses at others.
                counts[key]?.tries -= 1
            case .name, .known:
                counts[key] = nil
            }
        }
        if known.count >= SignInThrottle.countsMax { known = [] }
        known.insert(Known(name: name, place: place))
    }

    private func keys(_ name: Digest, _ place: String) -> [Key] {
        known.contains(Known(name: name, place: place)) ? [.known(name, place)] : [.name(name), .place(place)]
    }

    private mutating func count(_ key: Key, at time: Timestamp) {
        if counts.count >= SignInThrottle.countsMax { forget(at: time) }
        var count = counts[key] ?? Count(tries: 0, last: time)
        if count.last + SignInThrottle.forgottenAfter < time { count.tries = 0 }
        count.tries += 1
        count.last = time
        counts[key] = count
    }

    private func wait(after tries: Int, of key: Key) -> Interval {
        let free: Int
        switch key {
        case .name, .known: free = SignInThrottle.freeTries.name
        case .place: free = SignInThrottle.freeTries.place
        }
        guard tries >= free else { return .zero }
        return min(SignInThrottle.waitMax, .seconds(1 << min(20, Int64(tries - free))))
    }

    /// Makes room: what is long ago first, and if that is not enough, whatever holds nobody up.
    private mutating func forget(at time: Timestamp) {
        counts = counts.filter { $0.value.last + SignInThrottle.forgottenAfter >= time }
        guard counts.count >= SignInThrottle.countsMax else { return }
        counts = counts.filter { key, count in count.last + wait(after: count.tries, of: key) > time }
        if counts.count >= SignInThrottle.countsMax { counts = [:] }
    }
}
