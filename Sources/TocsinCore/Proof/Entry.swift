// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package typealias EntryID = Identifier<Entry>

/// Whatever has entries of its own: a case, a report on its way to one, or the desk.
package enum Stream {}
package typealias StreamID = Identifier<Stream>

/// One act as it was accepted. Entries are appended and never changed (law 14).
package struct Entry: Hashable, Sendable {
    package let id: EntryID
    package let stream: StreamID
    package let actor: Actor
    /// The desk's own clock.
    package let recorded: Timestamp
    /// When somebody says it happened; absent if they said nothing.
    package let asserted: AssertedTime?
    /// `nil` when the subject's key was destroyed: that something was done stays, what was done is gone.
    package let act: Act?

    package init(
        id: EntryID, stream: StreamID, actor: Actor, recorded: Timestamp, asserted: AssertedTime?, act: Act?
    ) {
        self.id = id
        self.stream = stream
        self.actor = actor
        self.recorded = recorded
        self.asserted = asserted
        self.act = act
    }

    /// The moment the case reckons with. In practice a replayed act counts when it is said to have happened; at a
    /// real desk nobody can move a clock by saying so.
    package func moment(practice: Bool) -> Timestamp {
        practice ? asserted?.instant ?? recorded : recorded
    }
}
