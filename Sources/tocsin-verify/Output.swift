// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import Glibc
import TransparencyLog

/// What the program prints. Nothing that was read from a file reaches the terminal unescaped.
enum Output {
    /// Prints one line; a line break within it is shown, not made, so that no file can forge a line of ours.
    static func print(_ line: String) {
        Swift.print(escaped(line))
    }

    static func print(_ witnessing: Witnessing) {
        for cosignature in witnessing.cosignatures {
            print("witness      \(cosignature.witness) saw it at \(time(cosignature.seconds))")
        }
        print(witnessing.sentence)
    }

    static func printError(_ message: String) {
        for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
            let bytes = Array("\(escaped(String(line)))\n".utf8)
            _ = write(STDERR_FILENO, bytes, bytes.count)
        }
    }

    /// The bytes as text, or nil if they are not UTF-8.
    static func text(_ bytes: [UInt8]) -> String? {
        String(validating: bytes, as: UTF8.self)
    }

    /// Shows controls, invisible and direction-changing characters as `\u{…}`.
    static func escaped(_ text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            if isVisible(scalar) {
                shown.unicodeScalars.append(scalar)
            } else {
                shown += "\\u{\(String(scalar.value, radix: 16))}"
            }
        }
        return shown
    }

    static func isVisible(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            false
        default: true
        }
    }

    /// A time as `2024-03-07T00:12:57Z`, in UTC, by the calendar of today; `seconds` since 1970.
    static func time(_ seconds: Int) -> String {
        // Days are counted from 0000-03-01, so that a leap day is the last of its year.
        guard (0..<253_402_300_800).contains(seconds) else { return "\(seconds) seconds after 1970" }
        let days = seconds / 86_400 + 719_468
        let era = days / 146_097
        let dayOfEra = days % 146_097
        let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
        let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
        let monthFromMarch = (5 * dayOfYear + 2) / 153
        let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
        let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
        let year = era * 400 + yearOfEra + (month <= 2 ? 1 : 0)
        let second = seconds % 86_400
        return "\(padded(year, 4))-\(padded(month))-\(padded(day))"
            + "T\(padded(second / 3_600)):\(padded(second / 60 % 60)):\(padded(second % 60))Z"
    }

    private static func padded(_ number: Int, _ width: Int = 2) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }
}

extension Witnessing {
    /// None if the operator stands alone.
    var cosignatures: [Cosignature] {
        switch self {
        case .operatorAlone: []
        case .cosigned(let cosignatures): cosignatures
        }
    }
}

/// The little of JSON that is needed to write it.
enum JSON {
    /// - Parameter members: Names, and values that are JSON already.
    static func object(_ members: [(String, String)]) -> String {
        "{\(members.map { "\(string($0)):\($1)" }.joined(separator: ","))}"
    }

    static func string(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" {
                quoted += "\\\(scalar)"
            } else if Output.isVisible(scalar) {
                quoted.unicodeScalars.append(scalar)
            } else {
                for unit in String(scalar).utf16 {
                    let digits = String(unit, radix: 16)
                    quoted += "\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits
                }
            }
        }
        return quoted + "\""
    }
}
