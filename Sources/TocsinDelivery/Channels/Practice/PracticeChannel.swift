// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// Where the parcels of an exercise end: it says that nothing left, and nothing does (law 13).
///
/// It refuses a parcel that is no exercise, or a warning could vanish in it without anybody knowing.
package struct PracticeChannel: Channel {
    package let kind = ChannelKind.practice

    package init() {}

    package func send(_ parcel: Parcel) async throws(DeliveryFailure) -> Handover {
        guard parcel.practice else {
            throw DeliveryFailure(
                .askOfficer, "the practice channel was given a text that is no exercise", alarms: true)
        }
        return .practice
    }
}
