// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// A mail address of the plain sort, `local@domain`, in ASCII.
///
/// Quoted local parts, comments, address literals and letters beyond ASCII are refused: an address that a
/// program on the way could read in two ways must not receive a warning.
struct MailAddress {
    let text: String

    /// `nil` for anything else, or for more than 254 bytes.
    init?(_ text: String) {
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        guard parts.count == 2, text.utf8.count <= 254, Self.isLocal(parts[0]), Self.isHost(parts[1]) else {
            return nil
        }
        self.text = text
    }

    private static func isLocal(_ text: Substring) -> Bool {
        let extra = Set("!#$%&'*+-/=?^_`{|}~.".utf8)
        let atoms = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 64 && atoms.allSatisfy { !$0.isEmpty }
            && text.utf8.allSatisfy { isAlphanumeric($0) || extra.contains($0) }
    }

    /// Letters, digits and hyphens between dots, at most 253 bytes.
    static func isHost(_ text: some StringProtocol) -> Bool {
        let labels = text.split(separator: ".", omittingEmptySubsequences: false)
        return text.utf8.count <= 253
            && labels.allSatisfy { label in
                (1...63).contains(label.utf8.count) && !label.hasPrefix("-") && !label.hasSuffix("-")
                    && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
            }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
            UInt8(ascii: "A")...UInt8(ascii: "Z"):
            true
        default: false
        }
    }
}
