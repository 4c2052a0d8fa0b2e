// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// How a claim of responsibility was made. Who claims and who is held responsible by others are never one field.
package struct ClaimDetails: Hashable, Codable, Sendable {
    /// By what means, after the codes of the Global Terrorism Database.
    package enum Means: String, Hashable, Codable, Sendable, CaseIterable {
        case letter
        case callBefore = "call_before"
        case callAfter = "call_after"
        case email
        case noteAtScene = "note_at_scene"
        case video
        case postedOnline = "posted_online"
        case personal, other, unknown
    }

    /// Whether the channel is known to be the claimant's own.
    package enum ChannelAuthenticity: String, Hashable, Codable, Sendable, CaseIterable {
        case knownChannel = "known_channel"
        case newChannel = "new_channel"
        case relayed, unknown
    }

    package let claimant: String
    /// The branch that the claim itself names; absent if it names none, whatever others say.
    package let branch: String?
    package let means: Means
    /// Where it appeared, such as a messaging service.
    package let platform: String?
    package let outlet: String?
    /// What ties the outlet to the claimant.
    package let outletTie: String?
    package let authenticity: ChannelAuthenticity

    package init(
        claimant: String, branch: String? = nil, means: Means, platform: String? = nil, outlet: String? = nil,
        outletTie: String? = nil, authenticity: ChannelAuthenticity
    ) {
        self.claimant = claimant
        self.branch = branch
        self.means = means
        self.platform = platform
        self.outlet = outlet
        self.outletTie = outletTie
        self.authenticity = authenticity
    }

    package var actor: ResponsibleActor { ResponsibleActor(name: claimant, branch: branch) }
}

/// First axis of verification: what the claimant gave to be believed.
package enum EvidenceOffered: String, Hashable, Codable, Sendable, CaseIterable {
    case none
    case assertionOnly = "assertion_only"
    case detailsOnlyActorWouldKnow = "details_only_actor_would_know"
    case mediaUnverified = "media_unverified"
    case mediaVerified = "media_verified"
    case notStated = "not_stated"
}

/// Somebody who is said to have done it. A branch is another actor than its parent: an alias or a "part of" is itself
/// a statement, so nothing is merged on names.
package struct ResponsibleActor: Hashable, Codable, Sendable {
    package let name: String
    package let branch: String?

    package init(name: String, branch: String? = nil) {
        self.name = name
        self.branch = branch
    }

    package var words: String { branch.map { "\(name), \($0)" } ?? name }
}
