// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What a channel did with a parcel, if it did not fail.
package enum Handover: Hashable, Sendable {
    /// It left. `answer` is what the other side said, cut to ``DeliveryFailure/answerBytesMax``: for the
    /// attempt's row, never for a log.
    case left(EvidenceLevel, answer: String)
    /// Nothing left: a person has to deliver it.
    case task
    /// Nothing left: it is an exercise, and stands in the recorder.
    case practice
}

extension Handover {
    /// The same for the machine that decides what comes next.
    package var result: Delivery.Result {
        switch self {
        case .left(let level, answer: _): .left(level)
        case .task: .task
        case .practice: .practice
        }
    }
}
