// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinDesk

extension Desk {
    /// A desk with the same packs, clock and words over another store, or a second one over the same.
    package func over(_ store: any DeskStore) -> Desk {
        Desk(
            store: store, vault: vault, packs: packs, instruments: instruments, words: words, settings: settings,
            logger: logger)
    }
}
