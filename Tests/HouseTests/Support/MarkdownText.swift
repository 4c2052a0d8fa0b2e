// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A document of ours: its blocks of code, its sections, its links.
struct MarkdownText {
    struct Block: Hashable {
        /// The word behind the fence, such as `yaml`.
        let language: String
        /// What an HTML comment right above the fence says: the file that the block shows.
        let mark: String?
        /// Of the fence, counted from 1.
        let line: Int
        let lines: [String]
    }

    let blocks: [Block]
    /// Lines outside of blocks, by their numbers from 1.
    private let prose: [(line: Int, text: String)]

    init(_ text: String) {
        var (blocks, prose) = ([Block](), [(line: Int, text: String)]())
        var open: (language: String, mark: String?, line: Int, lines: [String])?
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init).enumerated()
        {
            if let block = open {
                if line.hasPrefix("```") {
                    blocks.append(
                        Block(language: block.language, mark: block.mark, line: block.line, lines: block.lines))
                    open = nil
                } else {
                    open?.lines.append(line)
                }
            } else if line.hasPrefix("```") {
                let above = prose.last.flatMap { $0.line == index ? MarkdownText.comment($0.text) : nil }
                open = (String(line.dropFirst(3)), above, index + 1, [])
            } else {
                prose.append((index + 1, line))
            }
        }
        self.blocks = blocks
        self.prose = prose
    }

    /// The text below each heading of this level, by the heading, up to the next heading of this level or above.
    func sections(level: Int) -> [String: String] {
        var (sections, current) = ([String: String](), nil as String?)
        for (_, text) in prose {
            let marks = text.prefix { $0 == "#" }.count
            if marks == level {
                current = text.dropFirst(level + 1).description
            } else if marks > 0, marks < level {
                current = nil
            }
            if let current { sections[current, default: ""] += text + "\n" }
        }
        return sections
    }

    /// Links to files of the project that are not there.
    ///
    /// - Parameter exists: Whether a path from the root is a file or a folder.
    func deadLinks(from path: String, exists: (String) -> Bool) -> [Violation] {
        let folder = path.split(separator: "/").dropLast()
        return prose.flatMap { line, text in
            MarkdownText.targets(in: text).compactMap { target in
                guard !target.contains("://"), !target.hasPrefix("#"), !target.hasPrefix("mailto:") else { return nil }
                var parts = Array(folder)
                for part in target.prefix(while: { $0 != "#" }).split(separator: "/") {
                    if part == ".." { _ = parts.popLast() } else if part != "." { parts.append(part) }
                }
                return exists(parts.joined(separator: "/")) ? nil : Violation(path, line, "'\(target)' leads nowhere")
            }
        }
    }

    private static func targets(in line: String) -> [String] {
        line.split(separator: "](", omittingEmptySubsequences: false).dropFirst().map { part in
            String(part.prefix { $0 != ")" && $0 != " " })
        }
    }

    private static func comment(_ line: String) -> String? {
        guard line.hasPrefix("<!-- "), line.hasSuffix(" -->") else { return nil }
        return String(line.dropFirst(5).dropLast(4))
    }
}
