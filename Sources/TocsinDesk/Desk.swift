// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import Logging
import TocsinCore
package import TocsinPolicy

/// The use cases. Each loads one case, asks it, and commits entries and their consequences in one transaction.
package struct Desk: Sendable {
    package let store: any DeskStore
    package let vault: Vault
    package let packs: PackShelf
    package let instruments: Instruments
    package let words: CommonWords
    package let settings: DeskSettings
    package let logger: Logger
    let streams = StreamQueue()
    let shelf = CaseShelf()
    let rosters = RosterShelf()
    let reads = ReadLog()
    /// Told after each commit, so that services look again at once.
    package let bell: Bell

    package init(
        store: any DeskStore, vault: Vault, packs: PackShelf, instruments: Instruments, words: CommonWords,
        settings: DeskSettings, logger: Logger
    ) {
        self.store = store
        self.vault = vault
        self.packs = packs
        self.instruments = instruments
        self.words = words
        self.settings = settings
        self.logger = logger
        bell = Bell()
    }
}

/// Who the desk is to the outside.
package struct DeskSettings: Codable, Hashable, Sendable {
    /// The name under which messages go out.
    package let name: String
    /// Where recipients and the public reach it, without a final slash, such as `https://warn.example.org`.
    package let publicAddress: String
    /// CAP's `sender`: a name that is unique in the world, without spaces.
    package let capSender: String
    /// How anyone can check a message without its link.
    package let checkWords: String
    /// The address that mails come from; `desk@` and the CAP sender unless said.
    package let mailFrom: String?

    package init(
        name: String, publicAddress: String, capSender: String, checkWords: String, mailFrom: String? = nil
    ) {
        self.name = name
        self.publicAddress = publicAddress
        self.capSender = capSender
        self.checkWords = checkWords
        self.mailFrom = mailFrom
    }
}

/// The packs that this desk has, by name.
package struct PackShelf: Sendable {
    private let packs: [String: PolicyPack]

    package init(_ packs: [PolicyPack]) {
        self.packs = Dictionary(packs.map { ($0.id, $0) }, uniquingKeysWith: { _, later in later })
    }

    package subscript(id: String) -> PolicyPack? { packs[id] }

    package var ids: [String] { packs.keys.sorted() }
}

/// One at a time for each stream: acts on one case wait for each other instead of racing and starting over. What
/// guards the truth is the revision in the store; this only saves work.
actor StreamQueue {
    private var busy: Set<StreamID> = []
    private var waiting: [StreamID: [CheckedContinuation<Void, Never>]] = [:]

    func enter(_ stream: StreamID) async {
        guard busy.contains(stream) else {
            busy.insert(stream)
            return
        }
        await withCheckedContinuation { waiting[stream, default: []].append($0) }
    }

    func leave(_ stream: StreamID) {
        guard var line = waiting[stream], !line.isEmpty else {
            busy.remove(stream)
            waiting[stream] = nil
            return
        }
        let next = line.removeFirst()
        waiting[stream] = line
        next.resume()
    }
}
