// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// What all pages behind a link share; names follow the templates.
struct Letter: Sendable {
    let practice: Bool
    let desk: String
    let open: String
    let haveIt: String
    let needHelp: String
    let notMe: String
    let hidden: [HiddenField]
    let reference: String
    let check: String?
    let leave: String
}

/// The variables of `gone`.
struct GonePage: Sendable {
    let leave: String
}

/// The variables of `cover` and `checkfailed`, besides the letter's.
struct CoverPage: Sendable {
    let checkWord: Bool
    let checkDate: Bool
    let wrong: Bool
    let locked: Bool

    init(_ check: IdentityCheck.Kind?, verdict: IdentityVerdict? = nil) {
        checkWord = check == .word
        checkDate = check == .date
        wrong = verdict == .wrong
        locked = verdict == .locked
    }
}

/// The variables of `message`, besides the letter's and the texts.
struct MessagePage: Sendable {
    struct Notice: Sendable {
        let headline: String
        let text: String
        let at: PageTime
    }

    let notices: [Notice]
    let until: PageTime
    let answered: PageTime?
    let without: String

    init(_ link: RecipientLink, _ message: LinkMessage, desk: String) {
        let zone = message.zoneMinutes
        notices = message.notices.reversed().map { told in
            let words = told.notice.words(language: link.language)
            return Notice(headline: words.headline, text: words.text, at: PageTime(told.at, zoneMinutes: zone))
        }
        until = PageTime(message.until, zoneMinutes: zone)
        answered =
            link.acknowledgement.state == .acknowledged ? link.answered.map { PageTime($0, zoneMinutes: zone) } : nil
        without =
            "Find a number of \(desk) yourself, ring it, and say: reference \(link.reference), I have the message."
    }
}

/// The variables of `acknowledged`, besides the letter's.
struct AcknowledgedPage: Sendable {
    let at: PageTime
    let verified: Bool
    let receipt: String?
    let ring: String
}

/// The variables of `notme`, besides the letter's.
struct NotMePage: Sendable {
    let at: PageTime
}

/// The variables of `help`, besides the letter's.
struct HelpPage: Sendable {
    let at: PageTime
    let emergency: String
    let telephone: String?
    let dial: String?
}

/// What the holder of a link is shown, as it was released.
struct LinkMessage: Sendable {
    /// Their language first.
    let texts: [WriteText]
    let notices: [Told]
    let until: Timestamp
    let zoneMinutes: Int
    let help: String?

    init?(_ folded: Case, _ link: RecipientLink) {
        guard let warning = folded.warnings[link.warning], warning.isReleased, let audience = warning.audience else {
            return nil
        }
        let base = { (tag: String) in tag.prefix { $0 != "-" } }
        let rank = { (text: WriteText) in
            text.language == link.language ? 0 : base(text.language) == base(link.language) ? 1 : 2
        }
        texts = warning.texts.inOrder.enumerated()
            .sorted { (rank($0.element), $0.offset) < (rank($1.element), $1.offset) }.map(\.element)
        notices = warning.notices
        until = warning.window?.until ?? audience.until.instant
        zoneMinutes = folded.zoneMinutes
        help = texts.first.flatMap { $0.help.isEmpty ? nil : $0.help }
    }
}
