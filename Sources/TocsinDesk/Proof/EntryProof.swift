// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

internal import TransparencyLog

/// One disclosed entry with everything that was checked about it.
struct EntryProof: Sendable {
    let disclosed: DisclosedEntry
    let receipt: Receipt
    let leaf: TickLeaf
    let key: VerifierKey
    let signed: SignedCheckpoint

    /// Proves and verifies.
    ///
    /// - Throws: ``LogFailure`` if the entry does not lead to what was signed; nothing may be handed out then.
    init(
        of entry: [UInt8], key: BlindingKey, at index: Int, in tick: Tick, receipt: Receipt, log: LogRow
    ) throws {
        disclosed = try tick.disclose(index, entry: entry, entryKey: key)
        self.receipt = receipt
        leaf = tick.leaf
        self.key = try VerifierKey(log.verifierKey)
        signed = try disclosed.verify(receipt: receipt, log: self.key, witnesses: [])
    }

    func files(named name: String) -> [LogFile] {
        [
            LogFile(path: "\(name).entry", bytes: disclosed.bytes),
            LogFile(path: "\(name).json", bytes: disclosed.entry + [UInt8(ascii: "\n")]),
            LogFile(path: "\(name).tlog-proof", bytes: receipt.bytes),
            LogFile(path: "\(name).leaf", bytes: leaf.bytes),
            LogFile(path: "log.vkey", text: "\(key.text)\n"),
        ]
    }

    /// What a reader who has never heard of such logs has to know.
    func manual(named name: String, hasWords: Bool) -> String {
        """
        One entry of the log \(key.name)

        This folder lets you check, without trust in whoever gave it to you, that a warning desk had
        recorded one entry, exactly so, when it signed its log at \(signed.checkpoint.size) leaves.

        \(name).json        the entry, for reading: an act, who took it, when, and a commitment to its words
        \(name).entry       the same, with the keys that lead to its leaf
        \(name).tlog-proof  the receipt: the leaf's way to the root, and the signed checkpoint
        \(name).leaf        the leaf itself, 33 bytes
        log.vkey\(String(repeating: " ", count: name.utf8.count - 2))    the log's public key
        \(hasWords ? DisclosedWords.manual : "")
        To check it

        1. Get the log's key from somewhere else: the organisation's own page, a partner, a printed copy. A key
           that came in the same parcel as the proof proves nothing. It must read
           \(key.text)

        2. tocsin-verify receipt \(name).tlog-proof --entry \(name).entry --key KEY

        3. If you would rather use nobody's program but a known one: the receipt is of the public form
           c2sp.org/tlog-proof@v1. Any checker of that form, such as one built on the Go packages
           golang.org/x/mod/sumdb/note and .../tlog, takes the receipt, the file \(name).leaf and the key. That the
           leaf holds the entry is then to be computed: the entry blinded is HMAC-SHA256 of the bytes of "entry"
           under "entry-key"; its leaf hash and the path in \(name).entry give the root of the tick as in RFC 6962;
           the leaf is a byte 01 and HMAC-SHA256 of that root under "tick-key".

        What it proves

        The log had committed itself to exactly these bytes when it signed the checkpoint.
        \(signed.witnessing.sentence)

        What it does not prove

        That the entry is true, or the times in it right: they are the operator's word. That nothing was left
        out of the log. How many entries were recorded with it, or in what order.

        """
    }
}
