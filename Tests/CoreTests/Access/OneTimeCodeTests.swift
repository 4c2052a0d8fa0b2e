// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct OneTimeCodeTests {
    /// Codes that can be told apart: the step's last six digits.
    static func code(_ step: Int64) -> String {
        let text = String(step % 1_000_000)
        return String(repeating: "0", count: 6 - text.count) + text
    }

    static let now = Walk.time(1_700_000_000_000)
    static let step = OneTimeCode.step(at: now)

    @Test(arguments: [(Int64(-2), OneTimeCode.Verdict.wrong), (-1, .right), (0, .right), (1, .right), (2, .wrong)])
    func `a code counts one step early or late, and no more`(shift: Int64, verdict: OneTimeCode.Verdict) {
        var machine = OneTimeCode()
        let taken1 = machine.take(Self.code(Self.step + shift), at: Self.now, code: Self.code)
        #expect(taken1 == verdict)
    }

    @Test func `of twenty thousand codes three are right`() {
        let right = (660_000..<680_000).count { number in
            var machine = OneTimeCode()
            return machine.take(Self.code(Int64(number)), at: Self.now, code: Self.code) == .right
        }
        #expect(right == 3)
    }

    @Test func `a code is good once, and so is every earlier one`() {
        var machine = OneTimeCode()
        let taken2 = machine.take(Self.code(Self.step), at: Self.now, code: Self.code)
        #expect(taken2 == .right)
        let taken3 = machine.take(Self.code(Self.step), at: Self.now, code: Self.code)
        #expect(taken3 == .used)
        let taken4 = machine.take(Self.code(Self.step - 1), at: Self.now, code: Self.code)
        #expect(taken4 == .used)
        let taken5 = machine.take(Self.code(Self.step + 1), at: Self.now + .seconds(30), code: Self.code)
        #expect(taken5 == .right)
        #expect(machine.lastStep == Self.step + 1)
    }

    @Test(arguments: ["", "1", "12345", "1234567", "abcdef", " 123456", "٣٤٥٦٧٨"])
    func `what is no code is wrong and uses nothing up`(typed: String) {
        var machine = OneTimeCode(lastStep: 7)
        let taken6 = machine.take(typed, at: Self.now, code: Self.code)
        #expect(taken6 == .wrong)
        #expect(machine == OneTimeCode(lastStep: 7))
    }

    /// The example of RFC 4226, section 5.4.
    @Test func `the digits are cut out where the standard says`() {
        let mac: [UInt8] = [
            0x1f, 0x86, 0x98, 0x69, 0x0e, 0x02, 0xca, 0x16, 0x61, 0x85, 0x50, 0xef, 0x7f, 0x19, 0xda, 0x8e, 0x94, 0x5b,
            0x55, 0x5a,
        ]
        #expect(OneTimeCode.code(from: mac) == "872921")
        #expect(OneTimeCode.code(from: [UInt8](repeating: 0, count: 20)) == "000000")
    }
}

@Suite struct RecoveryCodesTests {
    @Test func `each of ten codes is good once`() {
        var codes = RecoveryCodes((0..<10).map { Walk.digest($0) })
        for number: UInt8 in 0..<10 {
            let taken7 = codes.take(Walk.digest(number))
            #expect(taken7)
            let taken8 = codes.take(Walk.digest(number))
            #expect(!taken8)
        }
        #expect(codes.unused.isEmpty)
        let taken9 = codes.take(Walk.digest(11))
        #expect(!taken9)
    }
}
