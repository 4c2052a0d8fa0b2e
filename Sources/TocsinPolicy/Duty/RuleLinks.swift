// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Which rule of a pack speaks about which, by index: looked up once, because each evaluation asks a hundred times.
struct RuleLinks: Hashable, Sendable {
    /// The duty of each rule; an extension belongs to that of the threshold which it extends.
    let duty: [Int?]
    /// The rules that each rule extends or defeats.
    let targets: [[Int]]
    /// By duty.
    let thresholds: [[Int]]
    let exclusions: [[Int]]
    /// The rules that extend each rule.
    let extensions: [[Int]]
    let grounds: [Int]
    let emergencies: [Int]
    let consequences: [Int]

    init(rules: [PolicyRule], duties: [PolicyDuty]) {
        let targets = rules.map { rule in rules.indices.filter { rule.targets.contains(rules[$0].id) } }
        let duty = rules.indices.map { index in
            let owner = rules[index].kind == .extension_ ? targets[index].first.map { rules[$0] } : rules[index]
            return duties.firstIndex { $0.id == owner?.duty }
        }
        func indices(_ kind: PolicyRule.Kind) -> [Int] { rules.indices.filter { rules[$0].kind == kind } }
        let extensions = indices(.extension_)
        self.duty = duty
        self.targets = targets
        thresholds = duties.indices.map { wanted in indices(.threshold).filter { duty[$0] == wanted } }
        exclusions = duties.indices.map { wanted in indices(.exclusion).filter { duty[$0] == wanted } }
        self.extensions = rules.indices.map { index in extensions.filter { targets[$0].contains(index) } }
        grounds = indices(.waiver)
        emergencies = indices(.emergency)
        consequences = indices(.consequence)
    }
}
