// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinFormats

/// What a form says about one field of an act.
indirect enum ActField: Sendable {
    case text(String)
    case flag(Bool)
    case number(Int)
    case texts([String])
    case fields([String: ActField?])
    /// Things of several fields each, such as routes.
    case several([[String: ActField?]])

    fileprivate var tree: Tree {
        switch self {
        case .text(let text): Tree(.text(text))
        case .flag(let flag): Tree(.bool(flag))
        case .number(let number): Tree(.number("\(number)"))
        case .texts(let texts): Tree(.list(texts.map { Tree(.text($0)) }))
        case .fields(let fields): Tree(.map(fields.trees))
        case .several(let things): Tree(.list(things.map { Tree(.map($0.trees)) }))
        }
    }

    /// Nothing for what was left empty.
    static func maybe(_ text: String?) -> ActField? { text.map(ActField.text) }
}

extension Dictionary where Key == String, Value == ActField? {
    fileprivate var trees: [Tree.Entry] {
        compactMap { key, field in field.map { Tree.Entry(key: key, value: $0.tree) } }.sorted { $0.key < $1.key }
    }
}

extension Act {
    /// An act in the document form in which files and programs send it, too: pages have no second way in.
    ///
    /// - Throws: ``FormProblem`` about the whole form.
    init(_ kind: ActKind, _ fields: [String: ActField?]) throws {
        let act = Tree.Entry(key: "act", value: Tree(.text(kind.rawValue)))
        do {
            self = try TreeDecoder.decode(Act.self, from: Tree(.map([act] + fields.trees)))
        } catch {
            throw FormProblem(nil, "\(error)")
        }
    }
}
