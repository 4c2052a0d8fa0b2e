// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinDesk

@Suite struct BellTests {
    @Test(.timeLimit(.minutes(10)))
    func `a ring between the question and the waiting is heard`() async {
        for _ in 0..<500 {
            let bell = Bell()
            async let heard = bell.wait(after: 0, atMost: .seconds(600))
            await bell.ring()
            #expect(await heard == 1)
        }
    }
}
