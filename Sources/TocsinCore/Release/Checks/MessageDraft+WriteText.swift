// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension MessageDraft {
    /// What a warning's text has no field for.
    package struct Extras: Hashable, Sendable {
        package var reference: String?
        package var actBy: String?
        package var notKnown: String?
        package var next: String?
        package var confirm: String?
        package var statement: String?

        package init(
            reference: String? = nil, actBy: String? = nil, notKnown: String? = nil, next: String? = nil,
            confirm: String? = nil, statement: String? = nil
        ) {
            self.reference = reference
            self.actBy = actBy
            self.notKnown = notKnown
            self.next = next
            self.confirm = confirm
            self.statement = statement
        }
    }

    /// A written text of a warning, with what the desk adds when it sends it.
    ///
    /// - Parameter kind: Absent, what the audience usually gets: private a person's text, staff an organisation's,
    ///   partner a liaison's, public the full one.
    package init(
        _ text: WriteText, kind: Kind? = nil, channel: Channel, audience: AudienceClass, isExercise: Bool = false,
        extras: Extras = Extras(), context: MessageContext = MessageContext()
    ) {
        func line(_ slot: Slot, _ words: String?) -> [Passage] {
            words.map { [Passage(slot, $0, startsLine: true)] } ?? []
        }
        var passages = line(.headline, text.headline) + line(.sender, text.sender)
        passages += line(.reference, extras.reference) + line(.statement, extras.statement)
        passages += line(.hazard, text.danger) + line(.place, text.place) + line(.time, text.time)
        passages += line(.notKnown, extras.notKnown)
        passages += text.actions.flatMap { line(.action, $0) } + line(.actBy, extras.actBy)
        passages += line(.genuine, text.check) + line(.help, text.help)
        passages += line(.next, extras.next) + line(.confirm, extras.confirm)
        self.init(
            kind: kind ?? Kind(for: audience), channel: channel, language: text.language, audience: audience,
            isExercise: isExercise, passages: passages, context: context)
    }
}

extension MessageDraft.Kind {
    package init(for audience: AudienceClass) {
        self =
            switch audience {
            case .private: .person
            case .staff: .organisation
            case .partner: .liaison
            case .public: .publicFull
            }
    }
}
