// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A situation report as CommonMark: sections, one sentence a line with the numbers of its sources, the rules used,
/// the list of sources. Everything that came from outside is escaped, so that it can be no markup.
package enum SituationReportMarkdown {
    package static func write(_ report: SituationReport) -> String {
        let practice = report.practice ? [SituationReportWords.practice] : []
        let head = ["# \(escape(report.title))"] + practice + [escape(SituationReportWords.asOf(report))]
        let blocks = head + report.sections.map(section) + [sources(report.sources)] + practice
        return blocks.filter { !$0.isEmpty }.joined(separator: "\n\n") + "\n"
    }

    private static func section(_ section: SituationReport.Section) -> String {
        let lines = section.sentences.map { sentence in
            "- \(escapeStart(escape(sentence.text))) " + sentence.sources.map { "\\[\($0)\\]" }.joined()
        }
        let rules = section.rules.map { "Rule \u{201C}\(escape($0.name))\u{201D}: \(escape($0.words))" }
        let body = lines.isEmpty ? SituationReportWords.nothing : lines.joined(separator: "\n")
        return (["## \(section.heading.words)", body] + (lines.isEmpty ? [] : rules)).joined(separator: "\n\n")
    }

    private static func sources(_ lines: [SourceLine]) -> String {
        let rows = lines.map { line in
            let link = SituationReportWords.link(line).map { " <\($0)>" } ?? ""
            return "\(line.number). \(escape(line.words))\(link)"
        }
        return "## Sources\n\n" + rows.joined(separator: "\n")
    }

    /// A sentence that begins like a list begins none.
    private static func escapeStart(_ text: String) -> String {
        let digits = text.prefix { ("0"..."9").contains($0) }
        guard let next = text.dropFirst(digits.count).first,
            digits.isEmpty ? "-+=".contains(next) : ".)".contains(next)
        else { return text }
        return digits + "\\" + text.dropFirst(digits.count)
    }

    /// A backslash before every ASCII punctuation that CommonMark could read as markup; line ends become spaces.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for scalar in text.unicodeScalars {
            if "\\`*_[]<>#|~&".unicodeScalars.contains(scalar) { escaped.unicodeScalars.append("\\") }
            escaped.unicodeScalars.append(scalar.properties.isWhitespace || scalar.value < 0x20 ? " " : scalar)
        }
        return escaped
    }
}
