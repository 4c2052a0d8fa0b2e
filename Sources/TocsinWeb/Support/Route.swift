// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinFormats

/// One thing that can be asked of a server: its method, its path, who may, and how it is answered.
///
/// The tables of routes are also what the authorisation table and the API description are checked against.
package struct Route: Sendable {
    package enum Method: String, Sendable {
        case get = "GET"
        case post = "POST"
    }

    package enum Access: String, Sendable {
        case everybody
        /// Whoever can open the desk's own socket, which is its operator.
        case socket
        /// A person of the desk, by token.
        case person
        /// A person who may read this case; practice is open to everybody at the socket.
        case reader
        /// Senior officers and auditors.
        case oversight
        /// Whoever holds the link of one delivery.
        case link
    }

    package let method: Method
    /// Words, `{name}` for one part, `{name}.cap` for one with an ending, `{name...}` last for all that follows.
    package let path: String
    package let access: Access
    /// What it is for, in a sentence.
    package let purpose: String
    /// What may be asked after the question mark, each with what it means.
    package let query: [Query]
    /// The name of the document that it takes; `nil` if it takes none.
    package let takes: String?
    package let gives: Answers
    let answer: @Sendable (WebRequest) async throws -> WebAnswer
    private let pieces: [Piece]

    package struct Query: Hashable, Sendable {
        package let name: String
        package let words: String
        package let shape: DocumentShape
        package let isRequired: Bool

        package init(_ name: String, _ words: String, _ shape: DocumentShape = .text, isRequired: Bool = false) {
            self.name = name
            self.words = words
            self.shape = shape
            self.isRequired = isRequired
        }
    }

    /// What a good answer is.
    package struct Answers: Hashable, Sendable {
        package let types: [String]
        /// The name of the document, for JSON that has one.
        package let schema: String?

        package init(_ types: [String] = ["application/json"], schema: String? = nil) {
            self.types = types
            self.schema = schema
        }
    }

    private enum Piece: Sendable {
        case word(Substring)
        case name(Substring, ending: Substring)
        case rest(Substring)

        init(_ text: Substring) {
            guard text.first == "{", let end = text.firstIndex(of: "}") else {
                self = .word(text)
                return
            }
            let name = text[text.index(after: text.startIndex)..<end]
            let ending = text[text.index(after: end)...]
            self = name.hasSuffix("...") ? .rest(name.dropLast(3)) : .name(name, ending: ending)
        }
    }

    package init(
        _ method: Method, _ path: String, _ access: Access, _ purpose: String, query: [Query] = [],
        takes: String? = nil, gives: Answers = Answers(),
        answer: @escaping @Sendable (WebRequest) async throws -> WebAnswer
    ) {
        self.method = method
        self.path = path
        self.access = access
        self.purpose = purpose
        self.query = query
        self.takes = takes
        self.gives = gives
        self.answer = answer
        pieces = path.split(separator: "/", omittingEmptySubsequences: false).map(Piece.init)
    }

    /// The names of the path, if it is one of this route.
    func match(_ path: String) -> [String: String]? {
        var parts = path.split(separator: "/", omittingEmptySubsequences: false)[...]
        var names: [String: String] = [:]
        for piece in pieces {
            guard let part = parts.popFirst() else { return nil }
            switch piece {
            case .word(let word):
                guard part.utf8.elementsEqual(word.utf8) else { return nil }
            case .name(let name, let ending):
                guard part.utf8.count > ending.utf8.count, part.hasSuffix(ending) else { return nil }
                names[String(name)] = String(part.dropLast(ending.count))
            case .rest(let name):
                names[String(name)] = ([part] + parts).joined(separator: "/")
                parts = []
            }
        }
        return parts.isEmpty ? names : nil
    }
}

extension Route {
    /// The names that stand in the path.
    package var names: [String] {
        pieces.compactMap { piece in
            switch piece {
            case .word: nil
            case .name(let name, ending: _), .rest(let name): String(name)
            }
        }
    }
}
