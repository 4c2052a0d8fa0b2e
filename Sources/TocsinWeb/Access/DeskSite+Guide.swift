// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var guideRoutes: [Route] {
        [
            Route(
                .get, "/desk/help", .everybody,
                "Whom to ring, what the words and shapes mean, how to work without a mouse.", answer: guide)
        ]
    }

    private struct Guide: Sendable {
        struct RoleLine: Sendable {
            let roleName: String
            let roleWords: String
        }

        struct Word: Sendable {
            let word: String
            let meaning: String
        }

        let ring: String
        let roleLines: [RoleLine]
        let states: [ClocksPage.State]
        let outcomes: [Word]
        let evidence: [Word]
        let mine: String
        let isSignedIn: Bool
        let isOutside: Bool
    }

    /// For everybody, since whoever can't sign in needs it most. It says nothing of any case.
    private func guide(_ request: WebRequest) async throws -> WebAnswer {
        _ = try request.question([])
        let session = try await entrance.session(of: request)
        let values = Guide(
            ring: desk.settings.checkWords,
            roleLines: Role.allCases.map {
                Guide.RoleLine(roleName: $0.rawValue.uppercasedFirst, roleWords: $0.inWords)
            },
            states: ClocksPage.State.all(ClockThresholds()),
            outcomes: Outcome.allCases.map { Guide.Word(word: $0.words, meaning: $0.meaning) },
            evidence: EvidenceLevel.allCases.map { Guide.Word(word: $0.rawValue.withSpaces, meaning: $0.meaning) },
            mine: (session?.person.roles ?? []).sorted().map(\.rawValue).joined(separator: ", "),
            isSignedIn: session != nil, isOutside: session == nil)
        return try page("guide", await frame(.elsewhere, session), values)
    }
}

extension Role {
    /// What this role is trusted with.
    var inWords: String {
        switch self {
        case .intake: "Takes reports in, opens cases, adds victims, answers enquiries, delivers by hand."
        case .assessor:
            "Grades reports, sets facts with their basis, decides what is owed, writes texts, records what happened afterwards."
        case .releaser:
            "Gives the second signature to a release, accepts a leak with a reason, ends windows, releases alone in an emergency."
        case .senior:
            "Signs waivers, decides disputes, sets legal holds, looks at decisions again, and may do what the others do."
        case .administrator:
            "Lets people in and takes them out, proposes channels and packs. Reads no case and approves nothing in one."
        case .auditor: "Reads and looks at decisions again. May record dissent, and changes nothing else."
        }
    }
}

extension Outcome {
    /// What it asks of people.
    var meaning: String {
        switch self {
        case .warn: "A duty to warn was found. A clock runs until somebody named has it."
        case .warnEmergency: "Too little time for two signatures. One releaser may act; another person reviews it."
        case .enquire:
            "A fact that decides is unknown. Ask, against a clock; if nobody knows by then, the rule says what follows."
        case .waiverReview:
            "Somebody asks not to warn. The duty stands and its clock runs until a senior officer signs."
        case .waived:
            "A senior officer signed not to warn, with a ground, reasons and an end. It falls when the facts change."
        case .noDuty: "Below the threshold. Two people reached that, the second without seeing the first one's verdict."
        case .discretionary: "No duty, but advice is sensible."
        case .disrupt: "The suspect is spoken to; besides warning, never instead of it."
        case .refer: "Another body decides or delivers. Not finished until it says that it has it."
        case .publicAlert:
            "The public is warned, since those warned privately may not know more than the public at risk."
        case .dispute: "People disagree before an arbiter; meanwhile the more careful view holds."
        }
    }
}

extension EvidenceLevel {
    /// What it proves, and what it does not.
    var meaning: String {
        switch self {
        case .handedOver: "It left this desk. Nothing more."
        case .accepted: "A server on the way took it."
        case .delivered: "It lies where the person could see it."
        case .opened: "Something opened it; perhaps a program."
        case .acknowledged: "A person said: I have it."
        case .acknowledgedVerified: "The right person said it, and showed who they are."
        }
    }
}
