internal import PolyreelCore

extension ReportPage {
    /// For every canvas, a table of the variants that differ from its first one, with links to the moments where they do.
    static func differences(_ report: JobReport, linkBase: String) -> String {
        let compared = report.differences.filter { !$0.others.isEmpty || $0.reference.count > 1 }
        guard !compared.isEmpty else { return "" }
        return """
            <section>
            <h2>What differs</h2>
            \(compared.map { table($0, report, linkBase) }.joined(separator: "\n"))
            </section>
            """
    }

    private static func table(_ group: DifferenceGroup, _ report: JobReport, _ linkBase: String) -> String {
        let rows = group.others.map { row($0, group, report, linkBase) }
        return """
            <table>
            <caption>\(group.width)×\(group.height), \(rate(group.frameRate)) fps, \
            \(seconds(DifferenceRange.seconds(group.frames, group.frameRate))) s</caption>
            <thead><tr><th>variant</th><th>differs from the first at (seconds)</th><th class="number">to look at</th><th>sound</th></tr></thead>
            <tbody>
            <tr><td>\(names(group.reference))</td><td>the first: see it whole</td>\
            <td class="number">\(seconds(DifferenceRange.seconds(group.frames, group.frameRate))) s</td><td></td></tr>
            \(rows.joined(separator: "\n"))
            </tbody>
            </table>
            """
    }

    private static func row(
        _ other: DifferenceGroup.Other, _ group: DifferenceGroup, _ report: JobReport, _ linkBase: String
    ) -> String {
        // A fifth of a second between two differences is not worth a link of its own.
        let gap = Int((group.frameRate / Rational(5)).floor)
        let parts = other.ranges.map(\.frames).joined(over: gap)
        let target = other.variants.first.flatMap { film($0, report, linkBase) }
        let links = parts.map { part in
            let (from, to) = (
                DifferenceRange.seconds(part.from, group.frameRate), DifferenceRange.seconds(part.to, group.frameRate)
            )
            let texts = other.ranges.filter { $0.frames.overlaps(part) }.flatMap(\.second).map(\.text)
            let label = "\(seconds(from))–\(seconds(to))"
            let title = texts.isEmpty ? "" : " title=\"\(escape(texts.joined(separator: "\n")))\""
            // A media fragment: W3C Media Fragments URI 1.0, 4.2.1.
            return target.map { "<a href=\"\(escape($0))#t=\(from),\(to)\"\(title)>\(label)</a>" } ?? label
        }
        let look = DifferenceRange.seconds(parts.reduce(0) { $0 + $1.count }, group.frameRate)
        return """
            <tr><td>\(names(other.variants))</td><td class="moments">\(links.isEmpty ? "nowhere" : links.joined(separator: " "))</td>\
            <td class="number">\(seconds(look)) s</td><td>\(other.sameSound ? "the same" : "<b>differs</b>")</td></tr>
            """
    }

    private static func film(_ variant: DifferenceGroup.Variant, _ report: JobReport, _ linkBase: String) -> String? {
        report.variants.first { $0.id == variant.id }?.files.first { $0.kind == "video" }
            .map { link("\(linkBase)\(variant.market)/\(variant.placement)/\($0.path)") }
    }

    /// Each market once, with its placements.
    private static func names(_ variants: [DifferenceGroup.Variant]) -> String {
        var markets: [String] = []
        for variant in variants where !markets.contains(variant.market) { markets.append(variant.market) }
        return markets.map { market in
            let placements = variants.filter { $0.market == market }.map { escape($0.placement) }
            return "<strong>\(escape(market))</strong> \(placements.joined(separator: ", "))"
        }.joined(separator: "<br>")
    }

    /// To a hundredth.
    private static func seconds(_ seconds: Double) -> String {
        let hundredths = Int((seconds * 100).rounded())
        let fraction = hundredths % 100
        let digits = fraction < 10 ? "0\(fraction)" : "\(fraction)"
        return "\(hundredths / 100).\(digits)"
    }
}
