// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The page behind the link in one delivery: opened, read, answered once.
///
/// Merely fetching the page's cover changes nothing and is not told to this machine: mail scanners follow
/// links. Help may be asked for at any time, answered or not, and even when the page has expired.
package struct Acknowledgement: Hashable, Codable, Sendable {
    package enum State: String, Hashable, Codable, Sendable, CaseIterable {
        case unopened, opened, acknowledged
        case notMe = "not_me"
    }

    package enum Answer: String, Hashable, Codable, Sendable, CaseIterable {
        case haveIt = "have_it"
        case notMe = "not_me"
        case needHelp = "need_help"
    }

    package enum Effect: Hashable, Sendable {
        case evidence(EvidenceLevel)
        /// Open a task of the highest priority (law 9).
        case openHelpTask
        /// The text reached somebody for whom it was not meant.
        case alarmWrongPerson
        /// The answer was wrong; so many tries are left.
        case askAgain(triesLeft: Int)
        /// No tries are left: somebody must call.
        case callByVoice
    }

    package enum Refusal: Error, Hashable, Sendable {
        case expired
        /// It has been answered; reading goes on.
        case answered
        /// The check comes first.
        case identityNeeded
        /// Too many wrong answers.
        case locked
        /// Nobody can acknowledge a text that was not shown.
        case notOpened
    }

    package static let triesMax = 5

    package let expiresAt: Timestamp
    /// What is asked before the text is shown; `nil` if nothing is.
    package let check: IdentityCheck.Kind?
    package private(set) var state: State = .unopened
    package private(set) var triesLeft = Acknowledgement.triesMax
    /// The check was passed.
    package private(set) var verified = false
    package private(set) var helpAsked = false

    /// A page that nobody has opened.
    package init(expiresAt: Timestamp, check: IdentityCheck.Kind?) {
        self.expiresAt = expiresAt
        self.check = check
    }

    /// A page as a store kept it.
    package init(
        expiresAt: Timestamp, check: IdentityCheck.Kind?, state: State, triesLeft: Int, verified: Bool, helpAsked: Bool
    ) {
        precondition((0...Acknowledgement.triesMax).contains(triesLeft), "tries are counted down to nought")
        self.init(expiresAt: expiresAt, check: check)
        self.state = state
        self.triesLeft = triesLeft
        self.verified = verified
        self.helpAsked = helpAsked
    }
}

extension Acknowledgement {
    /// Counts one answer to the check; right once is right for good.
    ///
    /// - Parameter matches: The verdict of a comparison in constant time; this machine never sees the answer.
    package mutating func identify(matches: Bool, now: Timestamp) throws(Refusal) -> [Effect] {
        guard now < expiresAt else { throw .expired }
        guard check != nil, !verified else { return [] }
        guard triesLeft > 0 else { throw .locked }
        if matches {
            verified = true
            return []
        }
        triesLeft -= 1
        return [triesLeft > 0 ? .askAgain(triesLeft: triesLeft) : .callByVoice]
    }

    /// Shows the text, any number of times until it expires.
    package mutating func open(now: Timestamp) throws(Refusal) -> [Effect] {
        guard now < expiresAt else { throw .expired }
        guard check == nil || verified else { throw triesLeft > 0 ? .identityNeeded : .locked }
        guard state == .unopened else { return [] }
        state = .opened
        return [.evidence(.opened)]
    }

    /// Takes an answer. "I have it" and "not me" count once; a call for help counts always, but opens one
    /// task.
    package mutating func answer(_ answer: Answer, now: Timestamp) throws(Refusal) -> [Effect] {
        switch answer {
        case .needHelp: return help()
        case .haveIt:
            try refuseLate(now)
            guard state == .opened else { throw .notOpened }
            return acknowledge()
        case .notMe:
            try refuseLate(now)
            state = .notMe
            return [.alarmWrongPerson]
        }
    }

    private func refuseLate(_ now: Timestamp) throws(Refusal) {
        switch state {
        case .acknowledged, .notMe: throw .answered
        case .unopened, .opened: if now >= expiresAt { throw .expired }
        }
    }

    /// Whoever asks for help after reading has the warning: that is an answer too.
    private mutating func help() -> [Effect] {
        guard !helpAsked else { return [] }
        helpAsked = true
        return [.openHelpTask] + (state == .opened ? acknowledge() : [])
    }

    private mutating func acknowledge() -> [Effect] {
        state = .acknowledged
        return [.evidence(verified ? .acknowledgedVerified : .acknowledged)]
    }
}
