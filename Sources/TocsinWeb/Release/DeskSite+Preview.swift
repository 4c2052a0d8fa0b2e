// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    /// Made by the very renderers that will make what goes out; only the reference and the link are stand-ins.
    func previewPage(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        let warning = try await warning(request, session, what: "a preview of a warning")
        let cap = try desk.preview(warning.warning.id, in: warning.folded, at: warning.reading.now)
        return try page(
            "preview", await frame(warning.reading), try PreviewPage(warning, cap: cap, desk: desk.settings),
            TextParts(warning.warning.texts.inOrder), SignCase(warning))
    }
}

/// The variables of `preview`: each way as it will go out.
struct PreviewPage: Sendable {
    struct Way: Sendable {
        let wayLabel: String
        let wayCount: String
        let waySubject: String
        let wayText: String
        let wayLang: String
    }

    let warningPath: String
    let warningTitle: String
    let previewCount: String
    let ways: [Way]
    let cover: String
    let cap: String
    let isPublic: Bool
    let notices: [NoticeWords]

    init(_ reading: WarningReading, cap: [UInt8]?, desk: DeskSettings) throws {
        (warningPath, warningTitle) = (reading.path, "Warning \(reading.number)")
        let count = reading.count
        previewCount = count.line
        let renderer = try PageRenderer()
        var ways: [Way] = []
        for text in reading.warning.texts.inOrder {
            for channel in [ChannelKind.email, .webhook, .byHand] where count.ways[channel] != nil {
                // A mail is the same in each language: it brings the link alone.
                if channel == .email, ways.contains(where: { $0.wayLabel == channel.label }) { continue }
                let rendered = try renderer.render(PreviewPage.message(text, reading, channel, .full, desk: desk))
                ways.append(
                    Way(
                        wayLabel: channel == .email
                            ? channel.label : "\(channel.label), \(LanguageName(text.language).language)",
                        wayCount: AudienceCount.people(count.ways[channel] ?? 0), waySubject: rendered.subject,
                        wayText: rendered.plainText.reveal(), wayLang: rendered.language))
            }
        }
        if count.neutral > 0, let text = reading.warning.texts.inOrder.first {
            let rendered = try renderer.render(PreviewPage.message(text, reading, .email, .neutral, desk: desk))
            ways.append(
                Way(
                    wayLabel: "“Please call us”, where no route is cleared",
                    wayCount: AudienceCount.people(count.neutral),
                    waySubject: rendered.subject, wayText: rendered.plainText.reveal(), wayLang: rendered.language))
        }
        self.ways = ways
        cover =
            "A message for you. It is from \(desk.name) and meant for you alone. The button “Show the message” comes first."
        self.cap = cap.map { String(decoding: $0, as: UTF8.self) } ?? ""
        isPublic = cap != nil
        notices = NoticeWords.companions
    }

    private static func message(
        _ text: WriteText, _ reading: WarningReading, _ channel: ChannelKind, _ form: ContactForm, desk: DeskSettings
    ) -> OutgoingMessage {
        OutgoingMessage(
            warning: reading.warning.id, body: .warning(text), channel: channel, form: form, language: text.language,
            practice: reading.folded.isPractice, desk: desk.name, check: desk.checkWords, reference: "4K7Q-92MT",
            link: form == .full && channel == .email ? Confidential("\(desk.publicAddress)/m/…") : nil)
    }
}
