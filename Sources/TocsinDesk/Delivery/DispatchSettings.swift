// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// How the desk sends.
package struct DispatchSettings: Sendable {
    /// Who writes, as a mail shows it.
    package let sender: Parcel.Sender
    /// How long a worker may hold a delivery; more than 5 s longer than every channel's time-out.
    package let lease: Interval
    /// Attempts under way at once on one channel. A quarter of them is kept for P0 and P1.
    package let slotsPerChannel: Int

    package init(sender: Parcel.Sender, lease: Interval = .seconds(90), slotsPerChannel: Int = 64) {
        precondition(slotsPerChannel >= 1, "a channel without slots sends nothing")
        self.sender = sender
        self.lease = lease
        self.slotsPerChannel = slotsPerChannel
    }
}
