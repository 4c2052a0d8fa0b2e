// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct DeliveryFailureTests {
    @Test(arguments: [200, 201, 202, 204, 299])
    func `only 2xx is success`(status: Int) {
        #expect(DeliveryFailure.http(status: status) == nil)
    }

    @Test(arguments: [408, 425, 429, 500, 502, 503, 504, 599])
    func `an endpoint that is busy or broken is tried again, not before it asked`(status: Int) {
        let failure = DeliveryFailure.http(status: status, retryAfter: .seconds(7))
        #expect(failure?.remedy == .retry(after: .seconds(7)))
        #expect(failure?.mayHaveArrived == false)
        #expect(failure?.alarms == false)
    }

    @Test(arguments: [0, 100, 199, 301, 302, 304, 307, 308, 400, 401, 403, 404, 409, 413, 422, 451, 600])
    func `redirects and refusals fail over at once and are raised`(status: Int) {
        let failure = DeliveryFailure.http(status: status, retryAfter: .seconds(7))
        #expect(failure?.remedy == .tryAnotherChannel)
        #expect(failure?.alarms == true)
        #expect(failure?.disablesEndpoint == false)
    }

    @Test func `410 disables the endpoint`() {
        #expect(DeliveryFailure.http(status: 410)?.remedy == .tryAnotherChannel)
        #expect(DeliveryFailure.http(status: 410)?.disablesEndpoint == true)
    }

    @Test(arguments: [220, 235, 250, 251, 334, 354])
    func `a mail server that goes along has not failed`(code: Int) {
        #expect(DeliveryFailure.smtp(code: code) == nil)
    }

    @Test(arguments: [
        (421, true, false), (450, true, false), (451, true, false), (452, true, false), (454, true, false),
        (500, false, false), (550, false, false), (552, false, false), (554, false, false),
        (530, false, true), (534, false, true), (535, false, true), (538, false, true), (0, false, false),
    ])
    func `a mail server's 4xx is tried again and its 5xx fails over`(code: Int, again: Bool, alarms: Bool) {
        let failure = DeliveryFailure.smtp(code: code)
        #expect(failure?.remedy == (again ? .retry(after: nil) : .tryAnotherChannel))
        #expect(failure?.alarms == alarms)
    }

    @Test func `only a lost answer may have arrived`() {
        let doubtful = NetworkFault.allCases.filter { DeliveryFailure.network($0).mayHaveArrived }
        #expect(doubtful == [.answerLost])
    }

    @Test(arguments: [NetworkFault.certificate, .notEncrypted, .refusedTarget])
    func `what is not safe to connect to is never tried again and is raised`(fault: NetworkFault) {
        let failure = DeliveryFailure.network(fault)
        #expect(failure.remedy == .tryAnotherChannel)
        #expect(failure.alarms)
    }

    @Test func `a huge answer is cut and never printed`() {
        let failure = DeliveryFailure.http(
            status: 500, answer: String(repeating: "ada@example.org ", count: 100_000))
        #expect(failure?.answer.utf8.count == DeliveryFailure.answerBytesMax)
        #expect(failure?.description == "the endpoint answered 500")
    }

    @Test(arguments: [("ab", 2_048), ("я", 2_048), ("€", 2_046), ("👩", 2_048), ("x€", 2_048), ("xx€", 2_047)])
    func `an answer is cut between letters`(letter: String, bytes: Int) {
        let cut = DeliveryFailure.cut(String(repeating: letter, count: 2_000))
        #expect(cut.utf8.count == bytes)
        #expect(!cut.contains("\u{fffd}"))
    }
}
