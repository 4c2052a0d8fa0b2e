// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// One act as it comes in: what, in which case, and when it is said to have happened.
///
/// Its document form is flat: `{"act": "fact.set", "case": "…", "at": "…", "victim": "…", …}`.
package struct ActRequest: Codable, Hashable, Sendable {
    package let act: Act
    package let caseID: CaseID?
    package let at: AssertedTime?

    private enum Key: String, CodingKey {
        case caseID = "case"
        case at
    }

    package init(act: Act, caseID: CaseID?, at: AssertedTime? = nil) {
        self.act = act
        self.caseID = caseID
        self.at = at
    }

    package init(from decoder: any Decoder) throws {
        act = try Act(from: decoder)
        let container = try decoder.container(keyedBy: Key.self)
        caseID = try container.decodeIfPresent(CaseID.self, forKey: .caseID)
        at = try container.decodeIfPresent(AssertedTime.self, forKey: .at)
    }

    package func encode(to encoder: any Encoder) throws {
        try act.encode(to: encoder)
        var container = encoder.container(keyedBy: Key.self)
        try container.encodeIfPresent(caseID, forKey: .caseID)
        try container.encodeIfPresent(at, forKey: .at)
    }
}

/// What the desk answers once an act is committed.
package struct ActAnswer: Codable, Hashable, Sendable {
    package let act: ActKind
    /// The entry, and so the name of whatever the act made.
    package let id: EntryID
    package let `case`: CaseID?
    package let recorded: Timestamp
    /// It had been done before; nothing was done twice.
    package var already: Bool
    /// Outcomes as they stand for the victims that the act touched.
    package var outcomes: [OutcomeLine]
    /// A second person is needed, and it can't be this one.
    package var needsSecond: Bool
    /// The digest of the warning's contents as they stand: what a signature names.
    package var contents: Digest?
    /// Leak hits that are open, by kind and name, and differences between staff and public.
    package var findings: [String]
    package var released: Bool
    /// Clocks that had run out before this act was taken.
    package var breaches: [Breach]

    package struct OutcomeLine: Codable, Hashable, Sendable {
        package let victim: VictimID
        package let pack: String
        package let outcome: Outcome
    }
}
