// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// The rules of a delivery once more, as flat as a table, to compare the machine with.
struct DeliveryModel {
    var phase = "ready"
    var from: Int64
    var owner = ""
    var until: Int64 = 0
    /// Place in ``wishes`` of what is to happen when the attempt ends.
    var wish = -1
    var hold = -1
    var fence = 0
    var evidence = -1
    var maybe = false
    let deadline: Int64
    let expiry: Int64

    static let holds = ["quiet_hours", "by_hand", "officer", "restored", "halted"]
    static let wishes = holds + ["supersede", "cancel"]
    static let ends: Set<String> = ["handedOver", "expired", "superseded", "cancelled", "failed"]

    var waits: Bool { ["ready", "unknown", "held"].contains(phase) }

    mutating func claim(_ by: String, _ now: Int64, lease: Int64) -> Bool {
        guard phase == "ready" || phase == "unknown", from <= now, now < expiry else { return false }
        fence += 1
        (phase, owner, until, wish) = ("leased", by, now + lease, -1)
        return true
    }

    mutating func record(
        _ result: Delivery.Result, _ by: String, _ number: Int, _ now: Int64, _ random: Double
    ) {
        guard phase == "leased", owner == by, fence == number else { return }
        switch result {
        case .left(let level):
            phase = "handedOver"
            evidence = max(evidence, min(Self.rung(level), 2))
        case .practice:
            phase = "handedOver"
            evidence = max(evidence, 0)
        case .task:
            if !settle(now) { (phase, hold) = ("held", 1) }
        case .failed(let failure):
            if failure.mayHaveArrived { maybe = true }
            if settle(now) { return }
            switch failure.remedy {
            case .tryAnotherChannel: phase = "failed"
            case .askOfficer: (phase, hold) = ("held", 2)
            case .retry(let floor):
                phase = failure.mayHaveArrived ? "unknown" : "ready"
                from =
                    RetrySchedule.next(
                        after: fence, now: Timestamp(milliseconds: now),
                        deadline: Timestamp(milliseconds: deadline),
                        floor: floor, random: random
                    ).milliseconds
            }
        }
    }

    mutating func lose(_ now: Int64) {
        maybe = true
        if !settle(now) { (phase, from) = ("ready", now) }
    }

    /// What the end of an attempt settles by itself, most binding first.
    private mutating func settle(_ now: Int64) -> Bool {
        if evidence >= 0 {
            phase = "handedOver"
            return true
        }
        if wish == 6 {
            phase = "cancelled"
            return true
        }
        if wish == 5 {
            phase = "superseded"
            return true
        }
        if now >= expiry {
            phase = "expired"
            return true
        }
        if wish >= 0 {
            (phase, hold) = ("held", wish)
            return true
        }
        return false
    }

    mutating func wishFor(_ place: Int) {
        if phase == "leased" {
            wish = max(wish, place)
            return
        }
        guard waits else { return }
        switch place {
        case 6: phase = "cancelled"
        case 5: phase = "superseded"
        default: (phase, hold) = ("held", phase == "held" ? max(hold, place) : place)
        }
    }

    mutating func resume(_ place: Int, _ now: Int64) {
        if phase == "leased", wish == place { wish = -1 }
        if phase == "held", hold == place { (phase, from) = ("ready", now) }
    }

    mutating func hear(_ level: EvidenceLevel) {
        if waits { phase = "handedOver" }
        evidence = max(evidence, Self.rung(level))
    }

    static func rung(_ level: EvidenceLevel) -> Int { EvidenceLevel.allCases.firstIndex(of: level) ?? -1 }

    /// Everything that can be seen of it, in one line.
    var line: String {
        let state =
            switch phase {
            case "ready", "unknown": "\(phase) \(from)"
            case "leased": "leased \(owner) \(until) \(wish)"
            case "held": "held \(hold)"
            default: phase
            }
        return "\(state) fence \(fence) evidence \(evidence) maybe \(maybe)"
    }
}

extension DeliveryModel {
    /// The same line about the machine.
    static func line(of delivery: Delivery) -> String {
        let state =
            switch delivery.state {
            case .ready(let from): "ready \(from.milliseconds)"
            case .unknown(let from): "unknown \(from.milliseconds)"
            case .leased(let lease):
                "leased \(lease.owner) \(lease.until.milliseconds) \(place(of: lease.then))"
            case .held(let hold): "held \(holds.firstIndex(of: hold.rawValue) ?? -1)"
            case .handedOver: "handedOver"
            case .expired: "expired"
            case .superseded: "superseded"
            case .cancelled: "cancelled"
            case .failed: "failed"
            }
        return "\(state) fence \(delivery.fence) evidence \(delivery.evidence.map(rung) ?? -1) "
            + "maybe \(delivery.mayHaveArrived)"
    }

    private static func place(of stop: Delivery.Stop?) -> Int {
        switch stop {
        case .hold(let hold): holds.firstIndex(of: hold.rawValue) ?? -1
        case .supersede: 5
        case .cancel: 6
        case nil: -1
        }
    }
}
