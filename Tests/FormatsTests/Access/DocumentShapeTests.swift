// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore
import TocsinFormats

struct DocumentShapeTests {
    @Test(arguments: ActKind.allCases)
    func `every act says which fields it reads`(kind: ActKind) throws {
        let shape = try DocumentShape(of: Act.self, given: ["act": kind.rawValue])
        guard case .object(let properties) = shape else {
            Issue.record("\(kind) is no object")
            return
        }
        #expect(properties.first == .init(name: "act", shape: .oneOf([kind.rawValue]), isRequired: true))
        #expect(properties.count > 1)
    }

    @Test func `a fact is described as it is read`() throws {
        let shape = try DocumentShape(of: Act.self, given: ["act": "fact.set"])
        guard case .object(let properties) = shape else { return }
        let byName = Dictionary(uniqueKeysWithValues: properties.map { ($0.name, $0) })
        #expect(byName["value"]?.shape == .oneOf(["yes", "no", "unknown"]))
        #expect(byName["fact"]?.shape == .form("fact", example: "icd.impending"))
        #expect(byName["victim"]?.shape == .identifier)
        #expect(byName["victim"]?.isRequired == true)
        #expect(byName["reports"]?.isRequired == false)
    }
}
