// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskAPI {
    var taskRoutes: [Route] {
        [
            Route(
                .get, "/cases/{case}/tasks", .reader, "What a person must deliver by hand, each with what to say.",
                answer: tasks)
        ]
    }

    private struct TaskView: Encodable {
        let task: HandTask
        let name: String
        /// Absent if no route is left: a way must be found.
        let address: String?
        let script: String
    }

    /// Reading the tasks is reading the case, and an entry of it.
    private func tasks(_ request: WebRequest) async throws -> WebAnswer {
        let loaded = try await loaded(by: request, what: "the tasks of delivery by hand")
        var views: [TaskView] = []
        for task in try await points.deliveries.handTasks(of: loaded.folded.id, limit: 1_000) {
            guard let script = try? await desk.script(for: task, renderer: PlainRenderer()) else { continue }
            views.append(
                TaskView(
                    task: task, name: script.name.reveal(), address: script.address?.reveal(),
                    script: script.text.reveal()))
        }
        return try .json(views)
    }
}
