// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// A report's words, for the leak check only.
struct ReportText: Sendable {
    let report: ReportID
    /// `nil` if the bytes are no text that can be searched.
    let text: ProtectedText?

    init(_ report: ReportID, _ received: ReceiveReport, raw: [UInt8]) {
        self.report = report
        let type = received.mediaType ?? "text/plain"
        let readable = type.hasPrefix("text/") || type.hasSuffix("json") || type.hasSuffix("xml")
        text = readable ? ProtectedText(raw) : nil
    }
}

extension Desk {
    /// The protected words that an act's texts must be checked against; none for acts that touch no text.
    func protectedTexts(of loaded: LoadedCase, for act: Act) async throws -> [ReportText] {
        switch act {
        case .writeText, .receiveReport, .assignReport: break
        case _: return []
        }
        var texts: [ReportText] = []
        for entry in loaded.entries {
            guard case .receiveReport(let received) = entry.act,
                let sealed = try await store.rawReport(ReportID(entry.id)), let wrapped = sealed.wrappedKey
            else { continue }
            let raw = try vault.unwrap(wrapped, for: sealed.subject)
                .open(sealed.sealed, table: "report", column: "sealed", row: "\(entry.id)")
            texts.append(ReportText(ReportID(entry.id), received, raw: raw))
        }
        return texts
    }

    /// Runs the leak check on every text of a warning, and the parity check between staff and public.
    func check(_ id: WarningID, in folded: Case, against protected: [ReportText]) -> ReportLeaks {
        guard let warning = folded.warnings[id] else {
            return ReportLeaks(warning: id, findings: [], parity: [], notChecked: [])
        }
        let readable = protected.compactMap { text in text.text.map { (report: text.report, text: $0) } }
        let vault = vault
        let check = LeakCheck(
            protected: readable, common: words.words, approved: [settings.name, settings.checkWords]
        ) { vault.index($0, purpose: "leak") }
        var findings: [LeakFinding] = []
        var notChecked = protected.filter { $0.text == nil }.map { "Report \($0.report) is no text and was not searched." }
        for text in warning.texts.keys.sorted().compactMap({ warning.texts[$0] }) {
            let report = check.check(text: text.searched)
            findings += report.hits.map { hit in
                LeakFinding(
                    hit: String("\(hit.id)".prefix(16)), kind: hit.fact?.rawValue ?? hit.kind.rawValue, report: hit.report,
                    language: text.language, ours: hit.ours.first.map { [$0.from, $0.to] } ?? [],
                    theirs: hit.theirs.first.map { [$0.from, $0.to] } ?? [])
            }
            notChecked += report.notChecked.map { "\(text.language): \($0.sentence)" }
        }
        return ReportLeaks(
            warning: id, findings: findings, parity: parity(of: warning, in: folded, check: check),
            notChecked: notChecked)
    }
}

extension WriteText {
    /// Every word that a reader will see, one part a line; hits point into this.
    package var searched: String {
        var parts = [headline, danger, place, time]
        parts += actions
        parts += [check, help]
        return parts.joined(separator: "\n")
    }
}
