// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import CResources
import Mustache

/// The templates and the style sheet, as they were when the program was built.
struct PageLibrary: Sendable {
    let styleSheet: [UInt8]
    private let templates: MustacheLibrary

    /// - Throws: What is wrong with a template; that is a mistake of ours, and the program should not start.
    init() throws {
        var count = 0
        let pages = UnsafeBufferPointer(start: tocsin_pages(&count), count: count)
        var templates = MustacheLibrary()
        var styleSheet: [UInt8] = []
        for page in pages {
            let name = String(cString: page.name)
            let bytes = UnsafeBufferPointer(start: page.bytes, count: page.length)
            if name == "desk.css" {
                styleSheet = Array(bytes)
            } else {
                try templates.register(String(decoding: bytes, as: UTF8.self), named: name)
            }
        }
        self.styleSheet = styleSheet
        self.templates = templates
    }

    /// Fills a template in. Its variables are the properties of `parts`, under their own names; of two with one name
    /// the last counts.
    func render(_ name: String, _ parts: [Any]) throws -> [UInt8] {
        let values = parts.flatMap { Mirror(reflecting: $0).children }.reduce(into: [String: Any]()) { values, child in
            guard let label = child.label else { return }
            values[label] = unwrapped(child.value)
        }
        guard let text = templates.render(values, withTemplate: name) else { throw NoSuchPage(name: name) }
        return Array(text.utf8)
    }

    /// `nil` is an absent variable, not one that says "nil".
    private func unwrapped(_ value: Any) -> Any? {
        let mirror = Mirror(reflecting: value)
        return mirror.displayStyle == .optional ? mirror.children.first?.value : value
    }
}

struct NoSuchPage: Error {
    let name: String
}
