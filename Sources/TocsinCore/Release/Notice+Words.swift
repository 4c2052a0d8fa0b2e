// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The fixed texts of notices. Released once, with the program: nobody words them at night.
extension Notice {
    package struct Words: Hashable, Sendable {
        package let headline: String
        package let text: String
    }

    /// In English; other languages fall back to it until their words are checked by a speaker.
    package func words(language: String) -> Words {
        switch self {
        case .underReview:
            Words(
                headline: "Under review",
                text: "This warning is under review. Keep your precautions until you hear from us again.")
        case .timeRanOut:
            Words(
                headline: "Time ran out",
                text:
                    "The time stated in this warning has run out. Nobody has declared the danger over. Keep your precautions and look for newer word.")
        case .extended:
            Words(headline: "Extended", text: "This warning holds for longer than first stated. Keep your precautions.")
        case .withdrawn:
            Words(headline: "Withdrawn", text: "This warning is withdrawn: the reason for it no longer stands.")
        case .lapsed:
            Words(
                headline: "Ended without renewal",
                text:
                    "The time stated in this warning has ended and it was not renewed. The danger has not been declared over.")
        case .retracted:
            Words(headline: "Retracted", text: "This warning is taken back: it should not be relied on.")
        }
    }
}
