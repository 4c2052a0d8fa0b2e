// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TocsinFormats

/// How a file of acts went.
package struct Replayed: Codable, Sendable {
    package let title: String?
    package let `case`: CaseID?
    package let acts: Int
    package let entries: [String: String]
    package let breaches: [Breach]
}

extension Desk {
    /// Plays a case file as practice, through the same use cases that people use.
    ///
    /// Its people are practice people, made for this file: they hold no token and can touch nothing real (law 13).
    /// Recorded time is now; asserted time is what the file says, and the case reckons with that.
    /// - Throws: ``ReplayStopped`` naming the line of the act that was refused.
    package func replay(_ file: ActFile) async throws -> Replayed {
        let people = try await enrol(file.people)
        var names: [String: String] = [:]
        var current: CaseID?
        for step in file.steps {
            do {
                guard let key = step.by, let person = people[key] else {
                    throw Refusal(.malformed, "'by' must name one of the file's people.")
                }
                let request = try self.request(step, names: names, in: current)
                let answer = try await perform(request, by: person)
                current = answer.case ?? current
                bind(answer, as: step.name, in: &names)
            } catch {
                throw ReplayStopped(line: step.line, act: step.index + 1, reason: "\(error)")
            }
        }
        let breaches = try await current.asyncMap { try await load($0).folded.breaches } ?? []
        return Replayed(title: file.title, case: current, acts: file.steps.count, entries: names, breaches: breaches)
    }

    /// The request of one step. Acts of one file belong to the case that it opened unless they say otherwise.
    package func request(_ step: ActStep, names: [String: String], in current: CaseID?) throws -> ActRequest {
        let request = try TreeDecoder.decode(ActRequest.self, from: step.filled(with: names))
        if request.caseID == nil, let current, request.act.kind != .openCase {
            return ActRequest(act: request.act, caseID: current, at: request.at)
        }
        return request
    }

    /// Names that later steps may use.
    package func bind(_ answer: ActAnswer, as name: String?, in names: inout [String: String]) {
        guard let name else { return }
        names[name] = "\(answer.id)"
        if let contents = answer.contents { names["\(name).contents"] = "\(contents)" }
    }

    private func enrol(_ lines: [String: ActFile.PersonLine]) async throws -> [String: Person] {
        var people: [String: Person] = [:]
        var commit = Commit()
        for (key, line) in lines.sorted(by: { $0.key < $1.key }) {
            let person = Person(id: instruments.name(), name: line.name, roles: line.roles, practice: true)
            people[key] = person
            commit.changes.append(.person(try row(of: person), tokenHash: nil))
        }
        try await store.commit(commit)
        return people
    }
}

/// A file stopped at one act. Whatever came before is committed.
package struct ReplayStopped: Error, CustomStringConvertible {
    package let line: Int
    package let act: Int
    package let reason: String

    package var description: String { "act \(act), line \(line): \(reason)" }
}

extension Optional {
    fileprivate func asyncMap<T>(_ transform: (Wrapped) async throws -> T) async rethrows -> T? {
        switch self {
        case .some(let value): try await transform(value)
        case .none: nil
        }
    }
}
