// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
import TocsinPolicy

/// The words of the message checks, read once.
private let builtInWords = Result { () throws(PackError) in try TocsinCore.MessageWords.builtIn() }

extension Desk {
    /// What the message checks say of each text of a warning, by language, with what the desk adds when it sends it.
    ///
    /// - Throws: What is wrong with the program's own words.
    package func checkMessages(of warning: Warning, in folded: Case, at now: Timestamp, emergency: Bool) throws
        -> [String: CheckReport]
    {
        let words = try builtInWords.get()
        let drafts = warning.texts.mapValues { draft($0, of: warning, in: folded, at: now) }
        return drafts.mapValues { draft in
            var draft = draft
            draft.context.siblings = drafts.values.filter { $0.language != draft.language }.sorted {
                $0.language < $1.language
            }
            return MessageCheck.check(draft, words: words, emergency: emergency)
        }
    }

    private func draft(_ text: WriteText, of warning: Warning, in folded: Case, at now: Timestamp) -> MessageDraft {
        var context = MessageContext()
        context.body = [settings.name, text.sender].filter { !$0.isEmpty }
        context.now = now
        context.offsetMinutes = folded.zoneMinutes
        context.facts = MessageFacts(
            people: (warning.audience?.recipients ?? []).compactMap { folded.recipients[$0]?.added.name }.map {
                .init($0, .recipient)
            })
        let extras = MessageDraft.Extras(reference: "4K7Q-92MT", confirm: "Press: I have it.")
        return MessageDraft(
            text, channel: .page, audience: warning.drafted.audienceClass, isExercise: false, extras: extras,
            context: context)
    }
}
