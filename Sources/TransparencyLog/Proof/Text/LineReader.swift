// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Reads text line by line, strictly: every line ends in LF, the last one too.
struct LineReader {
    /// The format's name, for messages.
    let format: String
    private let bytes: [UInt8]
    private var position: Int
    private(set) var line = 0

    /// - Parameter limit: The most bytes the format allows.
    init(_ bytes: [UInt8], format: String, limit: Int) throws(LogFailure) {
        guard bytes.count <= limit else {
            throw .malformed(place: format, reason: "longer than \(limit) bytes")
        }
        guard bytes.last == UInt8(ascii: "\n") else {
            throw .malformed(place: format, reason: "the last line does not end")
        }
        self.format = format
        self.bytes = bytes
        position = 0
    }

    var isAtEnd: Bool { position == bytes.count }

    /// All bytes after the lines read so far.
    var rest: [UInt8] { Array(bytes[position...]) }

    /// The next line without its LF, or nil at the end.
    mutating func next() -> ArraySlice<UInt8>? {
        guard let end = bytes[position...].firstIndex(of: UInt8(ascii: "\n")) else { return nil }
        defer { position = end + 1 }
        line += 1
        return bytes[position..<end]
    }

    /// What follows `keyword` and one space in the next line.
    mutating func value(of keyword: String) throws(LogFailure) -> ArraySlice<UInt8> {
        let start = Array(keyword.utf8) + [UInt8(ascii: " ")]
        guard let line = next(), line.starts(with: start) else { throw refuse("expected `\(keyword) …`") }
        return line.dropFirst(start.count)
    }

    /// Refuses the line read last.
    func refuse(_ reason: String) -> LogFailure {
        .malformed(place: "\(format), line \(max(line, 1))", reason: reason)
    }
}

extension LineReader {
    func number(_ text: ArraySlice<UInt8>) throws(LogFailure) -> Int {
        guard let number = Decimal.parse(text) else {
            throw refuse("not a decimal number without leading zero")
        }
        return number
    }

    func base64(_ text: ArraySlice<UInt8>) throws(LogFailure) -> [UInt8] {
        guard let bytes = Base64.decode(text) else { throw refuse("not canonical base64") }
        return bytes
    }

    func hash(_ text: ArraySlice<UInt8>) throws(LogFailure) -> LogHash {
        guard let hash = LogHash(exactly: try base64(text)) else { throw refuse("not a hash of 32 bytes") }
        return hash
    }

    /// Reads hashes, one a line, to the end; at most 63, the height of the largest tree.
    ///
    /// - Parameter endsAtEmptyLine: If true, an empty line must end the path, and what follows is left
    ///   unread; if false, no empty line is allowed.
    mutating func path(endsAtEmptyLine: Bool) throws(LogFailure) -> [LogHash] {
        var path: [LogHash] = []
        while let line = next() {
            if line.isEmpty, endsAtEmptyLine { return path }
            guard path.count < InclusionProof.pathCountMax else { throw refuse("too many hashes") }
            path.append(try hash(line))
        }
        guard !endsAtEmptyLine else { throw refuse("no empty line after the path") }
        return path
    }
}
