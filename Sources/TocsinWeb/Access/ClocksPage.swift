// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `clocks`.
struct ClocksPage: Sendable {
    struct Line: Sendable {
        let clockName: String
        let clockText: String
        let clockLength: String
        let clockStart: String
        let clockWord: String
    }

    struct Pack: Sendable {
        let packTitle: String
        let packPath: String
        let allowances: String
        let packClocks: [Line]
    }

    struct State: Sendable {
        let state: String
        let shapeWords: String
        let when: String
    }

    let own: [Line]
    let packs: [Pack]
    let states: [State]
    let deliveryAndActing: String

    init(packs: [PackReading]) {
        own = ClocksPage.defaults.map { name, text, length, start in
            Line(
                clockName: name, clockText: text, clockLength: ClockWords.length(length), clockStart: start,
                clockWord: Verification.localDefault.words)
        }
        self.packs = packs.filter { !$0.clocks.isEmpty }.map(Pack.init)
        states = State.all(ClockThresholds())
        deliveryAndActing = ClockWords.length(ClockRule.deliveryAndActing)
    }

    private static let defaults: [(String, String, Interval, String)] = [
        ("First look", "Somebody looks at what came in.", ClockLength.firstLook, "first awareness"),
        ("Decision", "What is owed is decided.", ClockLength.determination, "first awareness"),
        (
            "Decision, event near", "The same where the event is expected within 24 hours.",
            ClockLength.determinationWhenNear, "first awareness"
        ),
        (
            "Warning", "A warning that is owed is released.", ClockLength.warnAfterDetermination,
            "the end of the time for the decision"
        ),
        ("Told by voice", "Whoever must be reached by a person has it.", ClockLength.toldByVoice, "the first attempt"),
        ("Told in writing", "Whoever was written to has it.", ClockLength.told, "release"),
        (
            "Waiver answered", "A senior officer answers a waiver that is asked for.", ClockLength.waiverReview,
            "the asking"
        ),
        ("Waiver ends", "The longest that a waiver may last.", Waiver.lifetimeMax, "the signature"),
        (
            "End decided", "How a warning's window ends is decided.", ClockLength.endDecisionBeforeExpiry,
            "the window's end, counted back"
        ),
        (
            "Emergency reviewed", "Another person reviews what one released alone.", EmergencyRelease.reviewWithin,
            "release"
        ),
    ]
}

extension ClocksPage.Pack {
    init(_ pack: PackReading) {
        packTitle = pack.title
        packPath = "/desk/settings/packs/\(pack.id)"
        allowances =
            "Taken off the time left before the event: \(ClockWords.length(pack.delivery)) to hand over, \(ClockWords.length(pack.acting)) to act."
        packClocks = pack.clocks.map {
            ClocksPage.Line(
                clockName: $0.name.withSpaces, clockText: $0.text, clockLength: ClockWords.length($0.length),
                clockStart: $0.start.inWords, clockWord: $0.verification.words)
        }
    }
}

extension ClocksPage.State {
    /// What each shape means, in the order in which a clock goes through them.
    static func all(_ thresholds: ClockThresholds) -> [ClocksPage.State] {
        ClockState.allCases.map { state in
            switch state {
            case .calm:
                .init(
                    state: state.rawValue, shapeWords: "Ring",
                    when: "More than \(thresholds.dueAtPercent) % of the clock is left.")
            case .due:
                .init(
                    state: state.rawValue, shapeWords: "Half-filled ring",
                    when: "\(thresholds.dueAtPercent) % or less is left.")
            case .urgent:
                .init(
                    state: state.rawValue, shapeWords: "Triangle",
                    when:
                        "\(thresholds.urgentAtPercent) % or less is left, or no more than \(thresholds.stepsFactor) times what the remaining steps usually take here."
                )
            case .breached:
                .init(
                    state: state.rawValue, shapeWords: "Filled square with a notch",
                    when: "The time is over and nothing shows that it was done. It stays on record for ever.")
            case .stopped:
                .init(
                    state: state.rawValue, shapeWords: "Bar between two uprights",
                    when: "Evidence or a signed act stopped it. Taking a case or reading it stops nothing.")
            }
        }
    }
}

extension ClockDemand.Start {
    var inWords: String {
        switch self {
        case .awareness: "first awareness"
        case .outcome: "the finding"
        case .release: "release"
        case .attempt: "the first attempt"
        case .review: "the last review, or the warning"
        case .windowEnd: "the window's end, counted back"
        }
    }
}
