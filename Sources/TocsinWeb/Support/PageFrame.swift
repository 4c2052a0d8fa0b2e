// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import TocsinCore

/// What the frame of every page for everybody needs.
struct PageFrame: Sendable {
    enum Place { case alerts, practice, log, elsewhere }

    let desk: String
    let practice: Bool
    let asAt: PageTime
    let onAlerts: Bool
    let onPractice: Bool
    let onLog: Bool
}

/// A link with its words.
struct PageLink: Sendable {
    let path: String
    let label: String
}

/// A field that a form posts along.
struct HiddenField: Sendable {
    let name: String
    let value: String
}
