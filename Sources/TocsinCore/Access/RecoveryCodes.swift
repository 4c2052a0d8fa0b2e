// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Ten codes on paper for the day the telephone is gone; only their digests are kept, and each is good once.
package struct RecoveryCodes: Hashable, Codable, Sendable {
    package static let count = 10

    package private(set) var unused: [Digest]

    /// - Precondition: `digests` has ``count`` elements.
    package init(_ digests: [Digest]) {
        precondition(digests.count == RecoveryCodes.count, "somebody gets ten recovery codes at a time")
        unused = digests
    }

    /// Takes one code by its digest.
    ///
    /// - Returns: Whether it was one of those left; it is not any more.
    package mutating func take(_ digest: Digest) -> Bool {
        guard let place = unused.firstIndex(of: digest) else { return false }
        unused.remove(at: place)
        return true
    }
}
