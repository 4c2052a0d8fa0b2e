// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// A case as JSON, for those who may read it. Lists are in the order of identifiers, which means nothing, unless said.
///
/// What a second reader must not see (law 4) and what a recipient must know to be shown their text is left out for
/// everybody.
struct CaseView: Encodable {
    let id: CaseID
    let title: String
    let practice: Bool
    let closed: Bool
    /// The latest moment that the case has reached.
    let moment: Timestamp
    let openedBy: Actor
    let zone: String?
    let awareness: Awareness
    let expected: AssertedTime?
    /// Pack to version.
    let packs: [String: String]
    let reports: [ReportView]
    let victims: [VictimView]
    let records: [MakeRecord]
    let enquiries: [EnquiryView]
    let waivers: [WaiverView]
    let disputes: [DisputeView]
    let offenders: [OffenderView]
    let triggers: [TriggerView]
    let coordinations: [RecordCoordination]
    let dissents: [RecordDissent]
    let recipients: [RecipientView]
    let warnings: [WarningView]
    /// Soonest first.
    let clocks: [DutyClock]
    let breaches: [Breach]
    let hold: LegalHold?
    /// In the order of the log.
    let entries: [EntryView]

    /// - Throws: What encoding a warning's contents for its digest throws.
    init(_ loaded: LoadedCase) throws {
        let folded = loaded.folded
        id = folded.id
        title = folded.opened.title
        practice = folded.isPractice
        closed = folded.isClosed
        moment = folded.moment
        openedBy = folded.openedBy
        zone = folded.opened.zone
        awareness = folded.opened.awareness
        expected = folded.expected
        packs = folded.opened.versions
        reports = folded.reports.inOrder.map(ReportView.init)
        victims = folded.victims.inOrder.map { VictimView($0, in: folded) }
        records = folded.records.values.sorted { ($0.record, $0.victim?.high ?? 0) < ($1.record, $1.victim?.high ?? 0) }
        enquiries = folded.enquiries.inOrder.map(EnquiryView.init)
        waivers = folded.waivers.inOrder.map(WaiverView.init)
        disputes = folded.disputes.inOrder.map(DisputeView.init)
        offenders = folded.offenders.inOrder.map(OffenderView.init)
        triggers = folded.triggers.inOrder.map(TriggerView.init)
        coordinations = folded.coordinations
        dissents = folded.dissents
        recipients = folded.recipients.inOrder.map(RecipientView.init)
        warnings = try folded.warnings.inOrder.map(WarningView.init)
        clocks = folded.clocks
        breaches = folded.breaches
        hold = folded.hold
        entries = loaded.entries.map(EntryView.init)
    }

    struct ReportView: Encodable {
        let id: ReportID
        let source: ReportSource
        let grade: SourceGrade
        let marking: Marking
        let originator: Originator?
        let awareness: Awareness
        let hash: Digest?
        let size: Int

        init(_ report: Report) {
            id = report.id
            source = report.source
            grade = report.grade
            marking = report.marking
            originator = report.originator
            awareness = report.awareness
            hash = report.hash
            size = report.size
        }
    }

    struct OffenderView: Encodable {
        let id: OffenderID
        let name: String
        let whereabouts: String?
        let custody: Bool
        let considered: [ConsiderOffender]

        init(_ offender: Offender) {
            id = offender.id
            name = offender.added.name
            whereabouts = offender.added.whereabouts
            custody = offender.added.custody
            considered = offender.considered
        }
    }

    struct TriggerView: Encodable {
        let id: TriggerID
        let set: SetTrigger
        let fired: FireTrigger?

        init(_ trigger: Trigger) {
            id = trigger.id
            set = trigger.set
            fired = trigger.fired
        }
    }

    /// That something was done, by whom and when; the words are in the rest of the case.
    struct EntryView: Encodable {
        let id: EntryID
        /// Absent once its subject was erased.
        let act: ActKind?
        let by: Actor
        let recorded: Timestamp
        let asserted: AssertedTime?

        init(_ entry: Entry) {
            id = entry.id
            act = entry.act?.kind
            by = entry.actor
            recorded = entry.recorded
            asserted = entry.asserted
        }
    }
}

extension Dictionary where Key: Comparable {
    /// The values in the order of their keys.
    var inOrder: [Value] { sorted { $0.key < $1.key }.map(\.value) }
}
