// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Everything that changes who works at the desk, and by which ways and rules: acts in the desk's own stream.
package enum RosterAct: Hashable, Sendable {
    case proposePerson(ProposePerson)
    case proposeRoles(ProposeRoles)
    case proposeFactors(ProposeFactors)
    case proposeChannel(ProposeChannel)
    case proposePack(ProposePack)
    case approveChange(DecideChange)
    case waiveChange(DecideChange)
    case refuseChange(DecideChange)
    case takeEffect(TakeEffect)
    case disablePerson(DisablePerson)
    case enrolFactor(EnrolFactor)
    case setAbsence(SetAbsence)
    case setShift(SetShift)
    case issueToken(IssueToken)
    case revokeToken(RevokeToken)
    case breakGlass(BreakGlass)
}

extension RosterAct {
    package var kind: ActKind {
        switch self {
        case .proposePerson: .proposePerson
        case .proposeRoles: .proposeRoles
        case .proposeFactors: .proposeFactors
        case .proposeChannel: .proposeChannel
        case .proposePack: .proposePack
        case .approveChange: .approveChange
        case .waiveChange: .waiveChange
        case .refuseChange: .refuseChange
        case .takeEffect: .takeEffect
        case .disablePerson: .disablePerson
        case .enrolFactor: .enrolFactor
        case .setAbsence: .setAbsence
        case .setShift: .setShift
        case .issueToken: .issueToken
        case .revokeToken: .revokeToken
        case .breakGlass: .breakGlass
        }
    }

    package func encode(to encoder: any Encoder) throws {
        switch self {
        case .proposePerson(let act): try act.encode(to: encoder)
        case .proposeRoles(let act): try act.encode(to: encoder)
        case .proposeFactors(let act): try act.encode(to: encoder)
        case .proposeChannel(let act): try act.encode(to: encoder)
        case .proposePack(let act): try act.encode(to: encoder)
        case .approveChange(let act): try act.encode(to: encoder)
        case .waiveChange(let act): try act.encode(to: encoder)
        case .refuseChange(let act): try act.encode(to: encoder)
        case .takeEffect(let act): try act.encode(to: encoder)
        case .disablePerson(let act): try act.encode(to: encoder)
        case .enrolFactor(let act): try act.encode(to: encoder)
        case .setAbsence(let act): try act.encode(to: encoder)
        case .setShift(let act): try act.encode(to: encoder)
        case .issueToken(let act): try act.encode(to: encoder)
        case .revokeToken(let act): try act.encode(to: encoder)
        case .breakGlass(let act): try act.encode(to: encoder)
        }
    }

    /// Reads the fields of an act whose name is known.
    ///
    /// - Throws: If the name is that of an act in a case.
    package init(from decoder: any Decoder, kind: ActKind) throws {
        switch kind {
        case .proposePerson: self = .proposePerson(try ProposePerson(from: decoder))
        case .proposeRoles: self = .proposeRoles(try ProposeRoles(from: decoder))
        case .proposeFactors: self = .proposeFactors(try ProposeFactors(from: decoder))
        case .proposeChannel: self = .proposeChannel(try ProposeChannel(from: decoder))
        case .proposePack: self = .proposePack(try ProposePack(from: decoder))
        case .approveChange: self = .approveChange(try DecideChange(from: decoder))
        case .waiveChange: self = .waiveChange(try DecideChange(from: decoder))
        case .refuseChange: self = .refuseChange(try DecideChange(from: decoder))
        case .takeEffect: self = .takeEffect(try TakeEffect(from: decoder))
        case .disablePerson: self = .disablePerson(try DisablePerson(from: decoder))
        case .enrolFactor: self = .enrolFactor(try EnrolFactor(from: decoder))
        case .setAbsence: self = .setAbsence(try SetAbsence(from: decoder))
        case .setShift: self = .setShift(try SetShift(from: decoder))
        case .issueToken: self = .issueToken(try IssueToken(from: decoder))
        case .revokeToken: self = .revokeToken(try RevokeToken(from: decoder))
        case .breakGlass: self = .breakGlass(try BreakGlass(from: decoder))
        case _:
            throw DecodingError.dataCorrupted(
                .init(
                    codingPath: decoder.codingPath,
                    debugDescription: "'\(kind.rawValue)' is not done at the desk as a whole"))
        }
    }
}
