// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How long somebody stays signed in.
package struct SessionRules: Hashable, Codable, Sendable {
    /// Without a word from them.
    package var idle: Interval
    package var absolute: Interval
    /// How long a factor shown again counts as fresh.
    package var fresh: Interval

    package init(idle: Interval = .minutes(30), absolute: Interval = .hours(12), fresh: Interval = .minutes(5)) {
        self.idle = idle
        self.absolute = absolute
        self.fresh = fresh
    }
}

/// How somebody showed who they are when they signed in.
package enum SignInLevel: String, Hashable, Codable, Sendable {
    case passkey
    /// Password and one-time code.
    case code
    /// Password and recovery code: enough to enrol a new factor, not to sign.
    case recovery
    /// A link for exercises; opens practice and nothing else.
    case practice
    /// A token that may do all that its person may: enough to work, never by itself to sign.
    case token
}

/// Somebody signed in, until they leave, say nothing for a while, or the day is over.
package struct Session: Hashable, Codable, Sendable {
    /// A factor shown again for one form and no other.
    package struct Fresh: Hashable, Codable, Sendable {
        package let contents: Digest
        package let until: Timestamp
        package let factor: FactorKind
    }

    package let person: PersonID
    package let level: SignInLevel
    package let began: Timestamp
    package private(set) var seen: Timestamp
    package private(set) var fresh: Fresh?

    package init(person: PersonID, level: SignInLevel, at time: Timestamp) {
        self.person = person
        self.level = level
        began = time
        seen = time
    }

    /// When it ends if nothing more is heard.
    package func ends(under rules: SessionRules) -> Timestamp { min(seen + rules.idle, began + rules.absolute) }

    /// A clock that was put back ends it as well.
    package func isLive(at time: Timestamp, under rules: SessionRules) -> Bool {
        began <= time && time < ends(under: rules)
    }

    /// They did something. A session that is over stays over.
    package mutating func touch(at time: Timestamp, under rules: SessionRules) {
        guard isLive(at: time, under: rules) else { return }
        seen = max(seen, time)
    }

    /// They showed a factor again, for these very contents.
    package mutating func refresh(
        _ factor: FactorKind, for contents: Digest, at time: Timestamp, under rules: SessionRules
    ) {
        fresh = Fresh(contents: contents, until: time + rules.fresh, factor: factor)
    }

    /// Whether a passkey or a code was shown for these contents just now. A password alone is not enough.
    package func isFresh(for contents: Digest, at time: Timestamp) -> Bool {
        guard let fresh, fresh.contents == contents, time < fresh.until else { return false }
        switch fresh.factor {
        case .passkey, .code: return true
        case .password, .recovery: return false
        }
    }
}
