// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What the desk knows beside the words of a draft. What is `nil` is not known, and what needs it is not checked.
package struct MessageContext: Hashable, Sendable {
    /// Names of the body that releases, as they may be written; any of them will do.
    package var body: [String]?
    package var facts: MessageFacts?
    package var now: Timestamp?
    /// Of the readers' clocks, now.
    package var offsetMinutes = 0
    package var clockChange: ClockChange?
    /// When the text is expected to arrive.
    package var arrives: Timestamp?
    /// Numbers and addresses that readers can find without us.
    package var publicContacts: [String]?
    /// Domains that are our own.
    package var domains: [String]?
    /// Abbreviations that every reader here knows.
    package var abbreviations: Set<String> = []
    /// The other texts of this warning.
    package var siblings: [MessageDraft]?
    /// The end that the machine-readable alert states.
    package var expires: AssertedTime?
    /// Names of places inside the area of danger.
    package var dangerPlaces: [String]?
    /// The same place in several languages: language to name.
    package var gazetteer: [[String: String]]?
    package var route: MessageRoute?
    package var log: MessageLog?
    /// What stands ready to follow this warning.
    package var companions: [MessageCompanion]?
    /// Whether the policy asks for the sentence against arms and revenge.
    package var lawLineRequired = false
    /// For a notice: the fixed words that it must hold.
    package var fixedText: String?
    /// Whether an exercise would reach people who are not in it.
    package var reachesLiveAudience: Bool?

    package init() {}
}

/// Clocks go forward or back.
package struct ClockChange: Hashable, Sendable {
    package let at: Timestamp
    package let offsetBefore: Int
    package let offsetAfter: Int

    package init(at: Timestamp, offsetBefore: Int, offsetAfter: Int) {
        self.at = at
        self.offsetBefore = offsetBefore
        self.offsetAfter = offsetAfter
    }
}

/// Values that people approved for this warning.
package struct MessageFacts: Hashable, Sendable {
    package struct Person: Hashable, Sendable {
        package enum Role: String, Hashable, Sendable {
            /// Gets this text.
            case recipient
            /// Hands it over.
            case server
            case other
        }

        package let name: String
        package let role: Role

        package init(_ name: String, _ role: Role) {
            self.name = name
            self.role = role
        }
    }

    /// Texts whose numbers, times and names may be said.
    package var approved: [String]?
    package var people: [Person]?
    /// Words that give the case away: its name, an operation.
    package var caseWords: [String] = []
    /// What the case holds as promised: one measure each.
    package var measures: [String]?

    package init(
        approved: [String]? = nil, people: [Person]? = nil, caseWords: [String] = [], measures: [String]? = nil
    ) {
        self.approved = approved
        self.people = people
        self.caseWords = caseWords
        self.measures = measures
    }
}

package struct MessageRoute: Hashable, Sendable {
    /// As the recipient's screen shows it.
    package var senderName: String?
    package var fileName: String?
    /// A sound could betray the phone.
    package var isHiddenPhone: Bool
    /// The only way by which this text goes.
    package var isOnlyWay: Bool

    package init(
        senderName: String? = nil, fileName: String? = nil, isHiddenPhone: Bool = false, isOnlyWay: Bool = false
    ) {
        self.senderName = senderName
        self.fileName = fileName
        self.isHiddenPhone = isHiddenPhone
        self.isOnlyWay = isOnlyWay
    }
}

/// What went before to the same audience.
package struct MessageLog: Hashable, Sendable {
    package struct Sent: Hashable, Sendable {
        package let at: Timestamp
        package let text: String

        package init(at: Timestamp, text: String) {
            self.at = at
            self.text = text
        }
    }

    package var sent: [Sent]
    /// How many people were warned, and how many this text reaches.
    package var warned: Int?
    package var reached: Int?
    /// When the danger begins.
    package var dangerFrom: Timestamp?

    package init(sent: [Sent] = [], warned: Int? = nil, reached: Int? = nil, dangerFrom: Timestamp? = nil) {
        self.sent = sent
        self.warned = warned
        self.reached = reached
        self.dangerFrom = dangerFrom
    }
}

/// A text that stands ready to follow a warning.
package struct MessageCompanion: Hashable, Sendable {
    /// What must be ready before a warning goes out.
    package static let kinds: [MessageDraft.Kind] = [.update, .retraction, .ranOut, .review]

    package let kind: MessageDraft.Kind
    package let language: String
    package let channel: MessageDraft.Channel

    package init(_ kind: MessageDraft.Kind, language: String, channel: MessageDraft.Channel) {
        self.kind = kind
        self.language = language
        self.channel = channel
    }
}
