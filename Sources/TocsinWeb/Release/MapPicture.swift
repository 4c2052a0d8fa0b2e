// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// What `map` draws: paths and spots in units of a window that is 360 wide.
struct MapPicture: Sendable {
    struct Label: Sendable {
        let x: String
        let y: String
        let labelX: String
        let labelY: String
        let anchor: String
        let name: String
    }

    /// A dot where the place is, and its number beside it.
    struct Mark: Sendable {
        let x: String
        let y: String
        let number: Int
        let numberX: String
        let numberY: String
        let textY: String
        let isOutside: Bool
    }

    struct Scale: Sendable {
        let x: String
        let y: String
        let end: String
        let middle: String
        let textY: String
        let tickTop: String
        let words: String
    }

    let title: String
    let description: String
    let height: String
    let land: String
    let lakes: String
    let coast: String
    let borders: String
    /// One path a shape.
    let areas: [String]
    let towns: [Label]
    let marks: [Mark]
    let scale: Scale
}
