// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
import TocsinFormats

extension Desk {
    /// The rows of a release: guarded by the store, carried to recipients, and standing on the feed.
    func release(_ id: WarningID, in folded: Case, at moment: Timestamp, now: Timestamp) throws -> [Change] {
        guard let warning = folded.warnings[id], let audience = warning.audience, let release = warning.gate.release else {
            return []
        }
        let (contents, people, emergency): (Digest, [PersonID], Bool) =
            switch release {
            case .byTwo(let contents, let first, let second, _): (contents, [first, second], false)
            case .emergency(let contents, let person, _, _): (contents, [person], true)
            }
        var changes: [Change] = [
            .release(
                ReleaseRow(
                    warning: id, caseID: folded.id, contents: contents, practice: folded.isPractice,
                    emergency: emergency, by: people, at: now, expires: audience.until.instant))
        ]
        if !audience.recipients.isEmpty {
            changes.append(
                .fanOut(FanOut(warning: id, caseID: folded.id, message: .warning, practice: folded.isPractice, at: now)))
        }
        if let replaced = warning.drafted.replaces {
            changes.append(.publicationEnded(replaced, how: "replaced", at: moment))
        }
        if audience.feed { changes.append(.published(try publication(of: warning, in: folded, notice: nil, at: moment))) }
        return changes
    }

    /// A fixed notice: to everyone who was sent the warning, and on the feed if it stood there.
    func notify(_ id: WarningID, _ notice: Notice, in folded: Case, at moment: Timestamp, now: Timestamp) throws -> [Change] {
        guard let warning = folded.warnings[id], let audience = warning.audience else { return [] }
        var changes: [Change] = []
        if !audience.recipients.isEmpty {
            changes.append(
                .fanOut(
                    FanOut(warning: id, caseID: folded.id, message: .notice(notice), practice: folded.isPractice, at: now)))
        }
        if audience.feed {
            changes.append(.publicationEnded(id, how: notice.rawValue, at: moment))
            changes.append(.published(try publication(of: warning, in: folded, notice: notice, at: moment)))
        }
        return changes
    }

    private func publication(of warning: Warning, in folded: Case, notice: Notice?, at moment: Timestamp) throws -> Publication {
        guard let audience = warning.audience else { throw Refusal.nothing("audience") }
        let number = notice == nil ? 0 : warning.notices.count
        let until = warning.window?.until ?? audience.until.instant
        let page = PublicAlert(
            warning: warning.id, practice: folded.isPractice, sender: settings.name, zoneMinutes: folded.zoneMinutes,
            from: audience.from.instant, until: until, area: audience.area,
            texts: warning.texts.keys.sorted().compactMap { warning.texts[$0] }, notice: notice)
        let name = publicationName(warning.id, number: number)
        return Publication(
            id: name, warning: warning.id, practice: folded.isPractice, at: moment, until: until,
            ended: notice.flatMap { $0 == .extended || $0 == .underReview ? nil : $0.rawValue },
            cap: try CAPWriter.write(message(warning, page, notice: notice, number: number, name: name, in: folded, at: moment)),
            page: try CanonicalEncoder.encode(page))
    }

    /// The CAP document that a release would publish at this moment; `nil` if it goes on no feed.
    package func preview(_ id: WarningID, in folded: Case, at moment: Timestamp) throws -> [UInt8]? {
        guard let warning = folded.warnings[id], let audience = warning.audience, audience.feed else { return nil }
        return try publication(of: warning, in: folded, notice: nil, at: moment).cap
    }

    /// The name of one document of an alert; follows from the warning, so that an update can name what it updates.
    package func publicationName(_ warning: WarningID, number: Int) -> PublicationID {
        let digest = vault.index(["\(warning)", "\(number)"], purpose: "publication")
        return PublicationID(bytes: digest.bytes.prefix(16)) ?? PublicationID(warning)
    }

    private func message(
        _ warning: Warning, _ page: PublicAlert, notice: Notice?, number: Int, name: PublicationID, in folded: Case,
        at moment: Timestamp
    ) throws -> CAPMessage {
        CAPMessage(
            identifier: "\(name)", sender: settings.capSender,
            sent: CAPTime(moment, offsetMinutes: page.zoneMinutes),
            status: page.practice ? .exercise : .actual, messageType: messageType(warning, notice), scope: .public,
            note: page.practice ? "Practice. Nothing here is happening." : nil,
            references: references(warning, number: number, in: folded),
            infos: page.texts.map { info($0, warning, page, notice: notice, at: moment) })
    }

