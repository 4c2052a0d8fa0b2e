// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// How the log stands, for the board and the health line.
package struct ProofState: Hashable, Sendable {
    /// How many leaves the log has.
    package let size: Int
    /// How many of them the newest signed checkpoint covers.
    package let signed: Int
    /// How many entries are committed but in no leaf yet.
    package let waiting: Int
    package let trouble: ProofTrouble?
    /// Since when there has been trouble of whatever kind.
    package let since: Timestamp?
    /// When all this was found to be so.
    package let at: Timestamp

    package init(size: Int, signed: Int, waiting: Int, trouble: ProofTrouble?, since: Timestamp?, at: Timestamp) {
        self.size = size
        self.signed = signed
        self.waiting = waiting
        self.trouble = trouble
        self.since = since
        self.at = at
    }

    /// After this long without news something hangs, and that is trouble too.
    package static let silenceMax = Interval.seconds(30)

    /// Whether everything committed is in the log and signed, and was so within the last 30 seconds.
    package func isSound(at now: Timestamp) -> Bool {
        trouble == nil && signed == size && at.interval(to: now) <= Self.silenceMax
    }

    /// One line for people. Deliveries go on in every state, and it says so when there is trouble.
    package func sentence(at now: Timestamp) -> String {
        if let trouble {
            return "The log is not signed since \(since ?? at); \(size - signed) leaves and \(waiting) entries wait. "
                + "Warnings go out all the same. \(trouble)"
        }
        guard at.interval(to: now) <= Self.silenceMax else {
            return "The log has not moved since \(at). Warnings go out all the same. Look whether the disk answers."
        }
        return "The log has \(size) leaves, all signed."
    }
}

/// Where the sequencer leaves its state. Whoever asks never waits for a disk that hangs.
package actor ProofWatch {
    /// `nil` until the sequencer has looked for the first time.
    package private(set) var state: ProofState?

    package init() {}

    package func post(_ state: ProofState) {
        self.state = state
    }
}
