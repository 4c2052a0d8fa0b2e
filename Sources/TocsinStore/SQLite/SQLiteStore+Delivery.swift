// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import GRDB
internal import TocsinDesk

extension SQLiteStore {
    static func writeDelivery(_ change: Change, to database: Database) throws {}
}
