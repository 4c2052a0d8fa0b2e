// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

import CXML

/// Reads XML with libxml2 into a value, loading nothing and expanding nothing.
///
/// A document type is refused where it begins, before any entity is declared: whoever sends one wants
/// something else than to be read.
package enum XMLReader {
    package static let bytesMax = 10_000_000
    /// Elements within elements; libxml2 itself stops at 256.
    package static let depthMax = 64
    package static let elementsMax = 100_000

    package enum Failure: Error, Hashable, Sendable {
        case documentType(line: Int)
        case encoding(FormatError)
        case malformed(FormatError)
        case limit(FormatError)
    }

    /// - Throws: ``Failure``: a document type, bytes that do not fit the declared encoding, whatever else is
    ///   not well-formed, or more than ``bytesMax`` bytes, ``elementsMax`` elements or ``depthMax`` levels.
    package static func read(_ bytes: [UInt8]) throws(Failure) -> XMLElement {
        guard bytes.count <= bytesMax else {
            throw .limit(
                FormatError(
                    problem: "\(bytes.count) bytes are too many", mend: "at most \(bytesMax) are read"))
        }
        let tags = bytes.count { $0 == UInt8(ascii: "<") }
        guard tags <= 3 * elementsMax else {
            throw .limit(
                FormatError(problem: "there are too many elements", mend: "at most \(elementsMax) are read"))
        }
        _ = ready
        guard let context = xmlNewParserCtxt() else {
            throw .limit(FormatError(problem: "libxml2 has no memory left"))
        }
        defer { xmlFreeParserCtxt(context) }
        context.pointee.sax.pointee.internalSubset = { parser, _, _, _ in
            let context = parser?.assumingMemoryBound(to: xmlParserCtxt.self)
            context?.pointee._private = parser
            xmlStopParser(context)
        }
        let options =
            XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
            | XML_PARSE_NOCDATA.rawValue | XML_PARSE_BIG_LINES.rawValue
        let document = bytes.withUnsafeBytes { buffer in
            xmlCtxtReadMemory(
                context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil,
                nil,
                Int32(options))
        }
        defer { xmlFreeDoc(document) }
        if context.pointee._private != nil { throw .documentType(line: line(of: context)) }
        guard let document, context.pointee.wellFormed == 1, let root = xmlDocGetRootElement(document) else {
            throw failure(context)
        }
        var count = 0
        return try element(root, depth: 1, &count)
    }

    /// libxml2 wants to be told once before threads use it.
    private static let ready: Void = xmlInitParser()

    private static func line(of context: xmlParserCtxtPtr) -> Int {
        Int(context.pointee.input?.pointee.line ?? 0)
    }

    private static func failure(_ context: xmlParserCtxtPtr) -> Failure {
        let error = context.pointee.lastError
        let message = error.message.map { String(cString: $0) } ?? "the document is empty"
        let problem = "this is no XML: " + message.split(whereSeparator: \.isNewline).joined(separator: " ")
        let place = FormatError(line: Int(error.line), column: Int(max(error.int2, 0)), problem: problem)
        let encodings = [
            XML_ERR_UNKNOWN_ENCODING, XML_ERR_UNSUPPORTED_ENCODING, XML_ERR_INVALID_ENCODING,
            XML_I18N_CONV_FAILED,
        ].map { Int32($0.rawValue) }
        return encodings.contains(error.code) ? .encoding(place) : .malformed(place)
    }

    private static func element(
        _ node: xmlNodePtr, depth: Int, _ count: inout Int
    ) throws(Failure) -> XMLElement {
        count += 1
        guard depth <= depthMax, count <= elementsMax else {
            let problem = depth > depthMax ? "elements are nested too deeply" : "there are too many elements"
            throw .limit(FormatError(line: Int(xmlGetLineNo(node)), problem: problem))
        }
        var text = ""
        var children: [XMLElement] = []
        var next = node.pointee.children
        while let child = next {
            switch child.pointee.type {
            case XML_ELEMENT_NODE: children.append(try element(child, depth: depth + 1, &count))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: text += string(child.pointee.content)
            default: break
            }
            next = child.pointee.next
        }
        return XMLElement(
            name: string(node.pointee.name), namespace: string(node.pointee.ns?.pointee.href),
            line: Int(xmlGetLineNo(node)), attributes: attributes(node), text: text, children: children)
    }

    private static func attributes(_ node: xmlNodePtr) -> [String: String] {
        var attributes: [String: String] = [:]
        var next = node.pointee.properties
        while let attribute = next {
            let space = string(attribute.pointee.ns?.pointee.href)
            let name = (space.isEmpty ? "" : "{\(space)}") + string(attribute.pointee.name)
            attributes[name] = string(attribute.pointee.children?.pointee.content)
            next = attribute.pointee.next
        }
        return attributes
    }

    private static func string(_ text: UnsafePointer<xmlChar>?) -> String {
        text.map { String(cString: $0) } ?? ""
    }
}