    private func messageType(_ warning: Warning, _ notice: Notice?) -> CAPMessage.MessageType {
        switch notice {
        case nil: warning.drafted.replaces == nil ? .alert : .update
        case .underReview, .timeRanOut, .extended, .lapsed: .update
        case .withdrawn, .retracted: .cancel
        }
    }

    /// The document before this one, of this warning or of the one it replaces.
    private func references(_ warning: Warning, number: Int, in folded: Case) -> [CAPMessage.Reference] {
        let zone = folded.zoneMinutes
        if number > 0, let released = warning.gate.releasedAt {
            let sent = number == 1 ? released : warning.notices[number - 2].at
            return [
                CAPMessage.Reference(
                    sender: settings.capSender, identifier: "\(publicationName(warning.id, number: number - 1))",
                    sent: CAPTime(sent, offsetMinutes: zone))
            ]
        }
        guard let replaced = warning.drafted.replaces.flatMap({ folded.warnings[$0] }), let released = replaced.gate.releasedAt
        else { return [] }
        return [
            CAPMessage.Reference(
                sender: settings.capSender,
                identifier: "\(publicationName(replaced.id, number: replaced.notices.count))",
                sent: CAPTime(replaced.notices.last?.at ?? released, offsetMinutes: zone))
        ]
    }

    private func info(
        _ text: WriteText, _ warning: Warning, _ page: PublicAlert, notice: Notice?, at moment: Timestamp
    ) -> CAPMessage.Info {
        let isLifeThreat = warning.drafted.priority == .lifeThreat
        let band = page.practice ? "PRACTICE. " : ""
        let words = notice.map { $0.words(language: text.language) }
        return CAPMessage.Info(
            language: text.language, categories: [.security], event: "Threat to people",
            responseTypes: notice == nil ? [.avoid, .monitor] : [.monitor],
            urgency: isLifeThreat ? .immediate : .expected, severity: isLifeThreat ? .extreme : .severe,
            certainty: .possible,
            effective: page.from > moment ? CAPTime(page.from, offsetMinutes: page.zoneMinutes) : nil,
            expires: CAPTime(
                notice == nil ? page.until : max(page.until, moment + .days(1)), offsetMinutes: page.zoneMinutes),
            senderName: page.sender, headline: band + (words?.headline ?? text.headline),
            description: band + (words.map { "\($0.text) \(text.headline)" } ?? [text.danger, text.place, text.time].joined(separator: " ")),
            instruction: (words == nil ? text.actions.joined(separator: " ") + " " : "") + text.check,
            web: "\(settings.publicAddress)\(page.practice ? "/practice" : "")/alerts/\(warning.id)", contact: text.help.isEmpty ? nil : text.help,
            areas: [area(page.area, text)])
    }

    private func area(_ area: AlertArea?, _ text: WriteText) -> CAPMessage.Area {
        CAPMessage.Area(
            areaDesc: area?.description ?? (text.place.isEmpty ? "See the text" : text.place),
            polygons: area?.polygon.flatMap(points).map { [CAPMessage.Polygon(points: $0)] } ?? [],
            circles: area?.circle.flatMap(circle).map { [$0] } ?? [])
    }

    private func points(_ text: String) -> [CAPMessage.Point]? {
        let points = text.split(separator: " ").map { pair -> CAPMessage.Point? in
            let numbers = pair.split(separator: ",").compactMap { Double($0) }
            guard numbers.count == 2 else { return nil }
            return CAPMessage.Point(latitudeDegrees: numbers[0], longitudeDegrees: numbers[1])
        }
        return points.contains(nil) ? nil : points.compactMap(\.self)
    }

    private func circle(_ text: String) -> CAPMessage.Circle? {
        let parts = text.split(separator: " ")
        guard parts.count == 2, let center = points(String(parts[0]))?.first, let radius = Double(parts[1]) else { return nil }
        return CAPMessage.Circle(center: center, radiusMetres: Int(radius * 1_000))
    }
}

extension Case {
    /// The offset of the place of danger, in minutes; UTC if the case names none.
    package var zoneMinutes: Int { opened.zone.flatMap(RFC3339.readOffset) ?? 0 }
}
