// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore
package import TransparencyLog

/// Remembers the last tree that the desk signed, or was about to sign, where no restore of the data puts it back.
///
/// It is why a restored backup can't fork the log: its database is behind the anchor, and the desk refuses to sign.
package protocol Anchor: Sendable {
    /// - Returns: `nil` if there is none.
    func read() async throws -> AnchorRecord?

    /// Puts `new` in the place of `old`, or does nothing; durable when it returns.
    ///
    /// - Throws: ``ProofTrouble/anchorMoved`` if what lies there is not `old`;
    ///   ``ProofTrouble/anchorUnusable(_:)`` if it could not be read or written.
    func swap(_ old: AnchorRecord?, for new: AnchorRecord) async throws
}

/// What the anchor remembers. Its text is five lines: the header, `instance` and its name, then a checkpoint's text.
package struct AnchorRecord: Hashable, Sendable {
    package static let header = "tocsin.org/anchor@v1"
    package static let byteCountMax = 4_096

    /// Which desk this is of; the store bears the same name.
    package let instance: InstanceID
    package let origin: KeyName
    package let size: Int
    package let root: LogHash

    package init(instance: InstanceID, origin: KeyName, size: Int, root: LogHash) {
        self.instance = instance
        self.origin = origin
        self.size = size
        self.root = root
    }

    /// - Throws: ``ProofTrouble/anchorUnusable(_:)`` for anything but what ``bytes`` writes.
    package init(_ bytes: [UInt8]) throws(ProofTrouble) {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), maxSplits: 2, omittingEmptySubsequences: false)
        guard bytes.count <= Self.byteCountMax, lines.count == 3, lines[0].elementsEqual(Self.header.utf8),
            lines[1].starts(with: "instance ".utf8),
            let instance = InstanceID(String(decoding: lines[1].dropFirst("instance ".utf8.count), as: UTF8.self)),
            let checkpoint = try? Checkpoint(text: Array(lines[2])), checkpoint.extensions.isEmpty,
            let origin = try? KeyName(String(decoding: checkpoint.origin, as: UTF8.self))
        else { throw .anchorUnusable("it is not what the desk wrote") }
        self.init(instance: instance, origin: origin, size: checkpoint.size, root: checkpoint.root)
    }

    package var bytes: [UInt8] {
        Array("\(Self.header)\ninstance \(instance)\n".utf8)
            + Checkpoint(origin: origin, size: size, root: root).text
    }
}

/// A desk and its data, from founding on, wherever they are restored to.
package enum Instance {}
package typealias InstanceID = Identifier<Instance>
