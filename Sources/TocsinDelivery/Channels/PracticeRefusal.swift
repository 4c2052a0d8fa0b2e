// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TocsinCore
internal import TocsinDesk

extension Parcel {
    /// Every channel that leaves the desk asks this first: an exercise cannot reach the world (law 13).
    func refusePractice() throws(DeliveryFailure) {
        guard practice else { return }
        throw DeliveryFailure(.askOfficer, "an exercise was about to leave the desk", alarms: true)
    }
}
