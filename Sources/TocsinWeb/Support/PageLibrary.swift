// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import CResources
import Mustache

/// The templates, the style sheet, the script and the icon, as they were when the program was built.
struct PageLibrary: Sendable {
    let styleSheet: [UInt8]
    let script: [UInt8]
    let icon: [UInt8]
    private let templates: MustacheLibrary

    /// - Throws: What is wrong with a template; that is a mistake of ours, and the program should not start.
    init() throws {
        var count = 0
        let pages = UnsafeBufferPointer(start: tocsin_pages(&count), count: count)
        try self.init(pages.map { (String(cString: $0.name), Array(UnsafeBufferPointer(start: $0.bytes, count: $0.length))) })
    }

    /// - Parameter files: Templates without their ending, the style sheet, the script and the icon with it.
    init(_ files: [(name: String, bytes: [UInt8])]) throws {
        var templates = MustacheLibrary()
        for (name, bytes) in files where !name.hasSuffix(".css") && !name.hasSuffix(".js") && !name.hasSuffix(".svg") {
            try templates.register(String(decoding: bytes, as: UTF8.self), named: name)
        }
        styleSheet = files.first { $0.name == "desk.css" }?.bytes ?? []
        script = files.first { $0.name == "desk.js" }?.bytes ?? []
        icon = files.first { $0.name == "icon.svg" }?.bytes ?? []
        self.templates = templates
    }

    /// These pages, or, in a debug build that is told a folder, those that lie there now: so that whoever writes a page
    /// sees it without building.
    var current: PageLibrary {
        #if DEBUG
            if let files = PageFolder.files { return (try? PageLibrary(files)) ?? self }
        #endif
        return self
    }

    /// Fills a template in. Its variables are the properties of `parts`, under their own names; of two with one name
    /// the last counts.
    func render(_ name: String, _ parts: [Any]) throws -> [UInt8] {
        let values = parts.flatMap { Mirror(reflecting: $0).children }.reduce(into: [String: Any]()) { values, child in
            guard let label = child.label else { return }
            values[label] = unwrapped(child.value)
        }
        guard let text = current.templates.render(values, withTemplate: name) else { throw NoSuchPage(name: name) }
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
