// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Act `case.take`: "I take it". Nobody else is paged for what is due now; every duty's clock runs on.
package struct TakeCase: Hashable, Codable, Sendable {
    package let note: String?

    package init(note: String? = nil) { self.note = note }
}

/// Act `case.hand_over`: the case is in another person's hands now.
package struct HandOverCase: Hashable, Codable, Sendable {
    package let to: PersonID
    package let note: String?

    package init(to: PersonID, note: String? = nil) {
        self.to = to
        self.note = note
    }
}

/// Act `case.restrict`: from now on only those admitted read the case: whoever opened it, whoever does this, and these.
package struct RestrictCase: Hashable, Codable, Sendable {
    package let reason: String
    package let admitted: [PersonID]
    /// Those of all who would be admitted who may release; filled in by the desk, which knows everybody's roles.
    package var releasers: [PersonID] = []

    package init(reason: String, admitted: [PersonID], releasers: [PersonID] = []) {
        self.reason = reason
        self.admitted = admitted
        self.releasers = releasers
    }
}

/// Act `case.admit`: one more person may read a case that is kept to a few.
package struct AdmitPerson: Hashable, Codable, Sendable {
    package let person: PersonID
    package let reason: String

    package init(person: PersonID, reason: String) {
        self.person = person
        self.reason = reason
    }
}

/// Act `case.exclude`: this person may read the case no longer.
package struct ExcludePerson: Hashable, Codable, Sendable {
    package let person: PersonID
    package let reason: String
    /// Those of all who would be left who may release; filled in by the desk.
    package var releasers: [PersonID] = []

    package init(person: PersonID, reason: String, releasers: [PersonID] = []) {
        self.person = person
        self.reason = reason
        self.releasers = releasers
    }
}

/// Whose hands a case is in.
package struct Taken: Hashable, Codable, Sendable {
    package let by: PersonID
    package let at: Timestamp
}
