// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Who or what is threatened. Some rules reach only some kinds: a ground about a person never covers a group.
package enum VictimKind: String, Codable, CaseIterable, Sendable {
    case person, group, institution, place, area, network
}
