// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

#if DEBUG
    internal import Glibc
    internal import Synchronization
#endif

/// Named places in the order of work at which a test can end the process as a power cut would.
///
/// With `TOCSIN_CRASH_AT=name:n` in the environment, the n-th passing of the place `name`, counted from 1, kills the
/// process with SIGKILL: nothing is flushed and nothing is cleaned up. In a release build there is nothing of this.
package enum CrashPoint {
    /// - Parameter name: What has just been done, such as `tick.committed`.
    package static func pass(_ name: String) {
        #if DEBUG
            guard let planned, planned.name == name else { return }
            let isHere = left.withLock { left in
                left -= 1
                return left == 0
            }
            if isHere { kill(getpid(), SIGKILL) }
        #endif
    }

    #if DEBUG
        private static let planned: (name: String, passing: Int)? = {
            guard let value = getenv("TOCSIN_CRASH_AT") else { return nil }
            let parts = String(cString: value).split(separator: ":", maxSplits: 1)
            guard parts.count == 2, let passing = Int(parts[1]) else { return nil }
            return (String(parts[0]), passing)
        }()

        private static let left = Mutex(planned?.passing ?? 0)
    #endif
}
