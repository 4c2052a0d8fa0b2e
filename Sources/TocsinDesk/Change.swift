// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What an act changes besides the log: rows that constraints guard, queues that services serve, pages that the public
/// reads. Everything here follows from the entries of the same commit.
package enum Change: Sendable {
    // Access
    case person(PersonRow, tokenHash: Digest?)
    case channel(ChannelRow)
    /// Who may get in, and by which ways.
    case access(AccessChange)
    /// The desk is founded: its settings, once.
    case founded([UInt8])

    // Intake
    /// - Parameter practice: Whether it may lie in practice cases, or in real ones; never in both (law 13).
    case report(ReportID, index: Digest?, practice: Bool, subject: SubjectID, sealed: [UInt8], size: Int)
    case assigned(ReportID, to: CaseID)

    // Duty
    case opened(CaseID, practice: Bool)
    case closed(CaseID)
    /// The clocks that run now, in place of those that ran before.
    case clocks(CaseID, [DutyClock])
    case breach(CaseID, Breach)
    case verdict(DecisionRow)
    /// A negative decision stands: the store demands two different people behind it.
    case negative(CaseID, VictimID, pack: String, Outcome, first: PersonID, second: PersonID, entry: EntryID)

    // Release
    case signature(WarningID, contents: Digest, by: PersonID, purpose: SignaturePurpose, entry: EntryID)
    case release(ReleaseRow)
    case halted(WarningID, at: Timestamp)
    case retracted(WarningID, first: PersonID, second: PersonID, at: Timestamp)
    case published(Publication)
    /// No longer in force; the document itself never changes.
    case publicationEnded(WarningID, how: String, at: Timestamp)

    // Delivery
    case fanOut(FanOut)
    /// Nothing of this warning that has not left may leave any more.
    case stop(WarningID, at: Timestamp)
    /// No further step is tried for this recipient.
    case reached(WarningID, RecipientID, at: Timestamp)
    /// The way by hand came to nothing: the next step is due at once.
    case failedByHand(WarningID, RecipientID, at: Timestamp)
    /// It came to somebody else: the next step is due at once, or a way by hand if none is left.
    case wrongPerson(WarningID, RecipientID, at: Timestamp)

    // Board
    /// The case's place on the board, and what of it waits for a second person, in place of what stood there.
    case board(BoardRow)
    /// From now on only these may read the case.
    case keptTo(CaseID, readers: [PersonID])

    // Proof
    case erase(SubjectID)
}

package enum SignaturePurpose: String, Hashable, Sendable { case release, retraction }

package struct CaseRow: Hashable, Sendable {
    package let id: CaseID
    package let practice: Bool
    package let closed: Bool

    package init(id: CaseID, practice: Bool, closed: Bool) {
        self.id = id
        self.practice = practice
        self.closed = closed
    }
}

/// A verdict, as the oversight list needs it.
package struct DecisionRow: Hashable, Sendable {
    package let entry: EntryID
    package let caseID: CaseID
    package let victim: VictimID
    package let pack: String
    package let outcome: Outcome
    package let by: PersonID
    package let at: Timestamp

    package init(
        entry: EntryID, caseID: CaseID, victim: VictimID, pack: String, outcome: Outcome, by: PersonID, at: Timestamp
    ) {
        self.entry = entry
        self.caseID = caseID
        self.victim = victim
        self.pack = pack
        self.outcome = outcome
        self.by = by
        self.at = at
    }
}

/// A release as the store guards it: two different signatures over these contents, or one emergency with its reason.
package struct ReleaseRow: Hashable, Sendable {
    package let warning: WarningID
    package let caseID: CaseID
    package let contents: Digest
    package let practice: Bool
    package let emergency: Bool
    package let by: [PersonID]
    package let at: Timestamp
    package let expires: Timestamp

    package init(
        warning: WarningID, caseID: CaseID, contents: Digest, practice: Bool, emergency: Bool, by: [PersonID],
        at: Timestamp, expires: Timestamp
    ) {
        self.warning = warning
        self.caseID = caseID
        self.contents = contents
        self.practice = practice
        self.emergency = emergency
        self.by = by
        self.at = at
        self.expires = expires
    }
}

package struct ChannelRow: Hashable, Sendable {
    package let name: String
    package let kind: ChannelKind
    /// The channel's settings as canonical JSON, sealed: they hold passwords.
    package let sealed: [UInt8]
    package let subject: SubjectID

    package init(name: String, kind: ChannelKind, sealed: [UInt8], subject: SubjectID) {
        self.name = name
        self.kind = kind
        self.sealed = sealed
        self.subject = subject
    }
}

package struct SealedReport: Hashable, Sendable {
    package let report: ReportID
    package let practice: Bool
    package let subject: SubjectID
    package let sealed: [UInt8]
    package let wrappedKey: [UInt8]?

    package init(report: ReportID, practice: Bool, subject: SubjectID, sealed: [UInt8], wrappedKey: [UInt8]?) {
        self.report = report
        self.practice = practice
        self.subject = subject
        self.sealed = sealed
        self.wrappedKey = wrappedKey
    }
}

/// That somebody released, halted or noticed something that must be carried to its recipients, chunk by chunk.
package struct FanOut: Hashable, Sendable {
    package enum Message: Hashable, Sendable {
        case warning
        case notice(Notice)
    }

    package let warning: WarningID
    package let caseID: CaseID
    package let message: Message
    package let practice: Bool
    package let at: Timestamp

    package init(warning: WarningID, caseID: CaseID, message: Message, practice: Bool, at: Timestamp) {
        self.warning = warning
        self.caseID = caseID
        self.message = message
        self.practice = practice
        self.at = at
    }
}

extension FanOut.Message {
    /// `warning`, or the name of the notice; unique within a warning together with the moment.
    package var name: String {
        switch self {
        case .warning: "warning"
        case .notice(let notice): notice.rawValue
        }
    }
}

package typealias PublicationID = Identifier<Publication>

/// One document of a public alert: a message for each language set, never edited. An update is a new document.
package struct Publication: Hashable, Sendable {
    package let id: PublicationID
    package let warning: WarningID
    package let practice: Bool
    package let at: Timestamp
    package let until: Timestamp
    /// `nil` while in force; then how it ended: `withdrawn`, `lapsed`, `time_ran_out`, `replaced`, `retracted`, …
    package let ended: String?
    /// The CAP 1.2 document, as served.
    package let cap: [UInt8]
    /// What the public page shows, canonical JSON of ``PublicAlert``.
    package let page: [UInt8]

    package init(
        id: PublicationID, warning: WarningID, practice: Bool, at: Timestamp, until: Timestamp, ended: String?,
        cap: [UInt8], page: [UInt8]
    ) {
        self.id = id
        self.warning = warning
        self.practice = practice
        self.at = at
        self.until = until
        self.ended = ended
        self.cap = cap
        self.page = page
    }
}
