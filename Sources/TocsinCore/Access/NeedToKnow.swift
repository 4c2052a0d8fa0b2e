// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What a person looks at cases for.
package enum Look: Hashable, Sendable {
    /// To work on them.
    case work
    /// To look at what others decided.
    case oversight
}

/// Somebody who asks for cases, as a store must know them: which kinds of case, and whether they are admitted.
///
/// There is one rule for lists, counts, searches and pages, and this is all that it asks (law 15).
package struct CaseReader: Hashable, Sendable {
    /// `nil` for whoever runs the program: no restricted case is theirs.
    package let person: PersonID?
    /// Whether real cases may be read at all.
    package let real: Bool
    /// Whether practice may be read: by everybody who gets this far.
    package let practice: Bool

    /// A reader whom the rule has been asked about.
    package init(person: PersonID?, real: Bool, practice: Bool = true) {
        self.person = person
        self.real = real
        self.practice = practice
    }

    /// - Parameter person: `nil` for whoever runs the program; they look at practice only.
    package init(_ person: Person?, for look: Look = .work) {
        self.person = person?.id
        practice = true
        real =
            switch look {
            case .work: person?.mayRead ?? false
            case .oversight: person?.mayOversee ?? false
            }
    }

    /// Whether this case may be read; a store asks the same in its own words.
    package func mayRead(practice isPractice: Bool, access: CaseAccess) -> Bool {
        guard isPractice ? practice : real else { return false }
        return !access.isRestricted || person.map(access.admitted.contains) ?? false
    }
}

extension Person {
    /// Reads real cases: somebody who works on them. Administrators read none, whatever else they are (law 17); auditors
    /// see what oversight shows; a person of an exercise sees exercises.
    package var mayRead: Bool { !practice && worksOnCases }

    package var worksOnCases: Bool {
        !roles.contains(.administrator) && !roles.isDisjoint(with: [.intake, .assessor, .releaser, .senior])
    }

    /// Looks at what others decided.
    package var mayOversee: Bool {
        !practice && !roles.contains(.administrator) && !roles.isDisjoint(with: [.senior, .auditor])
    }

    package var mayRelease: Bool { !roles.contains(.administrator) && !roles.isDisjoint(with: [.releaser, .senior]) }
}
