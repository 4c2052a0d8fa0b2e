// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore
import TocsinDesk

extension DeskSite {
    var receiptRoutes: [Route] {
        [
            Route(
                .get, "/desk/settings/log", .person, "The log, and how to take it away and check it.",
                answer: staff(logDesk)),
            Route(
                .get, "/desk/settings/log/checkpoint", .person, "The newest checkpoint, as a file.",
                answer: staff(checkpointFile)),
            Route(
                .post, "/desk/settings/log/disclose", .reader, "Disclose one entry with its proof.",
                answer: staffForm(findReceipt)),
            Route(.get, "/desk/receipts/{entry}", .reader, "The proof of one entry.", answer: staff(receipt)),
            Route(
                .get, "/desk/receipts/{entry}/{file}", .reader, "One file of that proof.", answer: staff(receiptFile)),
        ]
    }

    private struct LogDesk: Sendable {
        let hasLog: Bool
        let origin: String
        let key: String
        let leaves: String
        let signedLeaves: String
        let signedAt: String
        let mayDisclose: Bool
        let entryField: FormField
    }

    private func logDesk(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        return try await logDesk(session)
    }

    private func logDesk(_ session: Session, form: DeskForm? = nil, problems: [FormProblem] = []) async throws
        -> WebAnswer
    {
        let (log, newest) = (try await proof.logs().last, try await proof.newestCheckpoint())
        let extent = try await proof.extent()
        let values = LogDesk(
            hasLog: newest != nil, origin: log?.origin ?? "", key: log?.verifierKey ?? "", leaves: "\(extent.size)",
            signedLeaves: "\(newest?.size ?? 0)",
            signedAt: newest.map { PageTime($0.signed, zoneMinutes: 0).words } ?? "",
            mayDisclose: session.person.mayRead,
            entryField: FormFill(form, problems: problems).line(
                "entry", "Entry",
                hint: "Its identifier: 26 letters and digits. It stands with each entry of a case's timeline."))
        return try page(
            "logDesk", await frame(.settings, session, problems: problems), values, status: problems.isEmpty ? 200 : 422
        )
    }

    private func checkpointFile(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        guard let newest = try await proof.newestCheckpoint() else { throw WebFailure.nothing }
        return .download(newest.note, named: "checkpoint", type: "text/plain; charset=utf-8")
    }

    private func findReceipt(_ request: WebRequest, _ session: Session, _ form: DeskForm) async throws -> WebAnswer {
        do {
            let text = try form.require("entry", or: "Enter the identifier of an entry.")
            guard let id = EntryID(text.lowercased()) else {
                throw FormProblem("entry", "An identifier has 26 letters and digits; you entered \(text).")
            }
            _ = try await proofFiles(of: id, session)
            return .seeOther("/desk/receipts/\(id)")
        } catch let problem as FormProblem {
            return try await logDesk(session, form: form, problems: [problem])
        } catch let refusal as DisclosureRefusal {
            return try await logDesk(session, form: form, problems: [FormProblem("entry", refusal.description)])
        } catch WebFailure.nothing {
            let problem = FormProblem("entry", "There is no such entry that you can see.")
            return try await logDesk(session, form: form, problems: [problem])
        }
    }

    private struct ReceiptPage: Sendable {
        struct File: Sendable {
            let fileName: String
            let filePath: String
            let fileWords: String
        }

        let entry: String
        let files: [File]
        let readme: String
        let key: String
    }

    private func receipt(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        _ = try request.question([])
        guard let id = EntryID(request.name("entry")) else { throw WebFailure.nothing }
        let files = try await disclosed(id, session)
        let readme = files.first { $0.path == "README.txt" }?.bytes ?? []
        let lines = files.map {
            ReceiptPage.File(fileName: $0.path, filePath: "/desk/receipts/\(id)/\($0.path)", fileWords: $0.inWords)
        }
        let values = ReceiptPage(
            entry: "\(id)", files: lines, readme: String(decoding: readme, as: UTF8.self),
            key: try await proof.logs().last?.verifierKey ?? "")
        return try page("receipt", await frame(.settings, session), values)
    }

    private func receiptFile(_ request: WebRequest, _ session: Session) async throws -> WebAnswer {
        guard let id = EntryID(request.name("entry")) else { throw WebFailure.nothing }
        let files = try await disclosed(id, session)
        guard let file = files.first(where: { $0.path == request.name("file") }) else { throw WebFailure.nothing }
        return .download(file.bytes, named: file.path, type: "application/octet-stream")
    }

    /// The files of a proof, for a page: one that can't be had yet is told in its own words.
    private func disclosed(_ id: EntryID, _ session: Session) async throws -> [LogFile] {
        do {
            return try await proofFiles(of: id, session)
        } catch let refusal as DisclosureRefusal where refusal != .unknown {
            throw Refusal(.notYet, refusal.description)
        } catch is DisclosureRefusal {
            throw WebFailure.nothing
        }
    }

    /// An entry of a case may be disclosed by whoever may read the case, on the record; one of no case by whoever may
    /// read cases at all.
    private func proofFiles(of id: EntryID, _ session: Session) async throws -> [LogFile] {
        guard session.person.mayRead, let entry = try await desk.store.entry(id) else { throw WebFailure.nothing }
        if let row = try await desk.store.cases().first(where: { StreamID($0.id) == entry.stream }) {
            do {
                _ = try await readCase(row.id, session, what: "the proof of entry \(id)")
            } catch let refusal as Refusal where refusal.code == .unknownThing {
                throw WebFailure.nothing
            }
        }
        return try await Disclosure(store: proof).files(for: id)
    }
}

extension WebAnswer {
    /// A file to keep. The name is one of ours: letters, digits, dots.
    static func download(_ bytes: [UInt8], named name: String, type: String) -> WebAnswer {
        WebAnswer(type: type, headers: [("Content-Disposition", "attachment; filename=\"\(name)\"")], body: bytes)
    }
}

extension LogFile {
    /// What it is for, by how its name ends.
    fileprivate var inWords: String {
        if path.hasSuffix(".tlog-proof") {
            return "The receipt: the leaf's way to the root, and the signed checkpoint."
        }
        if path.hasSuffix(".entry") { return "The entry with the keys that lead to its leaf." }
        if path.hasSuffix(".json") { return "The entry, for reading." }
        if path.hasSuffix(".leaf") { return "The leaf itself." }
        if path.hasSuffix(".vkey") { return "The log's key, for convenience: get it from elsewhere to believe it." }
        return "What to do with the rest."
    }
}
