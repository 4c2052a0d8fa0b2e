// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import TocsinCore
import TocsinFormats

/// `tocsin report CASE`: a situation report, as known at a moment.
struct Report: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "A situation report in which each sentence carries its source.",
        discussion: """
            Example: tocsin report 6hk1… --as-of 2024-03-23T12:00:00+03:00 --format md

            A practice case is open to whoever may use the socket; a real one takes a token in $TOCSIN_TOKEN, and the
            reading is an entry in its log.
            """)

    enum Format: String, ExpressibleByArgument, CaseIterable {
        case md, html, json
    }

    @Argument(help: "The case, as the desk named it.")
    var `case`: String

    @Option(help: "As known then: 2024-03-23T12:00:00+03:00, or a day, 2024-03-23+03:00.")
    var asOf: String?

    @Option(help: "md, html or json.")
    var format: Format = .md

    @OptionGroup var data: DataOption

    func validate() throws {
        if let asOf, AssertedTime(asOf) == nil {
            throw ValidationError("'\(asOf)' is no time; write 2024-03-23T12:00:00+03:00, or 2024-03-23+03:00 for a day.")
        }
    }

    func run() async throws {
        let moment = asOf.flatMap { AssertedTime($0) }.map { "&as_of=\($0.instant)" } ?? ""
        let target = "/cases/\(`case`)/report?format=\(format.rawValue)\(moment)"
        let headers = Environment.value("TOCSIN_TOKEN").map { [("Authorization", "Bearer \($0)")] } ?? []
        let reply = try await withDesk(in: data.folder) { try $0.send("GET", target, headers: headers) }
        print(String(decoding: try reply.orRefuse(), as: UTF8.self))
    }
}
