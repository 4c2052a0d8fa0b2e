// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import Testing
import TocsinCore
import TocsinDesk
import TocsinFormats

@testable import TocsinWeb

@Suite struct ProblemTests {
    private let logger = Logger(label: "test") { _ in SwiftLogNoOpLogHandler() }

    static let statuses: [Refusal.Code: Int] = [
        .unknownThing: 404, .wrongRole: 403, .samePerson: 403, .practiceOnly: 403, .notAllowed: 403,
        .contentsMoved: 409, .alreadyDone: 409, .notYet: 409, .missingRecord: 422, .openLeak: 422, .malformed: 400,
    ]

    @Test(arguments: Refusal.Code.allCases)
    func `each refusal has its status and says what to do`(code: Refusal.Code) throws {
        let answer = Problem(Refusal(code, "Do this instead."), logger: logger).answer(asking: "POST")
        #expect(answer.status == Self.statuses[code])
        #expect(answer.header("Content-Type") == "application/problem+json")
        #expect(try answer.text("type") == "urn:tocsin:problem:\(code.rawValue)")
        #expect(try answer.text("detail") == "Do this instead.")
        #expect(try answer.json()["status"]?.value == .number("\(answer.status)"))
        #expect(try answer.text("title") != nil)
    }

    @Test func `a format error names its place`() throws {
        let error = FormatError(line: 3, column: 5, path: "acts[3].victim", problem: "unknown key 'nam'")
        let answer = Problem(error, logger: logger).answer(asking: "POST")
        #expect(answer.status == 400)
        #expect(try answer.json()["line"]?.value == .number("3"))
        #expect(try answer.json()["column"]?.value == .number("5"))
        #expect(try answer.text("path") == "acts[3].victim")
    }

    @Test func `a constraint is a conflict, a stopped replay names its act, and a log that has not signed says so`()
        throws
    {
        let conflict = Problem(StoreConflict(.constraint("release_two_people")), logger: logger)
        #expect(conflict.status == 409)
        let refused = Problem(DisclosureRefusal.notSigned(leaf: 3, signed: 2), logger: logger)
        #expect(refused.status == 409 && refused.type == "urn:tocsin:problem:not-yet")
        #expect(Problem(DisclosureRefusal.unknown, logger: logger).status == 404)
    }

    @Test func `what nobody foresaw says nothing of itself`() throws {
        struct Secret: Error, CustomStringConvertible { let description = "the source is Orrin Vask" }
        let answer = Problem(Secret(), logger: logger).answer(asking: "GET")
        #expect(answer.status == 500)
        #expect(!answer.text.contains("Vask"))
    }

    @Test func `a missing token says how to send one`() throws {
        let answer = Problem(WebFailure.tokenNeeded, logger: logger).answer(asking: "POST")
        #expect(answer.status == 401)
        #expect(answer.header("www-authenticate") == "Bearer")
    }
}
