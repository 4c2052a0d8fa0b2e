// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The words of a report, for checks that must read them and say nothing of them.
///
/// It has no text in its interface: it prints as `(protected)`, also in a mirror or a dump, cannot be
/// compared and cannot be encoded. Only checks inside this ring get at the bytes, and what they return is a
/// verdict.
package struct ProtectedText: Sendable {
    private let bytes: [UInt8]

    /// - Parameter bytes: UTF-8 as it came in; malformed bytes are kept and read as gaps between words.
    package init(_ bytes: [UInt8]) {
        self.bytes = bytes
    }

    /// Lends the bytes to a check for as long as it runs.
    borrowing func read<Verdict, Failure: Error>(
        _ check: (Span<UInt8>) throws(Failure) -> Verdict
    ) throws(Failure) -> Verdict {
        try check(bytes.span)
    }
}

extension ProtectedText: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    package var description: String { "(protected)" }
    package var debugDescription: String { description }
    package var customMirror: Mirror { Mirror(self, children: EmptyCollection()) }
}
