internal import Foundation
internal import PolyreelCore

/// The report as one HTML page that needs nothing from elsewhere: a poster frame, the state and the findings of every
/// variant.
enum ReportPage {
    /// - Parameter linkBase: what stands before links to the variants' folders: "" beside them, else a path ending in "/".
    static func html(_ report: JobReport, linkBase: String) -> String {
        let cards = report.variants.map { card($0, report.findings, linkBase) }.joined(separator: "\n")
        let counts = [VariantStatus.ready, .withheld, .failed]
            .map { (report.count($0), $0.rawValue) }.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }
        let share = "\(report.spans.framesRendered) of \(report.spans.frames) frames were encoded"
        return """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <title>\(escape(report.campaign))</title>
            <style>
            body { font: 15px/1.5 "Noto Sans", system-ui, sans-serif; margin: 2rem; color: #1c1c1e; background: #f6f6f7; }
            h1 { margin: 0 0 .25rem; } p { margin: .25rem 0; }
            main { display: grid; grid-template-columns: repeat(auto-fill, minmax(17rem, 1fr)); gap: 1rem; margin-top: 1.5rem; }
            article { background: #fff; border-radius: .6rem; overflow: hidden; border: 1px solid #ddd; }
            article img { width: 100%; height: 19rem; object-fit: contain; background: #111; display: block; }
            article div { padding: .75rem 1rem; }
            .ready b { color: #0a7d35; } .failed b { color: #b3261e; } .withheld b { color: #8a5a00; }
            .finding { font-size: .85em; border-left: 3px solid #ccc; padding-left: .5rem; margin: .4rem 0; overflow-wrap: anywhere; }
            .finding.error { border-color: #b3261e; } .finding.warning { border-color: #c98500; }
            .files { font-size: .85em; overflow-wrap: anywhere; }
            h2 { margin: 1.5rem 0 .5rem; font-size: 1.2em; }
            table { border-collapse: collapse; background: #fff; border: 1px solid #ddd; margin-bottom: 1rem; width: 100%; }
            caption { text-align: left; font-weight: 600; padding: .3rem 0; }
            th, td { text-align: left; vertical-align: top; padding: .3rem .75rem; border-top: 1px solid #eee; }
            th { font-weight: 600; font-size: .85em; color: #555; } td:first-child, .number { white-space: nowrap; }
            .number { text-align: right; font-variant-numeric: tabular-nums; }
            .moments a { display: inline-block; margin-right: .5rem; font-variant-numeric: tabular-nums; white-space: nowrap; }
            </style>
            </head>
            <body>
            <h1>\(escape(report.campaign))</h1>
            <p>\(escape(counts.joined(separator: ", "))) · \(escape(share))</p>
            \(report.findings.map(finding).joined(separator: "\n"))
            \(differences(report, linkBase: linkBase))
            <main>
            \(cards)
            </main>
            </body>
            </html>

            """
    }

    private static func card(_ record: VariantRecord, _ shown: [Finding], _ linkBase: String) -> String {
        let folder = link("\(linkBase)\(record.market)/\(record.placement)/")
        let links = record.files.map { "<a href=\"\(escape(folder + $0.path))\">\(escape($0.path))</a>" }
        let image = record.files.first { $0.kind == "image" }.map { file in
            let video = record.files.first { $0.kind == "video" }?.path ?? file.path
            return """
                <a href="\(escape(folder + video))"><img loading="lazy" src="\(escape(folder + file.path))" alt="\(escape(record.id))"></a>
                """
        }
        let media = record.media.map { media in
            "\(media.width)×\(media.height), \(rate(media.frameRate)) fps, \(media.frames) frames, \(media.duration) s"
        }
        return """
            <article class="\(record.status.rawValue)">
            \(image ?? "")
            <div>
            <p><strong>\(escape(record.market)) · \(escape(record.placement))</strong> <b>\(record.status.rawValue)</b></p>
            \(media.map { "<p>\(escape($0)); \(record.spans.reused) of \(record.spans.total) spans reused</p>" } ?? "")
            <p class="files">\(links.joined(separator: "<br>"))</p>
            \(record.findings.filter { !shown.contains($0) }.map(finding).joined(separator: "\n"))
            </div>
            </article>
            """
    }

    private static func finding(_ finding: Finding) -> String {
        let hint = finding.hint.map { "<br><em>\(escape($0))</em>" } ?? ""
        return """
            <p class="finding \(finding.severity.rawValue)">\(escape(finding.message)) [\(escape(finding.code))]\(hint)</p>
            """
    }

    /// Frames a second, as people write them: 25, 29.97.
    static func rate(_ rate: Rational) -> String {
        rate.denominator == 1 ? "\(rate.numerator)" : "\(Double((rate * Rational(100)).rounded) / 100)"
    }

    /// A path as it stands in a link.
    static func link(_ path: String) -> String {
        path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    }

    static func escape(_ text: String) -> String {
        text.reduce(into: "") { escaped, character in
            switch character {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            default: escaped.append(character)
            }
        }
    }
}
