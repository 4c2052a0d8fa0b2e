// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The versions of CAP that are in use, by the name of their namespace.
package enum CAPVersion: String, Codable, CaseIterable, Sendable {
    case v10 = "1.0"
    case v11 = "1.1"
    case v12 = "1.2"

    package var namespace: String {
        switch self {
        case .v10: "http://www.incident.com/cap/1.0"
        case .v11: "urn:oasis:names:tc:emergency:cap:1.1"
        case .v12: "urn:oasis:names:tc:emergency:cap:1.2"
        }
    }
}
