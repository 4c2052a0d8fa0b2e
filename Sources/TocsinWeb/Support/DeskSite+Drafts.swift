// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var draftRoutes: [Route] {
        [
            Route(
                .post, "/desk/drafts/{form}", .person, "Keep what stands in a form; nothing has been said yet.",
                answer: staffForm(keepDraft))
        ]
    }

    /// What this person had written into a form, if anything.
    ///
    /// - Parameter name: As its `data-draft` says: the act, then the case and whatever it is about, with dots between.
    func draft(_ name: String, _ session: Session) async throws -> DeskForm? {
        guard let kept = try await desk.drafts.get(form: name, by: session.person.id) else { return nil }
        return DeskForm(draft: kept.content)
    }

    private func keepDraft(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        let name = request.name("form")
        let id = name.split(separator: ".").lazy.compactMap { CaseID(String($0)) }.first
        if let id { try await desk.admit(session.person, to: id) }
        try await desk.drafts.put(form.draft, form: name, about: id, by: session.person.id)
        let time = PageTime(now, zoneMinutes: 0).words
        return WebAnswer(type: "text/plain; charset=utf-8", body: Array("Draft kept, \(time).".utf8))
    }
}
