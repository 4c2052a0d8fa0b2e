// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import CResources

extension PolicyPack {
    /// The packs that come with the program, read anew at each call; keep what you get.
    ///
    /// - Throws: ``PackError`` only if a pack was changed before the program was built; the tests read them all.
    package static func builtIn() throws(PackError) -> [PolicyPack] {
        var packs: [PolicyPack] = []
        for file in EmbeddedFile.packs { packs.append(try PolicyPack(yaml: file.bytes)) }
        return packs
    }
}

/// A file that was embedded when the program was built.
struct EmbeddedFile {
    let name: String
    let bytes: [UInt8]

    static var packs: [EmbeddedFile] { all(tocsin_packs) }
    static var scenarios: [EmbeddedFile] { all(tocsin_scenarios) }
    static var words: [EmbeddedFile] { all(tocsin_words) }

    private static func all(
        _ table: (UnsafeMutablePointer<Int>) -> UnsafePointer<tocsin_pack>?
    ) -> [EmbeddedFile] {
        var count = 0
        let first = table(&count)
        return UnsafeBufferPointer(start: first, count: count).map { file in
            EmbeddedFile(
                name: String(cString: file.name),
                bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.length)))
        }
    }
}
