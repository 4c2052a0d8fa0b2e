// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Dispatch

/// Runs an actor on a thread of its own, so that work which can block never holds one of the few threads that all
/// tasks share.
package final class BlockingExecutor: SerialExecutor {
    private let queue: DispatchQueue

    package init(name: String) {
        queue = DispatchQueue(label: name)
    }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
