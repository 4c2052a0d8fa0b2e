// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The name of a key that signs notes; best a URL without scheme, the same as the log's origin.
///
/// 1 to 255 bytes of UTF-8 without spaces, control characters and `+`. Two names are the same only if their
/// bytes are: unlike `String`, this does not take two spellings of an accent for one.
package struct KeyName: Hashable, Sendable {
    package static let byteCountMax = 255

    package let utf8: [UInt8]

    package init(_ text: String) throws(LogFailure) {
        let valid =
            !text.isEmpty && text.utf8.count <= Self.byteCountMax
            && text.unicodeScalars.allSatisfy { scalar in
                scalar.value >= 0x20 && scalar != "+" && !scalar.properties.isWhitespace
            }
        guard valid else { throw .malformed(place: "key name", reason: "not a name for a key") }
        utf8 = Array(text.utf8)
    }

    init(bytes: some Collection<UInt8>) throws(LogFailure) {
        guard let text = String(validating: bytes, as: UTF8.self) else {
            throw .malformed(place: "key name", reason: "not UTF-8")
        }
        try self.init(text)
    }
}

extension KeyName: CustomStringConvertible {
    package var description: String { String(decoding: utf8, as: UTF8.self) }
}
