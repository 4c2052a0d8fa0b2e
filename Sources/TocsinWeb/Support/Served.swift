// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import Hummingbird
import HummingbirdCore
import Logging
import ServiceLifecycle

/// A request with where it came from. Headers of proxies are not believed: the proxy in front is the address.
package struct PlacedContext: RequestContext {
    package var coreContext: CoreRequestContextStorage
    let address: String?

    package init(source: Source) {
        coreContext = .init(source: source)
        address = source.channel.remoteAddress?.ipAddress
    }
}

/// A table of routes as Hummingbird serves it.
package struct Served: HTTPResponder {
    package typealias Context = PlacedContext

    let site: SiteTable
    /// How long a body may take to arrive.
    let patience: Duration

    package func respond(to request: Request, context: Context) async throws -> Response {
        let headers = request.headers.map { ($0.name.rawName, $0.value) }
        let body = request.body
        let length = request.headers[.contentLength].flatMap { Int($0) } ?? 0
        let asked = WebRequest(
            method: request.method.rawValue, target: request.head.path ?? "", headers: headers, address: context.address
        ) { [patience] limit in
            guard length <= limit else { throw WebFailure.tooLarge(limit: limit) }
            return try await Served.collect(body, upTo: limit, within: patience)
        }
        do {
            return Response(try await site.answer(asked))
        } catch {
            throw error.cause
        }
    }

    private static func collect(_ body: RequestBody, upTo limit: Int, within patience: Duration) async throws -> [UInt8]
    {
        try await withThrowingTaskGroup(of: [UInt8].self) { group in
            group.addTask {
                var bytes: [UInt8] = []
                do {
                    for try await chunk in body {
                        bytes.append(contentsOf: chunk.readableBytesView)
                        guard bytes.count <= limit else { break }
                    }
                } catch {
                    throw BodyInterrupted(error)
                }
                guard bytes.count <= limit else { throw WebFailure.tooLarge(limit: limit) }
                return bytes
            }
            group.addTask {
                try await Task.sleep(for: patience)
                throw WebFailure.tooSlow
            }
            defer { group.cancelAll() }
            return try await group.next() ?? []
        }
    }
}

extension Response {
    fileprivate init(_ answer: WebAnswer) {
        var fields = HTTPFields()
        for (name, value) in answer.headers {
            guard let name = HTTPFields.Element.Name(name) else { continue }
            fields.append(.init(name: name, value: value))
        }
        if let events = answer.events {
            // Whoever listens does not keep the desk from stopping.
            let open = events.map { ByteBuffer(bytes: $0) }.cancelOnGracefulShutdown()
            self.init(
                status: .init(code: answer.status), headers: fields,
                body: ResponseBody(asyncSequence: open))
            return
        }
        fields[.contentLength] = String(answer.length)
        self.init(
            status: .init(code: answer.status), headers: fields,
            body: answer.body.isEmpty ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body)))
    }
}

extension Application where Responder == Served {
    /// One server over one table. It names neither itself nor its version.
    init(
        serving site: SiteTable, at address: BindAddress, patience: Duration, connectionsMax: Int,
        logger: Logger, onRunning: @escaping @Sendable (_ port: Int?) async -> Void
    ) {
        self.init(
            responder: Served(site: site, patience: patience),
            server: .http1(configuration: .init(idleTimeout: .seconds(30))),
            configuration: ApplicationConfiguration(
                address: address, availableConnectionsDelegate: MaximumAvailableConnections(connectionsMax)),
            onServerRunning: { channel in await onRunning(channel.localAddress?.port) },
            logger: logger)
    }
}
