// SPDX-License-Identifier: Apache-2.0
// SPDX-FileCopyrightText: 2026 The Tocsin authors

/// The prose about `area`: shapes on the globe.
enum CAPAreaRules {
    static func check(_ area: CAPNode, _ findings: inout CAPFindings) {
        let (polygons, circles) = (area.all("polygon"), area.all("circle"))
        for polygon in polygons { check(polygon: polygon, &findings) }
        for circle in circles { check(circle: circle, &findings) }
        if polygons.isEmpty, circles.isEmpty, let geocode = area.first("geocode") {
            findings.warning(
                "CAP-AR-09", geocode,
                "readers without this list can't place it; add an equal polygon or circle")
        }
        height(area, &findings)
    }

    // MARK: polygons

    private static func check(polygon node: CAPNode, _ findings: inout CAPFindings) {
        guard !node.text.isEmpty else {
            return findings.warning("CAP-AR-12", node, "it is empty; leave it out")
        }
        let pairs = node.text.utf8.split(whereSeparator: isSpace)
        var points: [CAPMessage.Point] = []
        for pair in pairs {
            guard let point = point(pair) else {
                return findings.error(
                    "CAP-AR-02", node,
                    "'\(String(Substring(pair)).shown)' is no point; write latitude,longitude in degrees")
            }
            points.append(point)
        }
        if let off = points.first(where: { !$0.isOnGlobe }) {
            return findings.error("CAP-AR-04", node, "\(off) is not on the globe; latitude comes first")
        }
        if points.count < 4 || points.first != points.last {
            return findings.error(
                "CAP-AR-03", node, "a polygon has at least four points, the last of them the first")
        }
        if points.count > 100 {
            findings.warning("CAP-AR-06", node, "\(points.count) points are many; simplify it to 100")
        }
        if node.element.text.utf8.contains(where: { $0 < 0x20 }) || node.element.text.contains("  ")
            || node.text != node.element.text, findings.reading == .issued
        {
            findings.warning(
                "CAP-AR-07", node, "put a single space between points; some readers split there only")
        }
        shape(points, node, &findings)
    }

    private static func shape(_ points: [CAPMessage.Point], _ node: CAPNode, _ findings: inout CAPFindings) {
        switch RingShape.of(points, comparisonsLeft: &findings.comparisonsLeft) {
        case .simple: break
        case .flat:
            findings.ours("CAP-AR-05", node, "it encloses nothing; draw it around the area")
        case .crossing(let first, let second):
            findings.ours(
                "CAP-AR-05", node, "its sides cross near \(first) and \(second); draw it around the area")
        case .unchecked:
            findings.warning("CAP-AR-05", node, "it is too large to see whether its sides cross; simplify it")
        }
    }

    // MARK: circles and heights

    private static func check(circle node: CAPNode, _ findings: inout CAPFindings) {
        let parts = node.text.utf8.split(whereSeparator: isSpace)
        guard parts.count == 2, let center = point(parts[0]), let radius = DecimalText.millionths(parts[1]),
            radius >= 0
        else {
            return findings.error(
                "CAP-AR-08", node, "'\(node.text.shown)' is no circle; write latitude,longitude radius-in-km")
        }
        if !center.isOnGlobe {
            findings.error("CAP-AR-04", node, "\(center) is not on the globe; latitude comes first")
        }
        if radius == 0 {
            findings.warning(
                "CAP-AR-08", node, "a circle without radius covers nobody for some readers; give it one")
        }
    }

    private static func height(_ area: CAPNode, _ findings: inout CAPFindings) {
        guard let ceiling = area.first("ceiling") else { return }
        guard let altitude = area.first("altitude") else {
            return findings.error("CAP-AR-11", ceiling, "a ceiling needs a floor; add 'altitude'")
        }
        guard let top = DecimalText.millionths(ceiling.text.utf8),
            let floor = DecimalText.millionths(altitude.text.utf8)
        else {
            return
        }
        if top <= floor {
            findings.error("CAP-AR-11", ceiling, "it must lie above 'altitude'; both are feet")
        }
    }

    private static func isSpace(_ byte: UInt8) -> Bool { byte <= 0x20 }

    private static func point(_ text: Substring.UTF8View) -> CAPMessage.Point? {
        let parts = text.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        guard parts.count == 2, let latitude = DecimalText.millionths(parts[0]),
            let longitude = DecimalText.millionths(parts[1])
        else { return nil }
        return CAPMessage.Point(latitudeMicrodegrees: latitude, longitudeMicrodegrees: longitude)
    }
}

extension CAPMessage.Point: CustomStringConvertible {
    package var isOnGlobe: Bool {
        abs(latitudeMicrodegrees) <= 90_000_000 && abs(longitudeMicrodegrees) <= 180_000_000
    }

    package var description: String {
        DecimalText.write(latitudeMicrodegrees, places: 6) + ","
            + DecimalText.write(longitudeMicrodegrees, places: 6)
    }
}
