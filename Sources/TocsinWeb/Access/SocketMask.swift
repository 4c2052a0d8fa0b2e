// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc
import Synchronization

/// Sees to it that a socket's file is private from the moment it exists: files that anybody makes meanwhile are too.
final class SocketMask: Sendable {
    private let before = Mutex<mode_t?>(nil)

    func lower() {
        before.withLock { $0 = umask(0o077) }
    }

    func lift() {
        before.withLock { mask in
            if let mask { umask(mask) }
            mask = nil
        }
    }
}
