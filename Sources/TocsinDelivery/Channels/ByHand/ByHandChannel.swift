// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk

/// A person calls, visits, writes or reads out.
///
/// By itself it hands over nothing: it says that a task is needed, and the delivery waits until somebody
/// records how it went, how the recipient was identified, and what they answered. It takes exercises too,
/// since a person reads the mark on the script; nothing leaves the desk by it.
package struct ByHandChannel: Channel {
    package let kind = ChannelKind.byHand

    package init() {}

    package func send(_ parcel: Parcel) async throws(DeliveryFailure) -> Handover { .task }
}
