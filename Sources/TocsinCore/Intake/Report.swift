// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias ReportID = Identifier<Report>

/// When anyone in the organisation first knew, and who: the moment from which every clock runs (law 5).
package struct Awareness: Hashable, Codable, Sendable {
    package let at: AssertedTime
    package let by: String

    package init(at: AssertedTime, by: String) {
        self.at = at
        self.by = by
    }
}

/// Where a report came from. `reference` is the source's own number for it; the same type, name and reference
/// twice is one report.
package struct ReportSource: Hashable, Codable, Sendable {
    package let type: String
    package let name: String
    package let reference: String?

    package init(type: String, name: String, reference: String?) {
        self.type = type
        self.name = name
        self.reference = reference
    }
}

/// Act `report.receive`: information as it came in, unread and unaltered.
package struct ReceiveReport: Hashable, Codable, Sendable {
    /// At most this many bytes are taken.
    package static let rawBytesMax = 25 * 1_024 * 1_024

    package let source: ReportSource
    package let grade: SourceGrade?
    package let marking: Marking
    package let originator: Originator?
    package let awareness: Awareness
    package let mediaType: String?
    package let language: String?
    /// The report itself; exactly one of `text` and `base64` is given on the way in. Both are taken out and sealed
    /// apart before the entry is written.
    package var text: String?
    package var base64: String?
    /// SHA-256 of the raw bytes, filled in by the desk.
    package var hash: Digest?
    /// Number of raw bytes, filled in by the desk.
    package var size: Int?
}

/// Act `report.grade`: what somebody thinks of the source, and of what it says.
package struct GradeReport: Hashable, Codable, Sendable {
    package let report: ReportID
    package let grade: SourceGrade
    package let reasons: String
}

/// Act `report.assign`: this report is about that case.
package struct AssignReport: Hashable, Codable, Sendable {
    package let report: ReportID

    package init(report: ReportID) { self.report = report }
}

/// A report as the desk knows it now. Its words stay sealed; see ``ProtectedText``.
package struct Report: Hashable, Sendable {
    package let id: ReportID
    package let source: ReportSource
    package var grade: SourceGrade
    package let marking: Marking
    package let originator: Originator?
    package let awareness: Awareness
    package let hash: Digest?
    package let size: Int

    package init(id: ReportID, received: ReceiveReport) {
        self.id = id
        source = received.source
        grade = received.grade ?? .ungraded
        marking = received.marking
        originator = received.originator
        awareness = received.awareness
        hash = received.hash
        size = received.size ?? 0
    }
}
