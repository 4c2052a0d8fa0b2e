// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

extension Desk {
    /// A report as it came in, byte for byte. Whoever asks has been let into its case before, on the record.
    ///
    /// - Throws: `unknown-thing` if there is none, or its source was erased.
    package func rawBytes(of report: ReportID) async throws -> [UInt8] {
        guard let sealed = try await store.rawReport(report), let wrapped = sealed.wrappedKey else {
            throw Refusal.nothing("report")
        }
        return try vault.unwrap(wrapped, for: sealed.subject)
            .open(sealed.sealed, table: "report", column: "sealed", row: "\(report)")
    }

    /// The report that this source sent under this number before; `nil` if there is none. Says nothing of who may read it.
    package func report(from source: ReportSource, practice: Bool) async throws -> ReportID? {
        guard let index = index(of: source, practice: practice) else { return nil }
        return try await store.report(withIndex: index)
    }

    func index(of source: ReportSource, practice: Bool) -> Digest? {
        source.reference.map {
            vault.index([practice ? "practice" : "real", source.type, source.name, $0], purpose: "report")
        }
    }
}
