// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// What a search found, and whether it looked at everything that this person may read.
package struct BoardSearch: Sendable {
    package let entries: [BoardEntry]
    package let isWhole: Bool
}

extension Desk {
    /// At most so many lines are opened for one search.
    package static let linesSearchedMax = 2_000

    /// Cases by their exact name, or by words of their titles; open ones first, then those that changed last. Nothing
    /// else is searched, and nothing that this person may not read.
    package func search(_ text: String, by person: Person, practice: Bool = false, limit: Int = 50) async throws
        -> BoardSearch
    {
        let reader = CaseReader(person)
        if let id = CaseID(text.lowercased()) {
            let row = try await store.boardRow(of: id, for: reader)
            return BoardSearch(entries: try await entries(row.map { [$0] } ?? [], for: person), isWhole: true)
        }
        let words = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
        guard !words.isEmpty else { return BoardSearch(entries: [], isWhole: true) }
        var (found, looked) = ([BoardEntry](), 0)
        for filter in [BoardQuestion.Filter.all, .closed] {
            var question = BoardQuestion(filter, practice: practice, limit: BoardQuestion.limitMax)
            while found.count < limit {
                let rows = try await store.board(question, for: reader, at: instruments.now())
                found += try await entries(rows, for: person).filter { $0.line?.title.holds(words) ?? false }
                looked += rows.count
                guard rows.count == question.limit else { break }
                guard looked < Desk.linesSearchedMax else {
                    return BoardSearch(entries: Array(found.prefix(limit)), isWhole: false)
                }
                question.after = rows.last?.place
            }
        }
        return BoardSearch(entries: Array(found.prefix(limit)), isWhole: found.count <= limit)
    }
}

extension String {
    /// Whether each of these words begins a word of this text.
    fileprivate func holds(_ words: [String]) -> Bool {
        let mine = lowercased().split { !$0.isLetter && !$0.isNumber }
        return words.allSatisfy { word in mine.contains { $0.hasPrefix(word) } }
    }
}
