// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Testing
import TocsinCore

@Suite struct RolesTests {
    static func person(_ roles: Role...) -> Person {
        Person(id: Walk.person(9), name: "Somebody", roles: Set(roles), practice: false)
    }

    @Test(arguments: ActKind.allCases.filter { !$0.isOfRoster })
    func `law 17: an administrator can do no act in any case`(kind: ActKind) {
        let refused = refusal { () throws(Refusal) in try Case.permit(kind, to: Self.person(.administrator)) }
        #expect(refused == .wrongRole)
        #expect(!kind.roles.contains(.administrator))
    }

    @Test(arguments: [
        ActKind.foundDesk, .proposeDetermination, .expireClock, .reportLeaks, .readCase,
    ])
    func `what the desk does by itself no person can do`(kind: ActKind) {
        for role in Role.allCases {
            #expect(refusal { () throws(Refusal) in try Case.permit(kind, to: Self.person(role)) } == .wrongRole)
        }
    }

    /// Law 4 names them: release, no-duty, waive, downgrade, cancel. None is an intake's or an auditor's.
    @Test(arguments: [
        ActKind.signRelease, .releaseEmergency, .signRetraction, .endWindow, .signWaiver, .decideDetermination,
        .decideDispute, .acceptLeak, .decideParity, .closeCase, .eraseSubject,
    ])
    func `law 4: outward and negative acts are not for everybody`(kind: ActKind) {
        #expect(kind.roles.isDisjoint(with: [.intake, .auditor, .administrator]))
        #expect(!kind.roles.isEmpty)
    }

    @Test func `those who were warned may only answer`() {
        let theirs = ActKind.allCases.filter(\.isForRecipients)
        #expect(Set(theirs) == [.acknowledge, .notMe, .needHelp])
    }

    @Test func `an actor reads back what it wrote, and nothing else`() {
        let name = Walk.person(7)
        for actor in [Actor.desk, .person(name), .recipient(DeliveryID(name))] {
            #expect(Actor(actor.description) == actor)
        }
        for text in [
            "", "desk ", "person:", "person:x", "Person:\(name)", "recipient:\(name)x", "nobody", "person\(name)",
        ] {
            #expect(Actor(text) == nil, "\(text)")
        }
    }
}
