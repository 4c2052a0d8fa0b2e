// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinDesk
internal import TocsinFormats

extension TestDesk {
    /// Takes one act as people write it, with the names that earlier acts made.
    package func take(
        _ act: String, by person: String, names: [String: String] = [:], in id: CaseID?, key: String? = nil
    ) async throws -> ActAnswer {
        guard let step = try ActFile(Array("- \(act)".utf8)).steps.first else { throw Refusal.nothing("act") }
        return try await desk.perform(desk.request(step, names: names, in: id), by: try self[person], key: key)
    }

    /// Plays a file of acts as practice; on this desk, or on another one.
    package func replay(_ script: String, on other: Desk? = nil) async throws -> Replayed {
        try await (other ?? desk).replay(ActFile(Array(script.utf8)))
    }
}
