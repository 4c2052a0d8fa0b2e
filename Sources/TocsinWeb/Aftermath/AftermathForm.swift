// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// A form by which something is recorded afterwards; see `aftermathForm.mustache`.
struct AftermathForm: Sendable {
    struct Part: Sendable {
        let partTitle: String
        let partLead: String
        let hasLead: Bool
        let partFields: [FormField]

        init(_ title: String, _ lead: String = "", _ fields: [FormField?]) {
            partTitle = title
            partLead = lead
            hasLead = !lead.isEmpty
            partFields = fields.compactMap(\.self)
        }
    }

    let formTitle: String
    let formLead: String
    let formAction: String
    let formButton: String
    let backPath: String
    let caseCode: String
    let kept: [HiddenField]
    let parts: [Part]

    init(
        _ title: String, lead: String, action: String, button: String, reading: CaseReading, kept: [HiddenField] = [],
        parts: [Part]
    ) {
        formTitle = title
        formLead = lead
        formAction = action
        formButton = button
        backPath = reading.aftermathPath
        caseCode = reading.code
        self.kept = kept
        self.parts = parts
    }
}

extension CaseReading {
    var aftermathPath: String { "\(path)/aftermath" }

    var mayRecordAftermath: Bool { may(.recordStatement) }

    /// The events to choose from, newest first.
    var eventChoices: [FormChoice] {
        folded.ledger.events.reversed().map { FormChoice("\($0.id)", $0.act.title, hint: $0.act.stage.words) }
    }

    /// Statements to point at, newest first, each told apart by who said it.
    func statementChoices(where wanted: (RecordStatement) -> Bool = { _ in true }) -> [FormChoice] {
        folded.ledger.statements.reversed().filter { wanted($0.act) }.map { statement in
            FormChoice(
                "\(statement.id)", "\(statement.act.speaker.name): \(statement.act.content.shortened(to: 90))",
                hint: statement.act.said.map { TollTime.words($0, zoneMinutes: zone) })
        }
    }

    /// Warnings that left, to point at.
    var warningChoices: [FormChoice] {
        folded.warnings.values.filter(\.isReleased).sorted { $0.id < $1.id }.map { warning in
            FormChoice(
                "\(warning.id)", warning.headline,
                hint: warning.gate.releasedAt.map { "Released \(time($0).words)" })
        }
    }
}

extension Warning {
    /// In the first of its languages.
    var headline: String { texts.keys.sorted().first.flatMap { texts[$0]?.headline } ?? "A warning without text" }
}

extension String {
    /// At most so many characters, with a sign that more follows.
    func shortened(to count: Int) -> String { self.count <= count ? self : "\(prefix(count - 1))…" }
}

extension FormChoice {
    static let nothingChosen = FormChoice("", "Not chosen")
}
