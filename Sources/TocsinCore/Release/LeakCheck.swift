// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Compares a draft with the reports that it must not give away.
///
/// It finds words copied in a row, and facts that few other texts hold: names, numbers, times, dates, number
/// plates, addresses, telephone numbers, coordinates, rare words. It finds no paraphrase: whoever signs reads
/// both texts.
///
/// Time grows with the bytes of reports and draft together, whatever they hold. It works for every script;
/// see ``LeakReport/NotChecked`` for what it then cannot see.
package struct LeakCheck: Sendable {
    private let protected: [(report: ReportID, text: ProtectedText)]
    private let common: WordList
    private let approval: LeakApproval
    private let identify: @Sendable ([UInt8]) -> Digest

    /// - Parameters:
    ///   - approved: What may be said: the values of this warning, the desk's name, standing phrases. Facts
    ///     in them are no hits, nor are copied words that lie within one of them.
    ///   - identify: A keyed hash. Its key must be the desk's own, or hits could be guessed from their names.
    package init(
        protected: [(report: ReportID, text: ProtectedText)], common: WordList, approved: Set<String>,
        identify: @escaping @Sendable ([UInt8]) -> Digest
    ) {
        self.protected = protected
        self.common = common
        self.approval = LeakApproval(approved)
        self.identify = identify
    }

    /// Checks the exact bytes of one draft in one language.
    package func check(text: String) -> LeakReport {
        let bytes = Array(text.utf8)
        let draft = LeakDraft(bytes.span, common: common, approval: approval)
        var hits: [LeakHit] = []
        for (report, text) in protected {
            var search = LeakSearch(draft)
            text.read { search.read($0) }
            guard !search.foundNothing else { continue }
            hits += LeakVerdict(draft: draft, search: search, report: report, identify: identify).hits
        }
        hits.sort {
            ($0.first, $0.report, $0.id.bytes.first ?? 0) < ($1.first, $1.report, $1.id.bytes.first ?? 0)
        }
        return LeakReport(hits: hits, notChecked: draft.notChecked)
    }
}
