// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Foundation

/// The project as it lies on the disk, read as text.
enum HouseTree {
    static let root = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent()

    /// What builds and runs leave behind: not part of the project, as `.gitignore` says.
    private static let skipped: Set<String> = [".git", "data", "data.anchor", "Package.resolved", "__pycache__"]

    /// Every file of the project, by its path from the root, in order.
    static let paths: [String] = walk("").sorted()

    /// The Swift files of `Sources`, read once.
    static let sources: [SourceText] = paths(under: "Sources/", endings: ["swift"]).compactMap(SourceText.init(path:))

    /// The Swift files of `Tests`, read once.
    static let tests: [SourceText] = paths(under: "Tests/", endings: ["swift"]).compactMap(SourceText.init(path:))

    static func paths(under folder: String, endings: Set<String>) -> [String] {
        paths.filter { $0.hasPrefix(folder) && endings.contains(ending(of: $0)) }
    }

    static func ending(of path: String) -> String {
        let name = path.split(separator: "/").last ?? ""
        return name.lastIndex(of: ".").map { String(name[name.index(after: $0)...]) } ?? ""
    }

    /// A file's text; `nil` if it is not there or not UTF-8.
    static func text(_ path: String) -> String? {
        guard let data = try? Data(contentsOf: root.appending(path: path)) else { return nil }
        return String(validating: data, as: UTF8.self)
    }

    private static func walk(_ folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: root.appending(path: folder).path)) ?? []
        var found: [String] = []
        for name in names where !skipped.contains(name) && !name.hasPrefix(".build") && !name.hasSuffix(".pyc") {
            let path = folder.isEmpty ? name : "\(folder)/\(name)"
            var isFolder: ObjCBool = false
            guard FileManager.default.fileExists(atPath: root.appending(path: path).path, isDirectory: &isFolder)
            else { continue }
            found += isFolder.boolValue ? walk(path) : [path]
        }
        return found
    }
}
