// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How well it is known that a text reached somebody, weakest first. "Sent" is not "warned" (law 9).
///
/// Evidence of a delivery never goes down, and no channel can claim more than ``delivered``: what a machine
/// says is no person's word.
package enum EvidenceLevel: String, Hashable, Codable, Sendable, CaseIterable {
    /// Its bytes left the desk, or it stands where others fetch it.
    case handedOver = "handed_over"
    /// The next machine said that it takes responsibility.
    case accepted
    /// A report says that it lies where the recipient can see it.
    case delivered
    /// Somebody asked for the text; what merely fetches links never gets here.
    case opened
    /// A person said: I have it.
    case acknowledged
    /// A person said so, and it was established who they are.
    case acknowledgedVerified = "acknowledged_verified"
}

extension EvidenceLevel: Comparable {
    package static func < (left: EvidenceLevel, right: EvidenceLevel) -> Bool { left.rung < right.rung }

    private var rung: Int {
        switch self {
        case .handedOver: 0
        case .accepted: 1
        case .delivered: 2
        case .opened: 3
        case .acknowledged: 4
        case .acknowledgedVerified: 5
        }
    }
}
