// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinPolicy

/// Acts in short: a few words in a scenario for several acts of the desk, or for one with many fields.
enum ScenarioShort {
    /// Names that the desk itself does not know.
    static let names = ["warning.release", "delivery.bounce"]

    /// Whether an act that the desk knows is written in short here: a draft with its words, or a statement without
    /// a speaker.
    static func isShort(_ kind: ActKind, _ fields: [String: ScenarioField]) -> Bool {
        switch kind {
        case .draftWarning: fields["text"] != nil || fields["window"] != nil
        case .recordStatement: fields["speaker"] == nil
        case _: false
        }
    }
}

extension ScenarioRun {
    mutating func playShort(_ name: String, _ fields: [String: ScenarioField]) async throws {
        switch name {
        case "warning.release": try await release(fields)
        case "delivery.bounce": try await bounce(fields)
        case ActKind.draftWarning.rawValue: try await draft(fields)
        case _: try await state(fields)
        }
    }

    /// `{act: warning.draft, victim, text, window, class}`: a warning with its words.
    private mutating func draft(_ given: [String: ScenarioField]) async throws {
        var fields = given
        let text = fields.removeValue(forKey: "text")
        let window = fields.removeValue(forKey: "window")?.text
        if let word = fields.removeValue(forKey: "class") { fields["audience_class"] = word }
        if fields["audience_class"] == nil, releasesToPublic(fields["victim"]?.text) {
            fields["audience_class"] = .text(AudienceClass.public.rawValue)
        }
        let warning = WarningID(try await act(.draftWarning, fields, by: fields["by"]?.text))
        windows[warning] = window
        var words: [String: ScenarioField] = ["warning": .text("\(warning)")]
        words["text"] = text
        try await act(.writeText, words, by: nil)
    }

    /// Whether a later act puts the victim's warning on the feed.
    private func releasesToPublic(_ victim: String?) -> Bool {
        scenario.acts.contains { act in
            guard case .act("warning.release", let fields, _) = act,
                ScenarioWay(fields["channel"]?.text ?? "").kind == .feed
            else { return false }
            return fields["victim"]?.text == victim
        }
    }

    /// `{act: warning.release, victim, channel}`: to the victim by this way, signed by assessor and releaser; with
    /// `emergency: true` by the releaser alone.
    private mutating func release(_ fields: [String: ScenarioField]) async throws {
        let id = try await warning(fields)
        let way = ScenarioWay(fields["channel"]?.text ?? "hand").kind
        let folded = try await desk.folded
        if folded.warnings[id]?.audience == nil {
            var audience: [String: ScenarioField] = ["warning": .text("\(id)")]
            if let window = windows[id] { audience["window"] = .text(window) }
            if way == .feed {
                audience["feed"] = .text("true")
            } else {
                let victim = folded.warnings[id]?.drafted.victims.first.flatMap { folded.victims[$0] }
                var recipient: [String: ScenarioField] = ["channel": fields["channel"] ?? .text("hand")]
                recipient["victim"] = victim.map { .text($0.added.name) }
                audience["recipients"] = .list([.text("\(try await act(.addRecipient, recipient, by: nil))")])
            }
            try await act(.chooseAudience, audience, by: nil)
        }
        if ["true", "yes"].contains(fields["emergency"]?.text) {
            let reason = fields["reason"] ?? .text("two signatures would come too late")
            try await act(.releaseEmergency, ["warning": .text("\(id)"), "reason": reason], by: fields["by"]?.text)
        } else {
            try await act(.signRelease, ["warning": .text("\(id)")], by: fields["by"]?.text ?? "assessor")
            try await act(.signRelease, ["warning": .text("\(id)")], by: "releaser")
        }
    }

    /// `{act: delivery.bounce, victim, channel}`: what was sent came back.
    private mutating func bounce(_ given: [String: ScenarioField]) async throws {
        var fields = given
        fields["reason"] = fields["reason"] ?? .text("it came back")
        try await act(.showEvidence, fields, by: fields["by"]?.text)
    }

    private func warning(_ fields: [String: ScenarioField]) async throws -> WarningID {
        var named = fields.filter { $0.key == "warning" || $0.key == "victim" }
        named["reason"] = .text("")
        let filled = try await script.filled(.haltRelease, named)
        return filled["warning"]?.text.flatMap { WarningID($0) } ?? WarningID(high: 0, low: 0)
    }
}
