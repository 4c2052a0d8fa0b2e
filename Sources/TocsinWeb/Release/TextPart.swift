// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// One text of a warning, as the part `text` shows it.
struct TextPart: Sendable {
    let lang: String
    let dir: String
    let headline: String
    let sender: String
    let danger: String
    let place: String
    let time: String
    let actions: [String]
    /// Not `help` and `check`: those are names of the frames around a text.
    let getHelp: String?
    let checkIt: String?

    init(_ text: WriteText) {
        let name = LanguageName(text.language)
        (lang, dir) = (name.lang, name.dir)
        headline = text.headline
        sender = text.sender
        danger = text.danger
        place = text.place
        time = text.time
        actions = text.actions
        getHelp = text.help.isEmpty ? nil : text.help
        checkIt = text.check.isEmpty ? nil : text.check
    }
}

/// All texts of a warning, with the links to them.
struct TextParts: Sendable {
    let languages: [LanguageName]
    let severalLanguages: Bool
    let texts: [TextPart]

    init(_ texts: [WriteText]) {
        languages = texts.map { LanguageName($0.language) }
        severalLanguages = texts.count > 1
        self.texts = texts.map(TextPart.init)
    }
}
