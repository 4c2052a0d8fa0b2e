// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc
import TocsinCore
import TocsinDesk
import TocsinFormats

/// What several verbs share.
enum Environment {
    static func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) } }
}

enum Hex {
    /// The first 16 digits of the SHA-256 of bytes; enough to tell one file from another.
    static func text(of bytes: [UInt8]) -> String { String("\(Digest.sha256(of: bytes))".prefix(16)) }
}

/// Turns a refusal of a format into the answer no, with its place.
func refusing<T>(_ work: () throws(FormatError) -> T) throws -> T {
    do {
        return try work()
    } catch {
        throw AnswerIsNo(sentence: error.description)
    }
}

extension SocketClient.Reply {
    /// The body of a good answer.
    ///
    /// - Throws: ``AnswerIsNo`` with what the desk said.
    func orRefuse() throws -> [UInt8] {
        guard isGood else { throw AnswerIsNo(sentence: problem) }
        return body
    }

    /// The sentence of a problem document, or the body as it came.
    private var problem: String {
        guard let tree = try? TreeReader.json(body), let detail = tree["detail"]?.text else { return text }
        return detail
    }
}
