// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import ArgumentParser
import TocsinCore
import TocsinDesk
import TocsinFormats

/// `tocsin act FILE`: sends a file of acts, one after another, and prints the answers.
struct Act: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Send a file of acts and print the answers.",
        discussion: """
            Example: tocsin act acts.yaml

            Each act names its person's token in 'token', or all take $TOCSIN_TOKEN. An act may name what it makes,
            'as: victim'; later acts write '$victim', or '$warning.contents' for what a signature names. The file stops
            at the first act that is refused; sent again, what was done is not done twice.
            """)

    @Argument(help: "A file of acts, YAML or JSON; - reads standard input.")
    var file: String

    @OptionGroup var data: DataOption

    @Flag(help: "One JSON document on standard output, and nothing else.")
    var json = false

    func run() async throws {
        let bytes = try Files.readOrRefuse(file)
        let acts = try refusing { () throws(FormatError) in try ActFile(bytes) }
        let answers = try await withDesk(in: data.folder) { desk in try send(acts, of: bytes, to: desk) }
        if json {
            print("[" + answers.map(\.text).joined(separator: ",") + "]")
        }
        if let last = answers.last, !last.isGood { throw AnswerIsNo(sentence: json ? "" : "Stopped at act \(answers.count).") }
    }

    private func send(_ acts: ActFile, of bytes: [UInt8], to desk: SocketClient) throws -> [SocketClient.Reply] {
        let file = Hex.text(of: bytes)
        var names: [String: String] = [:]
        var answers: [SocketClient.Reply] = []
        var current: String?
        for step in acts.steps where step.after == nil {
            let body = try refusing { () throws(FormatError) in
                try CanonicalEncoder.encode(request(step, names: names, in: current))
            }
            let token = step.token ?? Environment.value("TOCSIN_TOKEN") ?? ""
            let reply = try desk.send(
                "POST", "/acts",
                headers: [("Authorization", "Bearer \(token)"), ("Idempotency-Key", "\(file)-\(step.index)"),
                    ("Content-Type", "application/json")],
                body: body)
            answers.append(reply)
            if !json { print(reply.text) }
            guard reply.isGood else { break }
            let answer = try refusing { () throws(FormatError) in try TreeReader.json(reply.body) }
            current = answer["case"]?.text ?? current
            bind(answer, as: step.name, in: &names)
        }
        return answers
    }

    /// The request of one step, read strictly, so that an error names the file's own line. Acts of one file belong to
    /// the case that it opened, unless they say otherwise.
    private func request(
        _ step: ActStep, names: [String: String], in current: String?
    ) throws(FormatError) -> ActRequest {
        let request = try TreeDecoder.decode(ActRequest.self, from: step.filled(with: names))
        guard request.caseID == nil, request.act.kind != .openCase, let current else { return request }
        return ActRequest(act: request.act, caseID: CaseID(current), at: request.at)
    }

    /// Every field of an answer that is plain text can be named by later acts.
    private func bind(_ answer: Tree, as name: String?, in names: inout [String: String]) {
        guard let name, case .map(let entries) = answer.value else { return }
        for entry in entries {
            if let text = entry.value.text { names["\(name).\(entry.key)"] = text }
        }
        names[name] = answer["id"]?.text
    }
}

extension Tree {
    /// The words of a text node.
    var text: String? {
        switch value {
        case .text(let text), .plain(let text): text
        case .null, .bool, .number, .list, .map: nil
        }
    }
}
