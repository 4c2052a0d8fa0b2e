// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension Case {
    mutating func receive(_ act: ReceiveReport, in context: Context) -> [Consequence] {
        let id = ReportID(context.entry)
        reports[id] = Report(id: id, received: act)
        return reevaluation + textChecks
    }

    mutating func grade(_ act: GradeReport) throws(Refusal) -> [Consequence] {
        guard reports[act.report] != nil else { throw .nothing("report in this case") }
        reports[act.report]?.grade = act.grade
        return reevaluation
    }

    /// The report's own entries come with it when the case is loaded.
    mutating func assign(_ act: AssignReport) -> [Consequence] {
        reevaluation + textChecks
    }

    /// New reports and grades open every determination again (E3).
    var reevaluation: [Consequence] { victims.keys.sorted().map(Consequence.evaluate) }

    /// A new protected text may lie in a draft that was clean before.
    private var textChecks: [Consequence] {
        warnings.values.filter { !$0.isReleased && !$0.texts.isEmpty }.map(\.id).sorted()
            .map(Consequence.checkTexts)
    }
}
