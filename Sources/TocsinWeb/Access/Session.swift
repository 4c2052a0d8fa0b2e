// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// Who asks for a page of the desk, by the cookie they carry.
struct Session: Sendable {
    let person: Person
    /// What every form of this session carries, so that no other site can post one (CSRF).
    let stamp: String
    let signedIn: SignedIn
    /// Where they ask from; tries are counted by it.
    let place: String

    init(_ signedIn: SignedIn, place: String) {
        person = signedIn.person
        stamp = signedIn.formToken.reveal()
        self.signedIn = signedIn
        self.place = place
    }

    /// Practice people see practice; everybody else what is real, and practice when they ask for it.
    var isPractice: Bool { person.practice }
}
