// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Why a request is not answered with what it asked for; each site words it in its own way.
package enum WebFailure: Error, Hashable, Sendable {
    /// Absent, or not for the asker: one answer for both (law 15).
    case nothing
    case wrongMethod(allowed: [String])
    case tokenNeeded
    case tooLarge(limit: Int)
    /// What was wanted instead.
    case wrongMediaType(String)
    case malformed(String)
    /// The body did not come within the time that a request has.
    case tooSlow
}

/// The body broke off, or was no HTTP: whoever serves the connection has to deal with it.
package struct BodyInterrupted: Error {
    package let cause: any Error

    package init(_ cause: any Error) { self.cause = cause }
}
