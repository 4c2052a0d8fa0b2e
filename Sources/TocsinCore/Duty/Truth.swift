// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What is known of a fact: yes, no, or unknown. Unknown is never no (law 2).
package enum Truth: String, Codable, CaseIterable, Sendable {
    case yes, no, unknown
}

extension Truth {
    package init(_ holds: Bool) { self = holds ? .yes : .no }

    package static prefix func ! (truth: Truth) -> Truth {
        switch truth {
        case .yes: .no
        case .no: .yes
        case .unknown: .unknown
        }
    }

    /// Yes only if all are; no as soon as one is; yes for none.
    package static func all(_ truths: some Sequence<Truth>) -> Truth {
        truths.reduce(.yes) { result, next in
            if result == .no || next == .no { return .no }
            return result == .yes ? next : .unknown
        }
    }

    /// Yes as soon as one is; no only if all are; no for none.
    package static func any(_ truths: some Sequence<Truth>) -> Truth {
        !all(truths.map { !$0 })
    }
}
