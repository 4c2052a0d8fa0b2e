// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A sort of way by which a text reaches somebody.
package enum ChannelKind: String, Hashable, Codable, Sendable, CaseIterable {
    case email
    case webhook
    /// Our own page and feeds, which others fetch.
    case feed
    /// A person calls, visits, writes or reads out.
    case byHand = "by_hand"
    /// The recorder of an exercise; nothing leaves by it (law 13).
    case practice
}
