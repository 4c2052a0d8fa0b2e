// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What an act of the roster changes besides the log, in the same transaction.
package enum AccessChange: Sendable {
    /// Where the desk's own stream is, once.
    case opened(StreamID)
    case roles(PersonID, Set<Role>)
    /// Everything that lets somebody in is gone: factors, links, sessions, tokens.
    case shutOut(PersonID)
    /// A channel as it is from now on.
    case channel(ChannelRow)
    case channelOff(name: String)
    case revoked(TokenID)
}
