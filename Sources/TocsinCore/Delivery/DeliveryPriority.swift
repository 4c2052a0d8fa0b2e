// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How urgent a delivery is; the most urgent compares lowest, so that sorting puts it first.
package enum DeliveryPriority: String, Hashable, Codable, Sendable, CaseIterable {
    /// A threat to the life of named persons; passes quiet hours, with its reason in the log.
    case lifeThreat = "P0"
    case urgent = "P1"
    case advisory = "P2"
    case bulk = "P3"
}

extension DeliveryPriority: Comparable {
    package static func < (left: DeliveryPriority, right: DeliveryPriority) -> Bool {
        left.rawValue < right.rawValue
    }
}
