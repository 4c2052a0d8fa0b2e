// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// One thing in which staff are better warned than the public.
package struct ParityFinding: Hashable, Codable, Sendable {
    /// Absent if it is about what people are asked to do.
    package let dimension: Specificity.Dimension?
    /// A level of ``Specificity``, or a strength of ``Instruction``, as it is written there.
    package let staffLevel: String
    package let publicLevel: String
    /// For the page, in whole words.
    package let sentence: String

    init(dimension: Specificity.Dimension, staff: Specificity.Stated, public: Specificity.Stated) {
        self.dimension = dimension
        staffLevel = staff.level.rawValue
        publicLevel = `public`.level.rawValue
        sentence = "Staff are told \(dimension.question)\(staff.manner); the public is\(`public`.contrast)."
    }

    init(staff: Instruction, public: Instruction) {
        dimension = nil
        staffLevel = staff.strength.rawValue
        publicLevel = `public`.strength.rawValue
        let others =
            `public`.words.isEmpty ? "the public is asked for nothing" : "the public: \"\(`public`.words)\""
        sentence = "Staff are asked for more: \"\(staff.words)\"; \(others)."
    }
}

/// Parity wants the public told more, and the leak check found just those words in a report. People decide.
package struct ParityConflict: Hashable, Codable, Sendable {
    package let dimension: Specificity.Dimension
    package let finding: ParityFinding
    /// Names of the leak hits in question.
    package let hits: [Digest]

    package var sentence: String {
        "\(finding.sentence) The leak check found these words in a protected report, so neither rule "
            + "decides: say more in other words, release them, or say why the difference stands."
    }
}

extension Specificity.Dimension {
    fileprivate var question: String {
        switch self {
        case .actor: "who"
        case .place: "where"
        case .time: "when"
        case .method: "how"
        case .target: "against whom"
        }
    }
}

extension Specificity.Stated {
    fileprivate var manner: String {
        let quoted = words.isEmpty ? "" : " (\"" + words.joined(separator: "\", \"") + "\")"
        switch level {
        case .none: return ""
        case .general: return " in general\(quoted)"
        case .specific: return " exactly\(quoted)"
        }
    }

    fileprivate var contrast: String { level == .none ? " not" : manner }
}
