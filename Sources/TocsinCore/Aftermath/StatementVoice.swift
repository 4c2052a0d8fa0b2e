// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How the words reach the reader: most attributions have no quotation marks.
package enum StatementVoice: String, Hashable, Codable, Sendable, CaseIterable {
    case directQuote = "direct_quote"
    case mixedQuote = "mixed_quote"
    case mixedQuoteRemainder = "mixed_quote_remainder"
    case indirectSpeech = "indirect_speech"
    case accordingTo = "according_to"
    /// Claimed, denied, warned: the act is told, not the words.
    case reportedAct = "reported_act"
    case nominal, participial, nested
    case nestedIndirect = "nested_indirect"
    case hearsay
    /// The outlet itself speaks.
    case narration
}

/// Whether the speaker says that it is so.
package enum Polarity: String, Hashable, Codable, Sendable, CaseIterable { case asserts, denies, negates }

/// How firmly the speaker says it.
package enum Modality: String, Hashable, Codable, Sendable, CaseIterable { case asserted, hedged, belief, conditional, unknown }
