// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A way by which a text leaves the desk: makes one attempt and says how it went.
///
/// A channel has no retries, no clock, no randomness and no database: the parcel has all that it needs, and
/// what comes of a failure is decided by ``Delivery``. It may be called many times at once. If its task is
/// cancelled it stops soon, and says whether anything had gone by then. It never logs a parcel's address or
/// text.
///
/// - Throws: One ``DeliveryFailure``, whose remedy is honest: *retry* only if the same bytes can work later,
///   and `mayHaveArrived` whenever the other side could have taken the text without our hearing of it.
package protocol Channel: Sendable {
    var kind: ChannelKind { get }

    func send(_ parcel: Parcel) async throws(DeliveryFailure) -> Handover
}
