// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

package import TocsinCore

/// A situation report as one HTML page that needs nothing from elsewhere: no script, no font, no picture.
package enum SituationReportHTML {
    /// A page to save, print or send.
    package static func page(_ report: SituationReport) -> String {
        """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width">
        <meta name="referrer" content="no-referrer">
        <title>\(escape(report.title))</title>
        <style>
        body { font-family: system-ui, sans-serif; line-height: 1.5; max-width: 44rem; margin: 1rem auto; padding: 0 1rem; }
        li { margin-block: .25rem; overflow-wrap: anywhere; }
        .practice { border: 2px solid; padding: .5rem; font-weight: bold; }
        .rule { font-size: .875rem; }
        </style>
        </head>
        <body>
        <main>
        \(body(report))
        </main>
        </body>
        </html>

        """
    }

    /// The contents of `main` alone, for a page that has its own frame.
    package static func body(_ report: SituationReport) -> String {
        let practice = report.practice ? ["<p class=\"practice\">\(escape(SituationReportWords.practice))</p>"] : []
        let asOf = "<p><time datetime=\"\(report.asOf)\">\(escape(SituationReportWords.asOf(report)))</time></p>"
        let blocks = practice + ["<h1>\(escape(report.title))</h1>", asOf]
            + report.sections.map(section) + [sources(report.sources)] + practice
        return blocks.joined(separator: "\n")
    }

    private static func section(_ section: SituationReport.Section) -> String {
        let id = section.heading.rawValue
        let items = section.sentences.map { sentence in
            "<li>\(escape(sentence.text)) \(sentence.sources.map(reference).joined())</li>"
        }
        let rules = section.rules.map { rule in
            "<p class=\"rule\">Rule \u{201C}\(escape(rule.name))\u{201D}: \(escape(rule.words))</p>"
        }
        let body = items.isEmpty
            ? ["<p>\(escape(SituationReportWords.nothing))</p>"] : ["<ul>"] + items + ["</ul>"] + rules
        return (["<section aria-labelledby=\"\(id)\">", "<h2 id=\"\(id)\">\(escape(section.heading.words))</h2>"] + body
            + ["</section>"]).joined(separator: "\n")
    }

    private static func reference(_ number: Int) -> String {
        "<a href=\"#source-\(number)\">[\(number)]</a>"
    }

    private static func sources(_ lines: [SourceLine]) -> String {
        let items = lines.map { line in
            let link = SituationReportWords.link(line).map { url in
                " <a href=\"\(escape(url))\" rel=\"noreferrer\">\(escape(url))</a>"
            }
            return "<li id=\"source-\(line.number)\" value=\"\(line.number)\"><bdi>\(escape(line.words))</bdi>\(link ?? "")</li>"
        }
        return (["<section aria-labelledby=\"sources\">", "<h2 id=\"sources\">Sources</h2>", "<ol>"] + items
            + ["</ol>", "</section>"]).joined(separator: "\n")
    }

    /// Also safe inside a quoted attribute.
    static func escape(_ text: String) -> String {
        var escaped = ""
        for character in text.unicodeScalars {
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(character)
            }
        }
        return escaped
    }
}
