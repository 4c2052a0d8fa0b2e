// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension CaseView {
    /// Somebody who may be told. What they would have to answer is not shown to anybody.
    struct RecipientView: Encodable {
        let id: RecipientID
        let name: String
        let relation: AddRecipient.Relation
        let victim: VictimID?
        let language: String
        let routes: [Route]
        let check: IdentityCheck.Kind?

        struct Route: Encodable {
            let channel: ChannelKind
            let address: String
            let safeToContact: SafeToContact
            let basis: String?
        }

        init(_ recipient: Recipient) {
            id = recipient.id
            name = recipient.added.name
            relation = recipient.added.relation
            victim = recipient.added.victim
            language = recipient.added.language
            routes = recipient.added.routes.map {
                Route(channel: $0.channel, address: $0.address, safeToContact: $0.safeToContact, basis: $0.basis)
            }
            check = recipient.added.check?.kind
        }
    }

    struct WarningView: Encodable {
        let id: WarningID
        let drafted: DraftWarning
        let draftedBy: Actor
        /// In the order of their languages.
        let texts: [WriteText]
        let audience: ChooseAudience?
        /// The digest of all of the above: what a signature names.
        let contents: Digest
        let openLeaks: [LeakFinding]
        let acceptedLeaks: [AcceptLeak]
        /// What the leak check could not look at, in words; absent if it has not run on this text.
        let notChecked: [String]?
        let parity: [String]
        let parityDecided: DecideParity?
        let gate: GateView
        let window: WindowView?
        let notices: [NoticeView]
        let reach: [ReachView]

        init(_ warning: Warning) throws {
            id = warning.id
            drafted = warning.drafted
            draftedBy = warning.draftedBy
            texts = warning.texts.inOrder
            audience = warning.audience
            contents = try Desk.digest(of: warning.contents)
            openLeaks = warning.openLeaks
            acceptedLeaks = warning.acceptedLeaks.inOrder
            notChecked = warning.leaks?.notChecked
            parity = warning.leaks?.parity ?? []
            parityDecided = warning.parity
            gate = GateView(warning.gate)
            window = warning.window.map(WindowView.init)
            notices = warning.notices.map { NoticeView(notice: $0.notice, at: $0.at) }
            reach = warning.reach.sorted { $0.key < $1.key }.map { ReachView($0.key, $0.value) }
        }
    }

    struct GateView: Encodable {
        enum State: String, Encodable {
            case unsigned
            case signedOnce = "signed_once"
            case released
            case releasedAlone = "released_alone"
            case retracted
        }

        let state: State
        /// Whose signatures count, first one first.
        let by: [PersonID]
        let contents: Digest?
        let releasedAt: Timestamp?
        let emergencyBecause: String?
        let awaitsReview: Bool
        let reviewedBy: PersonID?
        let halted: Timestamp?

        init(_ gate: ReleaseGate) {
            let released: (State, [PersonID], Digest?, String?) =
                switch (gate.release, gate.signatures.state) {
                case (.byTwo(let contents, let first, let second, at: _), _):
                    (.released, [first, second], contents, nil)
                case (.emergency(let contents, let person, at: _, let reason), _):
                    (.releasedAlone, [person], contents, reason)
                case (nil, .signed(let first, let contents)): (.signedOnce, [first], contents, nil)
                case (nil, .unsigned), (nil, .passed): (.unsigned, [], nil, nil)
                }
            state = gate.retraction.hasPassed ? .retracted : released.0
            (by, contents, emergencyBecause) = (released.1, released.2, released.3)
            releasedAt = gate.releasedAt
            awaitsReview = gate.awaitsReview
            reviewedBy = gate.reviewedBy
            halted = gate.halted
        }
    }

    struct WindowView: Encodable {
        enum State: String, Encodable {
            case running
            case awaitsSecond = "awaits_second"
            case ended
            case ranOut = "ran_out"
        }

        let until: Timestamp
        let state: State
        /// What is wanted, or was decided.
        let decision: EndWindow?
        let by: [PersonID]
        let at: Timestamp?

        init(_ window: EndDecision) {
            until = window.until
            (state, decision, by, at) =
                switch window.state {
                case .running: (.running, nil, [], nil)
                case .awaitsSecond(let wanted, let person): (.awaitsSecond, wanted, [person], nil)
                case .ended(let ended, let people, let time): (.ended, ended, people, time)
                case .ranOut(let time): (.ranOut, nil, [], time)
                }
        }
    }

    struct NoticeView: Encodable {
        let notice: Notice
        let at: Timestamp
    }

    /// How far a warning has got with one recipient.
    struct ReachView: Encodable {
        let recipient: RecipientID
        let level: EvidenceLevel?
        let levelAt: Timestamp?
        let refused: Bool
        let notMe: Bool
        let failures: [String]
        let helpAsked: Timestamp?
        let helpTakenBy: PersonID?

        init(_ recipient: RecipientID, _ reach: Reach) {
            self.recipient = recipient
            level = reach.level
            levelAt = reach.levelAt
            refused = reach.refused
            notMe = reach.notMe
            failures = reach.failures
            helpAsked = reach.helpAsked
            helpTakenBy = reach.helpTakenBy
        }
    }
}
