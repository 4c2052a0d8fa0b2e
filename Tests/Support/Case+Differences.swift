// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

extension Case {
    /// The names of what is not the same in another case; empty if nothing that can be seen of them differs.
    package func differences(from other: Case) -> [String] {
        let duty: [(String, Bool)] = [
            ("id", id == other.id), ("opened", opened == other.opened), ("openedBy", openedBy == other.openedBy),
            ("moment", moment == other.moment), ("reports", reports == other.reports),
            ("expected", expected == other.expected), ("victims", victims == other.victims),
            ("duties", duties == other.duties), ("records", records == other.records),
            ("enquiries", enquiries == other.enquiries), ("waivers", waivers == other.waivers),
            ("disputes", disputes == other.disputes), ("offenders", offenders == other.offenders),
            ("triggers", triggers == other.triggers), ("coordinations", coordinations == other.coordinations),
            ("dissents", dissents == other.dissents),
        ]
        let rest: [(String, Bool)] = [
            ("recipients", recipients == other.recipients), ("warnings", warnings == other.warnings),
            ("breaches", breaches == other.breaches), ("expiredClocks", expiredClocks == other.expiredClocks),
            ("ledger", ledger == other.ledger), ("hold", hold == other.hold), ("closing", closing == other.closing),
            ("erasures", erasures == other.erasures), ("erased", erased == other.erased),
            ("clocks", clocks == other.clocks), ("outcomes", outcomes == other.outcomes),
        ]
        return (duty + rest).filter { !$0.1 }.map(\.0)
    }

    /// What stands for each duty now.
    package var outcomes: [DutyKey: Outcome] {
        Dictionary(uniqueKeysWithValues: duties.keys.compactMap { key in outcome(key, at: moment).map { (key, $0) } })
    }
}
