// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// One field of a form, ready to be drawn; see the part `formField`.
struct FormField: Sendable {
    struct Option: Sendable {
        let optionID: String
        let optionValue: String
        let optionLabel: String
        let optionHint: String?
        let isChosen: Bool
    }

    enum Kind: Hashable, Sendable { case line, area, radios, ticks, pick, time, file }

    /// Also its name in the form.
    let id: String
    let label: String
    let fieldHint: String?
    let fieldTrouble: String?
    /// The ids of hint and problem, if there are any.
    let describedBy: String?
    let value: String
    /// Of a line: `text`, `password`, `number`.
    let inputType: String
    let options: [Option]
    /// The parts of a time.
    let date: String
    let hour: String
    let zone: String
    let isTall: Bool
    let isStacked: Bool
    let isLine: Bool
    let isArea: Bool
    let isRadios: Bool
    let isTicks: Bool
    let isPick: Bool
    let isTime: Bool
    let isFile: Bool
}

/// What may be chosen.
struct FormChoice: Sendable {
    let value: String
    let label: String
    let hint: String?

    init(_ value: String, _ label: String, hint: String? = nil) {
        self.value = value
        self.label = label
        self.hint = hint
    }
}

/// Makes the fields of one form: with what somebody filled in and what is wrong with it, if they sent it already.
struct FormFill: Sendable {
    let form: DeskForm?
    let problems: [FormProblem]

    init(_ form: DeskForm? = nil, problems: [FormProblem] = []) {
        self.form = form
        self.problems = problems
    }

    func line(_ id: String, _ label: String, hint: String? = nil, value: String = "", type: String = "text")
        -> FormField
    {
        field(id, label, .line, hint: hint, value: form?.raw(id) ?? value, type: type)
    }

    func area(_ id: String, _ label: String, hint: String? = nil, value: String = "", isTall: Bool = false) -> FormField
    {
        field(id, label, .area, hint: hint, value: form?.raw(id) ?? value, isTall: isTall)
    }

    func radios(
        _ id: String, _ label: String, _ choices: [FormChoice], hint: String? = nil, chosen: String? = nil,
        isStacked: Bool = true
    ) -> FormField {
        field(
            id, label, .radios, hint: hint, options: options(id, choices, [form?[id] ?? (form == nil ? chosen : nil)]),
            isStacked: isStacked)
    }

    func ticks(
        _ id: String, _ label: String, _ choices: [FormChoice], hint: String? = nil, chosen: [String] = []
    ) -> FormField {
        field(id, label, .ticks, hint: hint, options: options(id, choices, form?.all(id) ?? chosen), isStacked: true)
    }

    func pick(
        _ id: String, _ label: String, _ choices: [FormChoice], hint: String? = nil, chosen: String? = nil
    ) -> FormField {
        field(id, label, .pick, hint: hint, options: options(id, choices, [form?[id] ?? chosen]))
    }

    func time(_ id: String, _ label: String, hint: String? = nil, value: AssertedTime? = nil, zone: String) -> FormField
    {
        let text = value.map { RFC3339.write($0.instant, offsetMinutes: $0.offsetMinutes) } ?? ""
        let hour = value?.precision == .second ? String(text.dropFirst(11).prefix(5)) : ""
        return field(
            id, label, .time, hint: hint, date: form?.raw("\(id)-date") ?? String(text.prefix(10)),
            hour: form?.raw("\(id)-time") ?? hour,
            zone: form?.raw("\(id)-zone") ?? (text.isEmpty ? zone : String(text.suffix(6))))
    }

    func file(_ id: String, _ label: String, hint: String? = nil) -> FormField { field(id, label, .file, hint: hint) }

    private func options(_ id: String, _ choices: [FormChoice], _ chosen: [String?]) -> [FormField.Option] {
        choices.enumerated().map { index, choice in
            FormField.Option(
                optionID: index == 0 ? id : "\(id)-\(index)", optionValue: choice.value, optionLabel: choice.label,
                optionHint: choice.hint, isChosen: chosen.contains(choice.value))
        }
    }

    private func field(
        _ id: String, _ label: String, _ kind: FormField.Kind, hint: String?, value: String = "", type: String = "text",
        options: [FormField.Option] = [], date: String = "", hour: String = "", zone: String = "", isTall: Bool = false,
        isStacked: Bool = false
    ) -> FormField {
        let trouble = problems.first { $0.field == id }?.sentence
        let described = [hint.map { _ in "\(id)-hint" }, trouble.map { _ in "\(id)-problem" }].compactMap(\.self)
        return FormField(
            id: id, label: label, fieldHint: hint, fieldTrouble: trouble,
            describedBy: described.isEmpty ? nil : described.joined(separator: " "), value: value, inputType: type,
            options: options, date: date, hour: hour, zone: zone, isTall: isTall, isStacked: isStacked,
            isLine: kind == .line, isArea: kind == .area, isRadios: kind == .radios, isTicks: kind == .ticks,
            isPick: kind == .pick, isTime: kind == .time, isFile: kind == .file)
    }
}

extension DeskForm {
    /// A date, a time of day and an offset as ``FormFill/time(_:_:hint:value:zone:)`` asks them; a day alone is a day.
    ///
    /// - Throws: A problem at the field, if what stands there is no time.
    func time(_ id: String) throws(FormProblem) -> AssertedTime? {
        guard let date = self["\(id)-date"] else {
            guard self["\(id)-time"] == nil else { throw FormProblem(id, "Enter the day, too.") }
            return nil
        }
        let zone = self["\(id)-zone"] ?? "+00:00"
        let hour = self["\(id)-time"].map { "T\($0.utf8.count == 5 ? "\($0):00" : $0)" } ?? ""
        guard let time = AssertedTime("\(date)\(hour)\(zone)") else {
            throw FormProblem(
                id, "You entered \(date) \(self["\(id)-time"] ?? "") \(zone). Write it as 2024-03-31, 18:00 and +03:00."
            )
        }
        return time
    }

    func require(time id: String, or sentence: String) throws(FormProblem) -> AssertedTime {
        guard let time = try time(id) else { throw FormProblem(id, sentence) }
        return time
    }

    /// One thing to a line.
    func lines(_ id: String) -> [String] {
        raw(id).split(separator: "\n").map { String($0).trimmed }.filter { !$0.isEmpty }
    }
}
