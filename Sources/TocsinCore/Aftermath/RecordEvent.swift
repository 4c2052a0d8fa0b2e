// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias EventID = Identifier<RecordEvent>

/// Act `event.record`: a peg on which statements hang. What happened there is told by the statements, not by this.
package struct RecordEvent: Hashable, Codable, Sendable {
    /// How far it got; the first three are those of MUC-4.
    package enum Stage: String, Hashable, Codable, Sendable, CaseIterable {
        case threatened, attempted, accomplished, foiled, hoax, unknown
    }

    package let title: String
    package let stage: Stage
    package let place: String?
    /// When it began, as far as one time can be given; sources that differ have statements of their own.
    package let happened: AssertedTime?
    /// Why the time is not better known, in words.
    package let timeNote: String?
    package let document: DocumentReference?

    package init(
        title: String, stage: Stage, place: String? = nil, happened: AssertedTime? = nil, timeNote: String? = nil,
        document: DocumentReference? = nil
    ) {
        self.title = title
        self.stage = stage
        self.place = place
        self.happened = happened
        self.timeNote = timeNote
        self.document = document
    }
}
