// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `tasks`.
struct TaskList: Sendable {
    struct Line: Sendable {
        let taskPath: String
        let taskTitle: String
        let taskUrgency: String
        let taskSince: PageTime
        let taskUntil: PageTime
        let taskWhy: String
    }

    let tasks: [Line]
    let isEmpty: Bool
    let countWords: String

    init(_ all: [HandTask], at now: Timestamp) {
        tasks = all.sorted { ($0.priority, $0.since) < ($1.priority, $1.since) }.map { task in
            Line(
                taskPath: "/desk/tasks/\(task.delivery)",
                taskTitle: "Task \(LinkTokens.reference(of: task.delivery)), case \(CaseReading.code(task.caseID))",
                taskUrgency: task.priority.label, taskSince: PageTime(task.since, zoneMinutes: 0),
                taskUntil: PageTime(task.until, zoneMinutes: 0),
                taskWhy: task.hold == .byHand ? "Go or ring." : "Only an officer can put this right.")
        }
        isEmpty = tasks.isEmpty
        countWords = tasks.count == 1 ? "1 task" : "\(tasks.count) tasks"
    }
}

/// The variables of `task`: one step of a delivery by hand on one screen.
struct TaskPage: Sendable {
    struct Done: Sendable {
        let doneLabel: String
        let doneSaid: String
    }

    let reference: String
    let taskAction: String
    let stepWords: String
    let hasTaskClock: Bool
    let taskClock: ClockFace?
    let personName: String
    let personWhere: String
    let isPractice: Bool
    let stepsDone: [Done]
    let isSafe: Bool
    let isIdentify: Bool
    let isSay: Bool
    let isReadBack: Bool
    let isAsk: Bool
    let isResult: Bool
    let mayLeave: Bool
    let mayCallHelp: Bool
    let helpAsked: Bool
    let emergency: String
    /// Empty until it is known who they are.
    let sayLines: [String]
    let sayLang: String
    let sayDir: String
    let how: FormField
    let identified: FormField
    let answer: FormField
    let resultWords: String
    let resultButton: String
    let warningPath: String

    init(_ hand: HandReading, _ fill: FormFill, desk: DeskSettings) {
        let (task, state, warning) = (hand.task, hand.state, hand.warning)
        reference = LinkTokens.reference(of: task.delivery)
        taskAction = "/desk/tasks/\(task.delivery)"
        stepWords = "Step \(state.step.number) of \(HandState.Step.allCases.count)"
        let clock = warning.folded.clocks.first { $0.key.hasPrefix("told:\(task.warning)") }
        taskClock = clock.map {
            ClockFace(
                $0, from: warning.warning.gate.releasedAt, at: warning.reading.now, zoneMinutes: warning.reading.zone)
        }
        hasTaskClock = taskClock != nil
        personName = hand.recipient.added.name
        let routes = hand.recipient.added.routes
        personWhere =
            routes.indices.contains(task.route)
            ? "\(routes[task.route].address) (\(routes[task.route].safeToContact.words))"
            : "No route is known. Find a way that is safe."
        isPractice = task.practice
        stepsDone = TaskPage.done(state)
        (isSafe, isIdentify, isSay) = (state.step == .safe, state.step == .identify, state.step == .say)
        (isReadBack, isAsk, isResult) = (state.step == .readBack, state.step == .ask, state.step == .result)
        mayLeave = state.step != .result
        mayCallHelp = state.mayShowText && task.message == "warning" && !state.helpAsked
        helpAsked = state.helpAsked
        let text = TaskPage.text(for: hand.recipient.added.language, in: warning.warning)
        emergency = text?.help ?? ""
        let isShown = state.mayShowText
        sayLines = isShown ? TaskPage.lines(hand, text, desk: desk) : []
        let name = LanguageName(text?.language ?? "en")
        (sayLang, sayDir) = (name.lang, name.dir)
        how = fill.radios(
            "how", "How do you speak to them?",
            ["In person", "By telephone", "Through somebody they trust"].map { FormChoice($0, $0) }, isStacked: false)
        identified = fill.line(
            "identified_by", "How do you know who it is?",
            hint: "What they showed or said: the agreed word, a card with a photo.")
        answer = fill.area(
            "answer", "What they answered",
            hint: "What will you do first? What do you know that could help? What do you need?", value: state.answer)
        (resultWords, resultButton) = TaskPage.result(state)
        warningPath = warning.path
    }

    private static func done(_ state: HandState) -> [Done] {
        var done: [Done] = []
        if state.step.number > HandState.Step.safe.number, state.result != .notSafe {
            done.append(Done(doneLabel: "Safe", doneSaid: "said yes"))
        }
        if !state.identifiedBy.isEmpty {
            done.append(Done(doneLabel: "Identified", doneSaid: "\(state.how.lowercasedFirst), \(state.identifiedBy)"))
        }
        if let readBack = state.readBack {
            done.append(Done(doneLabel: "Read back", doneSaid: readBack ? "yes" : "no"))
        }
        return done
    }

    private static func text(for language: String, in warning: Warning) -> WriteText? {
        let base = language.prefix { $0 != "-" }
        return warning.texts[language] ?? warning.texts.inOrder.first { $0.language.prefix { $0 != "-" } == base }
            ?? warning.texts["en"]
            ?? warning.texts.inOrder.first
    }

    /// Short, in the order in which they are said.
    private static func lines(_ hand: HandReading, _ text: WriteText?, desk: DeskSettings) -> [String] {
        let me =
            "I am \(hand.warning.reading.person.name) from \(desk.name). Reference \(LinkTokens.reference(of: hand.task.delivery))."
        if hand.task.message != "warning", let notice = Notice(rawValue: hand.task.message) {
            let words = notice.words(language: hand.recipient.added.language)
            return [me, "\(words.headline). \(words.text)"]
        }
        guard let text else { return [me] }
        let rest = [
            text.headline, text.danger, text.place.isEmpty ? "" : "Where: \(text.place)",
            text.time.isEmpty ? "" : "When: \(text.time)",
        ]
        return [me] + rest.filter { !$0.isEmpty } + text.actions + ["To check: \(text.check)"] + (text.help.isEmpty ? [] : [text.help])
    }

    private static func result(_ state: HandState) -> (String, String) {
        switch state.result {
        case .told:
            (
                "They were told \(state.how.lowercasedFirst). Identified by: \(state.identifiedBy). Said back: \(state.readBack ?? false ? "yes" : "no")."
                    + (state.answer.isEmpty ? "" : " They answered: \(state.answer)"), "Record: they were told"
            )
        case .refused: ("They refused to hear it.", "Record: they refused")
        case .notFound:
            ("Nobody was there, or it was not them. The next cleared way is tried at once.", "Record: not found")
        case .notSafe: ("It was not safe. Nothing was said. The next cleared way is tried at once.", "Record: not safe")
        }
    }
}
