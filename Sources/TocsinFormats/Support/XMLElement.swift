// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// An element of an XML document as a value; comments and processing instructions are gone.
package struct XMLElement: Hashable, Sendable {
    package let name: String
    /// The namespace's name; empty for none.
    package let namespace: String
    /// Counted from 1, where the element's start tag ends.
    package let line: Int
    /// Names of the attributes, with `{namespace}` before those that have one.
    package let attributes: [String: String]
    /// The text directly inside, in order, without that of children.
    package let text: String
    package let children: [XMLElement]

    package init(
        name: String, namespace: String, line: Int, attributes: [String: String], text: String,
        children: [XMLElement]
    ) {
        self.name = name
        self.namespace = namespace
        self.line = line
        self.attributes = attributes
        self.text = text
        self.children = children
    }
}
