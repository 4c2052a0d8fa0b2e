// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

extension MessageDraft.Kind {
    /// How much a kind of text needs an element.
    package enum Need: Hashable, Sendable {
        case required, wished, leftOut
    }

    /// The table of anatomy; slots that are no element of it are wished nowhere.
    package func need(for slot: MessageDraft.Slot) -> Need {
        guard let column = MessageDraft.Slot.elements.firstIndex(of: slot) else { return .leftOut }
        let marks = Array(row.utf8)
        switch marks[column] {
        case UInt8(ascii: "+"): return .required
        case UInt8(ascii: "o"): return .wished
        default: return .leftOut
        }
    }

    /// `+` required, `o` wished, `-` left out, in the order of ``MessageDraft/Slot/elements``.
    private var row: String {
        switch self {
        case .neutral: "o----++-o---"
        case .person: "++++++++++++"
        case .liaison: "+++++o-+++o+"
        case .organisation: "++++++++++++"
        case .publicShort: "+-++++------"
        case .publicLong: "+-++++ooooo-"
        case .publicFull: "+++++++++++-"
        case .update: "++o+++oooo+o"
        case .retraction: "++-+++-oo+oo"
        case .allClear: "++o+++-oo+o-"
        case .ranOut: "++o+++-++++o"
        case .review: "++--++-+o++-"
        }
    }

    /// Orders in which readers expect the elements; any of them will do. Time goes where its sentence puts it.
    var orders: [[MessageDraft.Slot]] {
        switch self {
        case .neutral: [[.sender, .action]]
        case .person: [[.sender, .hazard, .place, .action, .law, .measures, .next, .confirm]]
        case .liaison: [[.sender, .hazard, .notKnown, .confirm]]
        case .organisation: [[.sender, .hazard, .place, .action, .help, .next, .confirm]]
        case .publicShort:
            [
                [.sender, .hazard, .action, .place], [.sender, .hazard, .place, .action],
                [.sender, .action, .hazard, .place],
            ]
        case .publicLong: [[.sender, .hazard, .place, .action, .next]]
        case .publicFull: [[.sender, .hazard, .place, .action]]
        case .update, .retraction, .allClear, .ranOut, .review: [[.sender, .statement, .action]]
        }
    }
}

extension MessageDraft.Slot {
    /// The columns of the table: W R H P T A B K G S N C.
    static let elements: [MessageDraft.Slot] = [
        .sender, .reference, .hazard, .place, .time, .action, .actBy, .notKnown, .genuine, .help, .next, .confirm,
    ]

    /// As a sentence calls it.
    package var name: String {
        switch self {
        case .headline: "headline"
        case .sender: "who says it"
        case .reference: "reference"
        case .hazard: "danger"
        case .place: "place"
        case .time: "time"
        case .action: "what to do"
        case .actBy: "by when to act"
        case .notKnown: "what is not known"
        case .genuine: "how to check it"
        case .help: "help"
        case .next: "next message"
        case .confirm: "how to confirm"
        case .law: "no arms, no revenge"
        case .measures: "what we can do"
        case .statement: "what this message says of the one before"
        case .other: "other words"
        }
    }
}
