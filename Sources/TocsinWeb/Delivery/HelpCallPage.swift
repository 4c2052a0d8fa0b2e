// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

/// The variables of `helpCall`: somebody who was warned asks for help.
struct HelpCallPage: Sendable {
    struct Way: Sendable {
        let wayLabel: String
        let wayAddress: String
        let waySafe: String
    }

    let caseCode: String
    let backPath: String
    let callPath: String
    let callName: String
    let callAt: PageTime
    /// In their own words; empty if they said none.
    let callWords: String
    let hasWords: Bool
    let isTaken: Bool
    let takenBy: String
    let mayTake: Bool
    let ways: [Way]
    let hasWays: Bool
    let recordPath: String
    let isShut: Bool

    /// `nil` if they asked for none.
    init?(_ reading: WarningReading, _ recipient: Recipient) {
        guard let reach = reading.warning.reach[recipient.id], let asked = reach.helpAsked else { return nil }
        caseCode = reading.reading.code
        backPath = reading.path
        callPath = "\(reading.path)/help/\(recipient.id)"
        callName = recipient.added.name
        callAt = reading.reading.time(asked)
        let words = reading.reading.entries.reversed().lazy.compactMap { entry -> String? in
            guard case .needHelp(let call) = entry.act, call.recipient == recipient.id else { return nil }
            return call.words
        }.first
        callWords = words ?? ""
        hasWords = words != nil
        isTaken = reach.helpTakenBy != nil
        takenBy = reach.helpTakenBy.map(reading.reading.names.name) ?? ""
        mayTake = reading.reading.may(.takeHelp) && reach.helpTakenBy == nil
        ways = recipient.added.routes.filter { $0.safeToContact != .no }.map {
            Way(wayLabel: $0.channel.label, wayAddress: $0.address, waySafe: $0.safeToContact.words)
        }
        hasWays = !ways.isEmpty
        recordPath = "\(reading.reading.path)/acts/\(ActKind.recordCoordination.rawValue)"
        isShut = reading.folded.isClosed
    }
}
