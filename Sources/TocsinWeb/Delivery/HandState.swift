// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// How far a delivery by hand has got. Each step is kept at the desk as it is done, for whoever does it; only the last
/// one is an act.
struct HandState: Hashable, Sendable {
    enum Step: String, CaseIterable, Sendable {
        case safe, identify, say, readBack = "read_back", ask, result

        var number: Int { (Step.allCases.firstIndex(of: self) ?? 0) + 1 }
    }

    /// What a button of a step says.
    enum Answer: String, Sendable {
        case safe, identified, heard
        case saidBack = "said_back"
        case notSaidBack = "not_said_back"
        case asked, record, back
        case refused
        case notFound = "not_found"
        case notSafe = "not_safe"
        case help
    }

    private(set) var step = Step.safe
    private(set) var how = ""
    private(set) var identifiedBy = ""
    private(set) var readBack: Bool?
    private(set) var answer = ""
    private(set) var result = DeliverByHand.Result.told
    /// They asked for help at the door.
    var helpAsked = false

    init() {}

    /// As it was kept.
    init(_ kept: DeskForm) {
        step = kept["step"].flatMap(Step.init) ?? .safe
        how = kept["how"] ?? ""
        identifiedBy = kept["identified_by"] ?? ""
        readBack = kept["read_back"].map { $0 == "yes" }
        answer = kept["answer"] ?? ""
        result = kept["result"].flatMap(DeliverByHand.Result.init) ?? .told
        helpAsked = kept["help"] == "yes"
        // What they are warned of is shown to nobody before it is known who they are.
        if identifiedBy.isEmpty, result == .told, step.number > Step.identify.number { step = .identify }
    }

    var kept: DeskForm {
        DeskForm([
            ("step", step.rawValue), ("how", how), ("identified_by", identifiedBy), ("answer", answer),
            ("result", result.rawValue),
            ("read_back", readBack.map { $0 ? "yes" : "no" } ?? ""), ("help", helpAsked ? "yes" : ""),
        ])
    }

    /// Whether what they are warned of may stand on the page.
    var mayShowText: Bool { !identifiedBy.isEmpty && (step == .say || step == .readBack || step == .ask) }

    /// Takes what a step answered.
    ///
    /// - Throws: ``FormProblem`` for what is missing at this step; nothing has changed.
    mutating func take(_ answered: Answer, _ form: DeskForm) throws(FormProblem) {
        switch (step, answered) {
        case (_, .notSafe): finish(.notSafe)
        case (.identify, .notFound): finish(.notFound)
        case (.say, .refused), (.readBack, .refused): finish(.refused)
        case (.safe, .safe): step = .identify
        case (.identify, .identified):
            let how = try form.require("how", or: "Choose how you speak to them.")
            identifiedBy = try form.require(
                "identified_by", or: "Enter how you know who it is, before anything is said.")
            self.how = how
            step = .say
        case (.say, .heard): step = .readBack
        case (.readBack, .saidBack):
            (readBack, step) = (true, .ask)
        case (.readBack, .notSaidBack):
            (readBack, step) = (false, .ask)
        case (.ask, .asked):
            answer = form["answer"] ?? ""
            finish(.told)
        case (.result, .back):
            step = result == .told ? .ask : .safe
            result = .told
        case (_, .safe), (_, .identified), (_, .heard), (_, .saidBack), (_, .notSaidBack), (_, .asked), (_, .record),
            (_, .back),
            (_, .refused), (_, .notFound), (_, .help):
            // An old page: the page that fits is shown again.
            break
        }
    }

    private mutating func finish(_ result: DeliverByHand.Result) {
        self.result = result
        step = .result
    }
}
