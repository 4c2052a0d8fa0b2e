// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension Session {
    /// Works on cases: real ones, or those of an exercise. An administrator does not, nor does an auditor.
    var mayReadCases: Bool { person.worksOnCases }

    /// Looks at what others decided.
    var mayOversee: Bool { person.mayOversee }
}

extension DeskSite {
    /// The cases that this person may see, in no order: names are random.
    func cases(for session: Session, practice: Bool, look: Look = .work) async throws -> [CaseRow] {
        try await desk.store.cases(for: CaseReader(session.person, for: look)).filter { $0.practice == practice }
    }
}
