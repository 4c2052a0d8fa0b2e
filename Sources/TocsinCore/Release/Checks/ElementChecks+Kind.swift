// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// MSG-06 to MSG-11: by when, how to check, help, the other elements, the kind's own sentence, the order.
extension MessageReading {
    var actBy: CheckVerdict {
        var verdict = verdict(.actBy)
        let required: Level = kind == .neutral || kind == .person || kind == .organisation ? .block : .advice
        guard let level = level(for: .actBy, required: required), !text.has(.actBy) else { return .clean }
        let hasTime = text.times.contains { $0.role == .by && text.slot(of: $0.tokens.lowerBound) == .action }
        let isAtOnce = !text.all(.atOnce, in: .action).isEmpty
        if !hasTime, !isAtOnce, judges(.actBy) || !text.has(.action) {
            verdict.find(
                level, at: text.place(of: .action), "It does not say by when to act.",
                write: "Add the hour, as 'before 8 pm today, 4 May', or 'now'.")
        }
        return verdict
    }

    var genuine: CheckVerdict {
        var verdict = verdict(.genuine)
        let required: Level = kind == .person || kind == .organisation || kind == .liaison ? .block : .advice
        guard let level = level(for: .genuine, required: required) else { return .clean }
        let way = "Send readers to a number or page that they find themselves, such as any station."
        guard text.has(.genuine) || text.mentions(.outsideCheck) else {
            verdict.find(level, "It does not say how to check that it is genuine.", write: way)
            return verdict
        }
        guard judges(.genuine), text.all(.outsideCheck).isEmpty else { return verdict }
        let links = text.links.filter { $0.place.slot == .genuine }
        let numbers = telephones(in: .genuine)
        if let circular = text.all(.circularCheck, in: .genuine).first {
            verdict.find(level, at: text.place(circular), "It can only be checked by itself.", write: way)
        } else if !links.isEmpty || !numbers.isEmpty {
            guard let known = context.publicContacts else {
                verdict.leave(unchecked: "The contacts that readers can find without us were not given.")
                return verdict
            }
            let digits = Set(known.map { $0.filter(\.isNumber) })
            let isOutside =
                links.contains { $0.isWithin(known + (context.domains ?? [])) }
                || numbers.contains { digits.contains($0.digits) }
            if !isOutside {
                verdict.find(level, at: text.place(of: .genuine), "It can only be checked by itself.", write: way)
            }
        }
        return verdict
    }

    var help: CheckVerdict {
        var verdict = verdict(.help)
        guard let level = level(for: .help, required: kind == .person ? .block : .advice) else { return .clean }
        if !text.has(.help) {
            verdict.find(level, "It does not say where help is.", write: "Add a number that answers day and night.")
        } else if judges(.help), !text.mentions(.inDanger), kind.warns {
            verdict.find(
                min(level, kind == .person ? .block : .wish), at: text.place(of: .help),
                "It does not say what to do in danger.",
                write: "Add 'In danger:' and the emergency number.")
        }
        return verdict
    }

    var otherElements: CheckVerdict {
        var verdict = verdict(.otherElements)
        let required: Level = kind.isPublic ? .advice : .block
        let asked: [(slot: Slot, list: List, instead: String)] = [
            (.notKnown, .notKnown, "Add 'We do not know' and what."),
            (.next, .nextMessage, "Add when the next message comes, as 'Next message by 1 pm'."),
            (.reference, .reference, "Add the reference of this warning."),
            (.confirm, .confirm, "Say how to confirm that it was read."),
        ]
        for (slot, list, instead) in asked {
            let isThere = text.has(slot) || text.mentions(list) || (slot == .reference && hasReference)
            if !isThere {
                verdict.find(level(for: slot, required: required), "It lacks: \(slot.name).", write: instead)
            }
        }
        return verdict
    }

    /// A code, or words that name a message.
    private var hasReference: Bool { text.mentions(.whichMessage) || !MessageValues(self).codes.isEmpty }

    var statement: CheckVerdict {
        var verdict = verdict(.statement)
        guard !kind.warns, kind != .neutral else { return .clean }
        guard judges(.statement) else { return verdict }
        let isNamed = text.mentions(.whichMessage) || text.has(.reference)
        func need(_ isThere: Bool, _ problem: String, _ instead: String) {
            if !isThere { verdict.find(.block, at: text.place(of: .statement), problem, write: instead) }
        }
        switch kind {
        case .update:
            need(isNamed, "It does not say which message it updates.", "Add 'update to our message of' and its time.")
            need(text.mentions(.changed), "It does not say what changed.", "Add 'Changed:' and 'Same:'.")
        case .retraction:
            need(
                isNamed, "It does not say which message was wrong.",
                "Write 'our message of', its time, and what it was about.")
            need(
                text.mentions(.wrong), "It does not say that the message was wrong.",
                "Write 'was wrong', or 'we no longer hold it'.")
            need(
                text.mentions(.resume) || text.has(.action), "It does not say what to do now.",
                "Say what readers can do again, as 'You are safe to leave your shelter'.")
        case .allClear:
            need(isOverSaid, "It does not say that the danger is over.", "Write 'the danger is over'.")
            need(text.mentions(.resume), "It does not say what to do again.", "Write 'You can go home', or its like.")
        case .ranOut:
            need(
                text.mentions(.notOver) || isNotOverSaid, "It does not say that nobody declared the danger over.",
                "Write 'The danger has not been declared over'.")
            need(
                text.mentions(.precautions), "It does not say to keep the precautions.",
                "Write 'Keep your precautions'.")
        case .review:
            let isFixed = context.fixedText.map { !ranges(of: $0).isEmpty }
            need(
                isFixed ?? (text.mentions(.underReview) && text.mentions(.precautions)),
                "It differs from the fixed notice.",
                context.fixedText ?? "Write 'is under review' and 'Keep your precautions'.")
        case .neutral, .person, .liaison, .organisation, .publicShort, .publicLong, .publicFull: break
        }
        return verdict
    }

    private var isOverSaid: Bool { sayings(of: .over).contains { !text.isNegated($0) } }

    private var isNotOverSaid: Bool { sayings(of: .over).contains(where: text.isNegated) }

    /// Where a list speaks of the danger in the same sentence.
    func sayings(of list: List) -> [Range<Int>] {
        text.all(list).filter { text.mentions(.danger, within: text.sentence(of: $0.lowerBound)) }
    }

    var order: CheckVerdict {
        var verdict = CheckVerdict()
        var seen: [Slot] = []
        for passage in draft.passages where !seen.contains(passage.slot) { seen.append(passage.slot) }
        let faults = kind.orders.map { order -> Slot? in
            let places = order.compactMap { slot in seen.firstIndex(of: slot).map { (slot, $0) } }
            return zip(places, places.dropFirst()).first { $0.1 > $1.1 }?.1.0
        }
        guard !faults.isEmpty, !faults.contains(nil), let slot = faults.first ?? nil, let order = kind.orders.first
        else {
            return verdict
        }
        let names = order.filter(seen.contains).map(\.name).joined(separator: ", ")
        verdict.find(
            .advice, at: text.place(of: slot), "'\(slot.name)' comes earlier than readers expect it.",
            write: "Order it: \(names).")
        return verdict
    }
}
