// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// Reads what a desk form posts: `application/x-www-form-urlencoded`, or `multipart/form-data` (RFC 7578) where a file
/// may be sent along.
enum FormReader {
    /// Of a form without a file.
    static let bytesMax = 1_048_576
    static let fieldsMax = 2_000

    /// - Throws: ``WebFailure`` for another media type, or a body that is none.
    static func read(_ request: WebRequest, upTo limit: Int = bytesMax) async throws -> DeskForm {
        switch request.mediaType {
        case "application/x-www-form-urlencoded":
            return DeskForm(try pairs(try await request.body(upTo: min(limit, bytesMax))))
        case "multipart/form-data":
            guard let boundary = boundary(request.header("content-type") ?? "") else {
                throw WebFailure.malformed("The form's parts have no boundary.")
            }
            return try Multipart.read(try await request.body(upTo: limit), boundary: Array(boundary.utf8))
        case _:
            throw WebFailure.wrongMediaType("a form")
        }
    }

    private static func pairs(_ bytes: [UInt8]) throws(WebFailure) -> [(name: String, value: String)] {
        let parts = bytes.split(separator: UInt8(ascii: "&"))
        guard parts.count <= fieldsMax else { throw .malformed("That is too much for a form.") }
        var pairs: [(name: String, value: String)] = []
        for part in parts {
            let halves = part.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let value = halves.count > 1 ? try FormFields.text(halves[1], plusIsSpace: true) : ""
            pairs.append((try FormFields.text(halves[0], plusIsSpace: true), value.withPlainLineEnds))
        }
        return pairs
    }

    private static func boundary(_ type: String) -> String? {
        guard let start = type.firstRange(of: "boundary=") else { return nil }
        let text = type[start.upperBound...].prefix { $0 != ";" }.filter { $0 != "\"" && $0 != " " }
        return text.isEmpty || text.utf8.count > 70 ? nil : String(text)
    }
}

extension String {
    /// Browsers end the lines of a text area with CR LF; what people wrote has LF.
    var withPlainLineEnds: String { contains("\r\n") ? split(separator: "\r\n", omittingEmptySubsequences: false).joined(separator: "\n") : self }
}

/// The parts of a multipart body.
enum Multipart {
    /// - Throws: ``WebFailure/malformed(_:)`` for a body whose parts can't be told apart.
    static func read(_ body: [UInt8], boundary: [UInt8]) throws(WebFailure) -> DeskForm {
        let mark = Array("--".utf8) + boundary
        var pairs: [(name: String, value: String)] = []
        var file: DeskForm.File?
        var starts = places(of: mark, in: body)
        guard let last = starts.popLast(), !starts.isEmpty else { throw .malformed("The form's parts can't be told apart.") }
        for (start, end) in zip(starts, starts.dropFirst() + [last]) {
            let part = body[(start + mark.count)..<end]
            guard let gap = part.firstPlace(of: [13, 10, 13, 10]), part.count >= gap + 6 else {
                throw .malformed("A part of the form has no head.")
            }
            let head = String(decoding: part[part.startIndex..<(part.startIndex + gap)], as: UTF8.self)
            let value = part[(part.startIndex + gap + 4)..<(part.endIndex - 2)]
            guard let name = quoted("name", in: head) else { throw .malformed("A part of the form has no name.") }
            if let fileName = quoted("filename", in: head) {
                if !value.isEmpty { file = DeskForm.File(name: fileName, bytes: Array(value)) }
            } else {
                guard let text = String(validating: value, as: UTF8.self) else { throw .malformed("What was sent is not UTF-8.") }
                pairs.append((name, text.withPlainLineEnds))
            }
            guard pairs.count <= FormReader.fieldsMax else { throw .malformed("That is too much for a form.") }
        }
        return DeskForm(pairs, file: file)
    }

    private static func places(of mark: [UInt8], in body: [UInt8]) -> [Int] {
        var found: [Int] = []
        var from = 0
        while let place = body[from...].firstPlace(of: mark) {
            let at = from + place
            if at == 0 || (at >= 2 && body[at - 2] == 13 && body[at - 1] == 10) { found.append(at) }
            from = at + mark.count
        }
        return found
    }

    /// `name="…"` of a Content-Disposition, where a browser writes a quotation mark as `%22`.
    private static func quoted(_ key: String, in head: String) -> String? {
        guard let start = head.firstRange(of: " \(key)=\"") else { return nil }
        return String(head[start.upperBound...].prefix { $0 != "\"" })
    }
}

extension Collection where Element == UInt8, Index == Int {
    /// How far in the first place is that reads so.
    func firstPlace(of mark: [UInt8]) -> Int? {
        guard let first = mark.first, count >= mark.count else { return nil }
        var at = startIndex
        while at + mark.count <= endIndex {
            guard let next = self[at..<(endIndex - mark.count + 1)].firstIndex(of: first) else { return nil }
            if zip(self[next..<(next + mark.count)], mark).allSatisfy({ $0 == $1 }) { return next - startIndex }
            at = next + 1
        }
        return nil
    }
}
