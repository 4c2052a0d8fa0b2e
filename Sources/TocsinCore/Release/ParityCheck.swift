// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Compares what staff are told with what the public is told, so that nobody is warned better for being ours.
///
/// The rule behind it: whoever shares a danger with their own staff owes the same to others whom it reaches.
/// Texts may differ, with a reason; this check only says where they do. It blocks nothing by itself.
package struct ParityCheck: Sendable {
    /// One text as it is compared.
    package struct Text: Hashable, Sendable {
        /// The whole of it, in the language compared.
        package let text: String
        package let actions: [String]
        package let specificity: Specificity

        package init(text: String, actions: [String], specificity: Specificity) {
            self.text = text
            self.actions = actions
            self.specificity = specificity
        }
    }

    private let staff: Text
    private let `public`: Text

    package init(staff: Text, public: Text) {
        self.staff = staff
        self.public = `public`
    }

    /// Where the public is told less, or is asked for less, than staff.
    package var findings: [ParityFinding] {
        let dimensions = Specificity.Dimension.allCases.compactMap(finding)
        return dimensions + [instructionFinding].compactMap { $0 }
    }

    /// Where parity asks for more in a dimension and the leak check forbids just those words.
    ///
    /// Neither wins by itself: people decide, and say why.
    /// - Parameter leaks: What the leak check found in the staff text, whose words the public text would
    ///   need.
    package func conflicts(with leaks: LeakReport) -> [ParityConflict] {
        findings.compactMap { finding in
            guard let dimension = finding.dimension else { return nil }
            let places = staff.specificity[dimension].words.flatMap { staff.text.places(of: $0) }
            let hits = leaks.hits.filter { hit in
                hit.ours.contains { ours in places.contains { $0.overlaps(ours) } }
            }
            return hits.isEmpty
                ? nil : ParityConflict(dimension: dimension, finding: finding, hits: hits.map(\.id))
        }
    }

    private func finding(_ dimension: Specificity.Dimension) -> ParityFinding? {
        let (ours, theirs) = (staff.specificity[dimension], `public`.specificity[dimension])
        guard theirs.level < ours.level else { return nil }
        return ParityFinding(dimension: dimension, staff: ours, public: theirs)
    }

    private var instructionFinding: ParityFinding? {
        let (ours, theirs) = (
            Instruction.strongest(of: staff.actions), Instruction.strongest(of: `public`.actions)
        )
        guard theirs.strength < ours.strength else { return nil }
        return ParityFinding(staff: ours, public: theirs)
    }
}

extension String {
    /// Where these exact bytes stand, case by case; without overlap.
    fileprivate func places(of part: String) -> [LeakHit.Place] {
        let (text, part) = (Array(utf8), Array(part.utf8))
        guard !part.isEmpty, part.count <= text.count else { return [] }
        var (places, start) = ([LeakHit.Place](), 0)
        while start + part.count <= text.count {
            if text[start] == part[0], text[start..<(start + part.count)].elementsEqual(part) {
                places.append(LeakHit.Place(from: start, to: start + part.count))
                start += part.count
            } else {
                start += 1
            }
        }
        return places
    }
}
