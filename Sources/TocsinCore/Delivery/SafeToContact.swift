// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Whether a text on this route could endanger the one whom it is to protect (law 8).
package enum SafeToContact: String, Hashable, Codable, Sendable, CaseIterable {
    case yes, no, unknown
}

/// How much may be said on a route.
package enum ContactForm: String, Hashable, Codable, Sendable, CaseIterable {
    /// The released text.
    case full
    /// Only the neutral "please call us": neither threat nor name nor link.
    case neutral
    /// Nothing at all.
    case barred
}

extension SafeToContact {
    /// How much may be said on a route about which this is known.
    ///
    /// By hand a person looks first who is listening, so an unknown route may carry the text. What is known
    /// to be unsafe stays barred, whoever signs.
    ///
    /// - Parameter signedOtherwise: The approvers, knowing that it is unknown, signed for the full text.
    package func form(by channel: ChannelKind, signedOtherwise: Bool) -> ContactForm {
        switch self {
        case .yes: .full
        case .no: .barred
        case .unknown: channel == .byHand || signedOtherwise ? .full : .neutral
        }
    }
}
