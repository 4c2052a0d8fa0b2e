// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// What stands at the door for a while and is forgotten when the program ends: counts of tries, and questions to
/// passkeys that wait for their answer.
actor Door {
    /// What an answer is good for; it is good for nothing else.
    enum Purpose: Hashable, Sendable {
        case signIn
        case enrol(Digest)
        case add(Digest)
        case fresh(Digest, for: Digest)
    }

    private static let questionsMax = 10_000
    private static let questionLife = Interval.minutes(5)

    private var throttle = SignInThrottle()
    private var questions: [[UInt8]: (purpose: Purpose, until: Timestamp)] = [:]

    /// Begins a try.
    ///
    /// - Throws: `not-yet` with the moment from which it may be tried again.
    func begin(_ name: Digest, from place: String, at time: Timestamp) throws(Refusal) {
        guard let until = throttle.begin(name, from: place, at: time) else { return }
        throw Refusal(.notYet, "Too many tries. Try again in \(time.interval(to: until).seconds + 1) seconds.")
    }

    func succeed(_ name: Digest, from place: String, at time: Timestamp) {
        throttle.succeed(name, from: place, at: time)
    }

    /// A new question.
    func ask(_ purpose: Purpose, at time: Timestamp) -> [UInt8] {
        if questions.count >= Door.questionsMax {
            questions = questions.filter { $0.value.until > time }
            if questions.count >= Door.questionsMax { questions = [:] }
        }
        let challenge = randomKeyBytes()
        questions[challenge] = (purpose, time + Door.questionLife)
        return challenge
    }

    /// Takes the question that an answer is to; it is asked no more, whatever the answer is worth.
    func take(_ challenge: [UInt8], for purpose: Purpose, at time: Timestamp) -> Bool {
        guard let question = questions.removeValue(forKey: challenge) else { return false }
        return question.purpose == purpose && time < question.until
    }
}
