// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The variables of `health`.
struct HealthPage: Sendable {
    struct Log: Sendable {
        let leaves: String
        let signedLeaves: String
        let waitingEntries: String
        let signedAt: String
        let origin: String
    }

    struct Queue: Sendable {
        let queueName: String
        let queueCount: String
        let queueMeaning: String

        static let states = [
            ("ready", "Ready", "Waits for its turn or for the next try."),
            ("leased", "Under way", "A worker makes an attempt now."),
            ("unknown", "Unknown", "An attempt ended and nobody knows how; it is tried again."),
            ("held", "Held", "Waits for a person: by hand, or because only an officer can put it right."),
            ("handed_over", "Handed over", "It left. That is not yet evidence that somebody has it."),
            ("failed", "Failed", "This way is used up; the next one was tried."),
            ("expired", "Expired", "Its text is no longer true, so it is not sent any more."),
            ("superseded", "Superseded", "A newer text took its place."),
            ("cancelled", "Cancelled", "Not needed any more, or halted."),
        ]
    }

    let sickness: [String]
    let isWell: Bool
    let log: Log
    let queues: [Queue]
    let findings: [String]
    let areDeliveriesWell: Bool
    let mayCount: Bool

    init(troubles: [String], log: Log, queues: [Queue], findings: [String], mayCount: Bool) {
        sickness = troubles
        isWell = troubles.isEmpty && findings.isEmpty
        self.log = log
        self.queues = queues
        self.findings = findings
        areDeliveriesWell = findings.isEmpty
        self.mayCount = mayCount
    }
}
