// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import Foundation
internal import GRDB
internal import TocsinCore

/// A column holds something that no version of ours ever wrote.
struct RowBroken: Error, CustomStringConvertible {
    let column: String

    var description: String { "The store's column \(column) holds a value that was never written by Tocsin." }
}

extension Row {
    func bytes(_ column: String) -> [UInt8] { Array(self[column] as Data) }

    func optionalBytes(_ column: String) -> [UInt8]? { (self[column] as Data?).map(Array.init) }

    func time(_ column: String) -> Timestamp { Timestamp(milliseconds: self[column]) }

    func name<Kind>(_ column: String) throws -> Identifier<Kind> {
        guard let name = Identifier<Kind>(bytes: self[column] as Data) else { throw RowBroken(column: column) }
        return name
    }

    func coded<Value: RawRepresentable<String>>(_ column: String) throws -> Value {
        guard let value = Value(rawValue: self[column]) else { throw RowBroken(column: column) }
        return value
    }
}

extension Identifier {
    var data: Data { Data(bytes) }
}

extension Digest {
    var data: Data { Data(bytes) }
}

extension [UInt8] {
    var data: Data { Data(self) }
}
