// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TestSupport
import TocsinCore

/// One random step: what was tried, and what the machine and the model made of it, each in one line.
struct WalkStep {
    let act: String
    let machine: String
    let model: String

    /// The first word of what came of it: an effect, or the code of a refusal.
    var kind: String { String(model.prefix { $0 != " " && $0 != "|" }) }
}

enum Walk {
    static let seeds: [UInt64] = [1, 2, 20_240_322]

    /// Walks, and stops with the seed and the number of the step at the first difference.
    ///
    /// - Returns: Every kind of answer that was met on the way; a walk that misses one proves little.
    static func go(
        seed: UInt64, steps: Int = 10_000, _ step: (inout SeededGenerator) throws -> WalkStep
    ) rethrows -> Set<String> {
        var random = SeededGenerator(seed: seed)
        var seen: Set<String> = []
        for number in 0..<steps {
            let taken = try step(&random)
            seen.insert(taken.kind)
            if taken.machine != taken.model {
                Issue.record(
                    "seed \(seed), step \(number), \(taken.act): machine '\(taken.machine)', model '\(taken.model)'")
                return seen
            }
        }
        return seen
    }

    /// What an act gave: a word for its effect, or the code of its refusal.
    static func word<Effect>(_ act: () throws(Refusal) -> Effect, as name: (Effect) -> String) -> String {
        do throws(Refusal) {
            return name(try act())
        } catch {
            return error.code.rawValue
        }
    }

    static func person(_ number: UInt64) -> PersonID { PersonID(high: 0, low: number) }

    static func digest(_ number: UInt8) -> Digest { Digest([UInt8](repeating: number, count: 32)) }

    static func time(_ milliseconds: Int64) -> Timestamp { Timestamp(milliseconds: milliseconds) }
}
