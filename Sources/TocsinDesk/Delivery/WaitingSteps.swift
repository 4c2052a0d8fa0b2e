// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// Everything that waits for one recipient of one fan-out.
package struct WaitingSteps: Hashable, Sendable {
    package let fanOut: FanOutRow
    package let recipient: RecipientID
    /// In their order.
    package let steps: [NewStep]

    package init(fanOut: FanOutRow, recipient: RecipientID, steps: [NewStep]) {
        self.fanOut = fanOut
        self.recipient = recipient
        self.steps = steps
    }
}

/// What becomes of one step.
package struct StepMove: Hashable, Sendable {
    package let fanOut: Int64
    package let recipient: RecipientID
    package let step: Int
    package let state: Escalation.StepState
    /// The delivery that is made if the step was still waiting.
    package let delivery: NewDelivery?

    package init(
        fanOut: Int64, recipient: RecipientID, step: Int, state: Escalation.StepState, delivery: NewDelivery?
    ) {
        self.fanOut = fanOut
        self.recipient = recipient
        self.step = step
        self.state = state
        self.delivery = delivery
    }
}
