// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk
import TocsinFormats

/// One public alert with everything that was published about it since.
struct PublicAlertHistory: Sendable {
    /// Oldest first; never empty.
    let documents: [PublishedDocument]
    let first: PublishedDocument
    let last: PublishedDocument

    enum Standing: Hashable {
        case inForce(until: Timestamp)
        case underReview(since: Timestamp)
        /// Its time is over and nobody decided (law 10).
        case ranOut(at: Timestamp)
        case lapsed(at: Timestamp)
        case withdrawn(at: Timestamp)
        case retracted(at: Timestamp)
        case replaced(at: Timestamp)

        /// Whether people must still reckon with the danger that it speaks of.
        var isOpen: Bool {
            switch self {
            case .inForce, .underReview, .ranOut: true
            case .lapsed, .withdrawn, .retracted, .replaced: false
            }
        }
    }

    /// - Parameter newestFirst: Documents of one warning.
    init?(newestFirst documents: [PublishedDocument]) {
        guard let first = documents.last, let last = documents.first else { return nil }
        self.documents = documents.reversed()
        (self.first, self.last) = (first, last)
    }

    /// All alerts of a list, the one that was last spoken of first.
    static func all(of documents: [PublishedDocument]) -> [PublicAlertHistory] {
        var seen: Set<WarningID> = []
        let grouped = Dictionary(grouping: documents, by: \.warning)
        return documents.filter { seen.insert($0.warning).inserted }
            .compactMap { PublicAlertHistory(newestFirst: grouped[$0.warning] ?? []) }
    }

    var page: PublicAlert { first.page }
    var zoneMinutes: Int { page.zoneMinutes }

    /// How it stands. Until somebody decides otherwise, an alert whose time is over has only run out of time, also
    /// in the minutes before the desk has noticed.
    func standing(at now: Timestamp) -> Standing {
        let over = last.page.until <= now
        if last.ended == "replaced" { return .replaced(at: last.at) }
        switch last.page.notice {
        case nil, .extended: return over ? .ranOut(at: last.page.until) : .inForce(until: last.page.until)
        case .underReview: return over ? .ranOut(at: last.page.until) : .underReview(since: last.at)
        case .timeRanOut: return .ranOut(at: last.page.until)
        case .lapsed: return .lapsed(at: last.at)
        case .withdrawn: return .withdrawn(at: last.at)
        case .retracted: return .retracted(at: last.at)
        }
    }

    /// The document of another alert that takes this one's place.
    func replacement(among documents: [PublishedDocument]) -> PublishedDocument? {
        documents.last { newer in
            newer.warning != first.warning
                && newer.message.references.contains { reference in
                    self.documents.contains { "\($0.id)" == reference.identifier }
                }
        }
    }
}
