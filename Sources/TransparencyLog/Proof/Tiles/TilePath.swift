// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The path of a tile or of an entry bundle (c2sp.org/tlog-tiles), such as `tile/0/x001/x234/067.p/8`.
package struct TilePath: Hashable, Sendable {
    package enum Content: Hashable, Sendable {
        /// The hashes of a level, 0 to 63.
        case hashes(level: Int)
        /// The entries themselves.
        case entries
    }

    /// How many steps of the tree one level spans.
    package static let height = 8
    /// How many hashes or entries a full tile holds.
    package static let fullWidth = 256

    package let content: Content
    package let index: Int
    /// 1 to 256; less than 256 if the tile is partial.
    package let width: Int

    package init(_ content: Content, index: Int, width: Int = fullWidth) {
        precondition(index >= 0 && (1...Self.fullWidth).contains(width), "no such tile")
        if case .hashes(let level) = content { precondition((0...63).contains(level), "no such level") }
        self.content = content
        self.index = index
        self.width = width
    }

    /// Reads a path strictly: what ``text`` would write, and nothing else.
    package init(_ text: String) throws(LogFailure) {
        guard let path = TilePath(parsing: text), path.text.utf8.elementsEqual(text.utf8) else {
            throw .malformed(place: "tile path", reason: "not the path of a tile")
        }
        self = path
    }

    package var text: String {
        let folder =
            switch content {
            case .hashes(let level): "\(level)"
            case .entries: "entries"
            }
        var number = Self.threeDigits(index % 1_000)
        var rest = index / 1_000
        while rest > 0 {
            number = "x\(Self.threeDigits(rest % 1_000))/\(number)"
            rest /= 1_000
        }
        return "tile/\(folder)/\(number)" + (width == Self.fullWidth ? "" : ".p/\(width)")
    }

    /// Every tile and bundle of a tree of `size` leaves, bundles first, then level by level.
    package static func all(size: Int) -> [TilePath] {
        var paths = tiles(.entries, count: size)
        var level = 0
        while level < 8, size >> (height * level) > 0 {
            paths += tiles(.hashes(level: level), count: size >> (height * level))
            level += 1
        }
        return paths
    }

    /// How many hashes or entries of this tile a tree of `size` leaves has: 0 to 256.
    package func available(size: Int) -> Int {
        let count: Int
        switch content {
        case .entries: count = size
        case .hashes(let level): count = level < 8 ? size >> (Self.height * level) : 0
        }
        guard index <= count / Self.fullWidth else { return 0 }
        return min(Self.fullWidth, count - index * Self.fullWidth)
    }

    private static func tiles(_ content: Content, count: Int) -> [TilePath] {
        var paths = (0..<count / fullWidth).map { TilePath(content, index: $0) }
        if count % fullWidth > 0 {
            paths.append(TilePath(content, index: count / fullWidth, width: count % fullWidth))
        }
        return paths
    }

    private static func threeDigits(_ number: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: 3 - digits.utf8.count) + digits
    }

    /// Reads a path without regard to zeros and signs too many; the caller compares with ``text``.
    private init?(parsing text: String) {
        guard text.utf8.count <= 64 else { return nil }
        var parts = text.split(separator: "/", omittingEmptySubsequences: false)[...]
        guard parts.popFirst() == "tile", let folder = parts.popFirst() else { return nil }
        var width = Self.fullWidth
        if let partial = parts.dropLast().last, partial.hasSuffix(".p") {
            guard let number = parts.popLast().flatMap({ Int($0) }), (1..<Self.fullWidth).contains(number)
            else { return nil }
            width = number
            parts[parts.endIndex - 1] = partial.dropLast(2)
        }
        guard let content = Self.content(of: folder), let index = Self.index(of: parts) else { return nil }
        self.init(content, index: index, width: width)
    }

    private static func content(of folder: Substring) -> Content? {
        if folder == "entries" { return .entries }
        guard let level = Int(folder), (0...63).contains(level) else { return nil }
        return .hashes(level: level)
    }

    private static func index(of groups: ArraySlice<Substring>) -> Int? {
        var index = 0
        for (place, group) in groups.enumerated() {
            let digits = place == groups.count - 1 ? group : group.dropFirst()
            guard let number = Int(digits), (0..<1_000).contains(number) else { return nil }
            let (thousands, overflow) = index.multipliedReportingOverflow(by: 1_000)
            let (sum, carry) = thousands.addingReportingOverflow(number)
            guard !overflow, !carry else { return nil }
            index = sum
        }
        return groups.isEmpty ? nil : index
    }
}
