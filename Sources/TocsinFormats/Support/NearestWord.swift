// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Finds the word somebody may have meant.
package enum NearestWord {
    /// The candidate with the fewest edits, if these are at most a third of the letters; `nil` when nothing
    /// is near.
    package static func of(_ word: String, among candidates: some Collection<String>) -> String? {
        let letters = Array(word.utf8.prefix(64))
        var best: (word: String, edits: Int)?
        for candidate in candidates.sorted() {
            let edits = distance(letters, Array(candidate.utf8.prefix(64)))
            guard edits <= max(1, max(letters.count, candidate.utf8.count) / 3) else { continue }
            if edits < best?.edits ?? .max { best = (candidate, edits) }
        }
        return best?.word
    }

    /// Levenshtein's distance; an exchange of neighbours counts as two.
    private static func distance(_ left: [UInt8], _ right: [UInt8]) -> Int {
        var row = Array(0...right.count)
        for (index, letter) in left.enumerated() {
            var diagonal = row[0]
            row[0] = index + 1
            for (column, other) in right.enumerated() {
                let change = letter == other ? diagonal : diagonal + 1
                diagonal = row[column + 1]
                row[column + 1] = min(change, diagonal + 1, row[column] + 1)
            }
        }
        return row[right.count]
    }
}
