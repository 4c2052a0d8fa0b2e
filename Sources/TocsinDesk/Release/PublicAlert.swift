// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What the public page of one alert shows: nothing that the released texts do not say.
package struct PublicAlert: Codable, Hashable, Sendable {
    package let warning: WarningID
    package let practice: Bool
    package let sender: String
    package let zoneMinutes: Int
    package let from: Timestamp
    package let until: Timestamp
    package let area: AlertArea?
    package let texts: [WriteText]
    /// The notice that this document adds; absent for the alert itself.
    package let notice: Notice?
}
