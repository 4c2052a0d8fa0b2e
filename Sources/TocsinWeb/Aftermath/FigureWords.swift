// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

extension Figure.Qualifier {
    /// The word that bounds it, as it is chosen.
    var words: String {
        switch self {
        case .exact: "Exactly this many"
        case .atLeast: "At least"
        case .moreThan: "More than"
        case .about: "About"
        case .atMost: "At most"
        case .between: "Between two numbers"
        case .vague: "No number: dozens, hundreds"
        }
    }

    static let all: [Figure.Qualifier] = [.exact, .atLeast, .moreThan, .about, .atMost, .between, .vague]
}

extension Figure.Standing {
    var words: String {
        switch self {
        case .official: "Official: from the authority that keeps the count there"
        case .unofficial: "Not official: stands beside the official ones and changes nothing"
        }
    }
}

extension ClaimDetails.Means {
    var words: String {
        switch self {
        case .letter: "A letter"
        case .callBefore: "A call before it"
        case .callAfter: "A call after it"
        case .email: "A mail"
        case .noteAtScene: "A note at the scene"
        case .video: "A video"
        case .postedOnline: "Posted online"
        case .personal: "In person"
        case .other: "In another way"
        case .unknown: "Not known"
        }
    }

    static let all: [ClaimDetails.Means] = [
        .postedOnline, .video, .letter, .callBefore, .callAfter, .email, .noteAtScene, .personal, .other, .unknown,
    ]
}

extension ClaimDetails.ChannelAuthenticity {
    var words: String {
        switch self {
        case .knownChannel: "A channel known to be the claimant's"
        case .newChannel: "A channel that nobody knew"
        case .relayed: "Passed on by others"
        case .unknown: "Not known"
        }
    }

    static let all: [ClaimDetails.ChannelAuthenticity] = [.knownChannel, .newChannel, .relayed, .unknown]
}

extension ResponsibilityCode {
    var words: String {
        switch self {
        case .claimedUncontested: "Claims it; nobody contests that"
        case .claimedCompeting: "Claims it; another claims it too"
        case .claimedAndDenied: "Claimed and denied by the same actor"
        case .claimedVerified: "Claims it; an authority confirms that"
        case .claimedRefuted: "Claims it; that is refuted"
        case .attributedByAuthority: "Held responsible by an authority"
        case .attributedByOther: "Held responsible by others, not by an authority"
        case .mentionedOnly: "Only named"
        case .deniedOnly: "Denies it; nobody holds them responsible"
        case .none: "Nothing stands"
        }
    }
}

extension RecordOutcome.Result {
    var words: String {
        switch self {
        case .occurredAsWarned: "It happened as warned"
        case .occurredOtherwise: "It happened elsewhere or otherwise"
        case .prevented: "It was prevented; a source says so"
        case .didNotOccur: "It did not happen"
        case .indeterminate: "It can't be told"
        }
    }

    static let all: [RecordOutcome.Result] = [
        .occurredAsWarned, .occurredOtherwise, .prevented, .didNotOccur, .indeterminate,
    ]
}

extension RecordOutcome.Link {
    var words: String {
        switch self {
        case .same: "The same as was warned of"
        case .different: "Another one"
        case .unknown: "Not known"
        }
    }

    static let all: [RecordOutcome.Link] = [.same, .different, .unknown]
}

extension RecordOutcome.InsideWindow {
    var words: String { rawValue.uppercasedFirst }

    static let all: [RecordOutcome.InsideWindow] = [.yes, .no, .unknown]
}

extension DimensionMatch.Match {
    var words: String {
        switch self {
        case .yes: "Yes"
        case .no: "No"
        case .partly: "Partly"
        case .notStated: "The warning did not say"
        case .unknown: "Not known"
        }
    }

    static let all: [DimensionMatch.Match] = [.yes, .partly, .no, .notStated, .unknown]
}

extension RecipientResponse {
    var words: String {
        switch self {
        case .acknowledged: "They said that they have it"
        case .acted: "They acted on it"
        case .dismissed: "They dismissed it"
        case .disputed: "They disputed it"
        case .silent: "They said nothing"
        }
    }

    static let all: [RecipientResponse] = [.acknowledged, .acted, .dismissed, .disputed, .silent]
}
