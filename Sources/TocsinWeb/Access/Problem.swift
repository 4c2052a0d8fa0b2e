// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Logging
import TocsinCore
import TocsinDesk
import TocsinFormats

/// A failure for programs: an RFC 9457 problem document.
struct Problem: Encodable {
    /// `urn:tocsin:problem:` and a code that never changes.
    let type: String
    let title: String
    let status: Int
    let detail: String
    /// Where in the document that was sent, counted from 1.
    private(set) var line: Int?
    private(set) var column: Int?
    /// Such as `acts[3].victim`.
    private(set) var path: String?
    /// Which act of a file, counted from 1.
    private(set) var act: Int?
    /// The methods that there are.
    private var allowed: [String] = []

    private enum CodingKeys: String, CodingKey { case type, title, status, detail, line, column, path, act }

    init(code: String, title: String, status: Int, detail: String) {
        type = "urn:tocsin:problem:\(code)"
        self.title = title
        self.status = status
        self.detail = detail
    }

    func answer(asking method: String) -> WebAnswer {
        var headers: [(name: String, value: String)] = []
        if status == 401 { headers.append(("WWW-Authenticate", "Bearer")) }
        if !allowed.isEmpty { headers.append(("Allow", allowed.joined(separator: ", "))) }
        let answer = try? WebAnswer.json(self, status: status, type: "application/problem+json", headers: headers)
        return answer ?? WebAnswer(status: status)
    }
}

extension Problem {
    /// Words any error. What we did not foresee says nothing of itself: its kind is logged, and its words are not.
    init(_ error: any Error, logger: Logger) {
        switch error {
        case let refusal as Refusal:
            self.init(refusal)
        case let failure as WebFailure:
            self.init(failure)
        case let malformed as FormatError:
            self.init(
                code: Refusal.Code.malformed.rawValue, title: "Malformed", status: 400, detail: malformed.description)
            line = malformed.line > 0 ? malformed.line : nil
            column = malformed.line > 0 ? malformed.column : nil
            path = malformed.path.isEmpty ? nil : malformed.path
        case let stopped as ReplayStopped:
            self.init(code: "replay-stopped", title: "The replay stopped", status: 422, detail: stopped.description)
            line = stopped.line
            act = stopped.act
        case let refusal as DisclosureRefusal:
            self.init(refusal)
        case let conflict as StoreConflict:
            self.init(conflict, logger: logger)
        case _:
            logger.error("request failed", metadata: ["error.type": "\(Swift.type(of: error))"])
            self.init(
                code: "failed", title: "Failed", status: 500,
                detail:
                    "The desk could not do this and did nothing. Its own log says more. Warn by voice if it can't wait."
            )
        }
    }

    private init(_ refusal: Refusal) {
        let title =
            switch refusal.code {
            case .unknownThing: "Nothing there"
            case .wrongRole: "Not in your role"
            case .samePerson: "Another person is needed"
            case .practiceOnly: "Practice and real don't meet"
            case .notAllowed: "Not allowed"
            case .contentsMoved: "The contents moved"
            case .alreadyDone: "Already done"
            case .notYet: "Not yet"
            case .missingRecord: "Something is still owed"
            case .openLeak: "A leak hit is open"
            case .malformed: "Malformed"
            }
        self.init(code: refusal.code.rawValue, title: title, status: refusal.status, detail: refusal.sentence)
    }

    private init(_ failure: WebFailure) {
        switch failure {
        case .nothing:
            self.init(.nothing("thing"))
        case .wrongMethod(let methods):
            self.init(
                code: "wrong-method", title: "Not this method", status: 405,
                detail: "Here you can use: \(methods.joined(separator: ", ")).")
            allowed = methods
        case .tokenNeeded:
            self.init(
                code: "token-needed", title: "Who are you?", status: 401,
                detail: "Send 'Authorization: Bearer TOKEN' with a token that this desk gave out.")
        case .tooLarge(let limit):
            self.init(
                code: "too-large", title: "Too large", status: 413,
                detail:
                    "At most \(limit) bytes are taken at once. A report may have \(ReceiveReport.rawBytesMax) bytes.")
        case .wrongMediaType(let wanted):
            self.init(
                code: "wrong-media-type", title: "Not this kind of document", status: 415,
                detail: "Send \(wanted) here.")
        case .malformed(let sentence):
            self.init(code: Refusal.Code.malformed.rawValue, title: "Malformed", status: 400, detail: sentence)
        case .tooSlow:
            self.init(
                code: "too-slow", title: "Too slow", status: 408,
                detail: "The request did not arrive in time. Send it again.")
        }
    }

    private init(_ refusal: DisclosureRefusal) {
        switch refusal {
        case .unknown: self.init(.nothing("entry"))
        case .notPlaced, .notSigned: self.init(Refusal(.notYet, refusal.description))
        case .otherWords: self.init(Refusal(.notAllowed, refusal.description))
        }
    }

    private init(_ conflict: StoreConflict, logger: Logger) {
        if case .constraint(let name) = conflict.kind {
            logger.critical("a constraint held the line", metadata: ["constraint": "\(name)"])
        }
        self.init(
            code: "conflict", title: "The store refused", status: 409,
            detail: "Nothing was done: \(conflict). Look at the case again before you try again.")
    }
}

extension Refusal {
    /// As HTTP says it, to programs and to browsers.
    var status: Int {
        switch code {
        case .unknownThing: 404
        case .wrongRole, .samePerson, .practiceOnly, .notAllowed: 403
        case .contentsMoved, .alreadyDone, .notYet: 409
        case .missingRecord, .openLeak: 422
        case .malformed: 400
        }
    }
}
