internal import Foundation
internal import PolyreelCore

/// The report as one HTML page that needs nothing from elsewhere: a poster frame, the state and the findings of every
/// variant. Its parts are named as the templates name them.
struct ReportPage {
    let campaign: String
    /// How many variants are ready, withheld and failed.
    let counts: String
    /// How much of what is shown was encoded for this report.
    let share: String
    /// What concerns the whole job.
    let findings: [Note]
    /// Where there is something to compare.
    let canvases: [Canvas]
    let variants: [Card]

    struct Note {
        let severity: String
        let message: String
        let code: String
        let hint: String?

        init(_ finding: Finding) {
            severity = finding.severity.rawValue
            message = finding.message
            code = finding.code
            hint = finding.hint
        }
    }

    /// One variant.
    struct Card {
        let status: String
        let poster: Poster?
        let market: String
        let placement: String
        let media: String?
        let files: [File]
        /// Those that are not the whole job's.
        let findings: [Note]

        struct Poster {
            let film: String
            let image: String
            let id: String
        }

        struct File {
            let link: String
            let name: String
        }
    }

    /// - Parameter linkBase: what stands before links to the variants' folders: "" beside them, else a path ending in "/".
    /// - Throws: what is wrong with a template.
    static func html(_ report: JobReport, linkBase: String) throws -> String {
        try ReportTemplates().page(ReportPage(report, linkBase: linkBase))
    }

    private init(_ report: JobReport, linkBase: String) {
        campaign = report.campaign
        counts = report.counts
        share = "\(report.spans.framesRendered) of \(report.spans.frames) frames were encoded"
        findings = report.findings.map(Note.init)
        canvases = Canvas.all(report, linkBase: linkBase)
        variants = report.variants.map { Card($0, without: report.findings, linkBase: linkBase) }
    }

    /// A path as it stands in a link.
    static func link(_ path: String) -> String {
        path.addingPercentEncoding(withAllowedCharacters: .urlPathAllowed) ?? path
    }
}

extension ReportPage.Card {
    init(_ record: VariantRecord, without shown: [Finding], linkBase: String) {
        let folder = "\(linkBase)\(record.market)/\(record.placement)/"
        status = record.status.rawValue
        poster = record.files.first { $0.kind == .image }.map { file in
            let film = record.files.first { $0.kind == .video } ?? file
            return Poster(
                film: ReportPage.link(folder + film.path), image: ReportPage.link(folder + file.path), id: record.id)
        }
        market = record.market
        placement = record.placement
        media = record.media.map { media in
            "\(media.width)×\(media.height), \(media.frameRate.decimal(places: 0...2)) fps, \(media.frames) frames, "
                + "\(media.duration) s; \(record.spans.reused) of \(record.spans.total) spans reused"
        }
        files = record.files.map { File(link: ReportPage.link(folder + $0.path), name: $0.path) }
        findings = record.findings.filter { !shown.contains($0) }.map(ReportPage.Note.init)
    }
}
