internal import PolyreelCore

extension ReportPage {
    /// The variants of one canvas that differ from its first one, with links to the moments where they do.
    struct Canvas {
        let size: String
        let rate: String
        /// How long the films are, in seconds.
        let whole: String
        /// Of the first variant, and of those like it.
        let markets: [MarketNames]
        let others: [Other]

        static func all(_ report: JobReport, linkBase: String) -> [Canvas] {
            let films = Dictionary(report.variants.map { ($0.id, $0) }) { first, _ in first }.compactMapValues {
                record in
                record.files.first { $0.kind == .video }
                    .map { ReportPage.link("\(linkBase)\(record.market)/\(record.placement)/\($0.path)") }
            }
            return report.differences.filter { !$0.others.isEmpty || $0.reference.count > 1 }
                .map { Canvas($0, films: films) }
        }

        /// - Parameter films: links to them by the variants' ids.
        private init(_ group: DifferenceGroup, films: [String: String]) {
            size = "\(group.width)×\(group.height)"
            rate = group.frameRate.decimal(places: 0...2)
            whole = (Rational(group.frames) / group.frameRate).decimal(places: 2)
            markets = MarketNames.all(group.reference)
            others = group.others.map { Other($0, rate: group.frameRate, films: films) }
        }
    }

    /// A market with its placements.
    struct MarketNames {
        let market: String
        let placements: String

        /// Each market once.
        static func all(_ variants: [DifferenceGroup.Variant]) -> [MarketNames] {
            let placements = Dictionary(grouping: variants, by: \.market)
            return variants.map(\.market).uniqued.map { market in
                MarketNames(
                    market: market, placements: (placements[market] ?? []).map(\.placement).joined(separator: ", "))
            }
        }
    }

    /// Variants that are like each other and not like the first.
    struct Other {
        let markets: [MarketNames]
        let moments: [Moment]
        /// How much of the film differs, in seconds.
        let look: String
        let sameSound: Bool

        init(_ other: DifferenceGroup.Other, rate: Rational, films: [String: String]) {
            // A fifth of a second between two differences is not worth a link of its own.
            let parts = other.ranges.map(\.frames).joined(over: Int((rate / Rational(5)).floor))
            let film = other.variants.first.flatMap { films[$0.id] }
            markets = MarketNames.all(other.variants)
            moments = parts.map { part in
                Moment(part, rate, of: film, other.ranges.filter { $0.frames.overlaps(part) }.flatMap(\.second))
            }
            look = (Rational(parts.reduce(0) { $0 + $1.count }) / rate).decimal(places: 2)
            sameSound = other.sameSound
        }
    }

    /// A part of a film that is worth a look.
    struct Moment {
        /// Nil without a film to link to.
        let target: String?
        let label: String
        /// What is shown over the picture then.
        let texts: String?

        init(_ frames: FrameRange, _ rate: Rational, of film: String?, _ shown: [DifferenceRange.Text]) {
            let (from, to) = (Rational(frames.from) / rate, Rational(frames.to) / rate)
            // A media fragment: W3C Media Fragments URI 1.0, 4.2.1.
            target = film.map { "\($0)#t=\(from.decimal(places: 1...3)),\(to.decimal(places: 1...3))" }
            label = "\(from.decimal(places: 2))–\(to.decimal(places: 2))"
            // What is a picture alone has none.
            let words = shown.map(\.text).filter { !$0.isEmpty }
            texts = words.isEmpty ? nil : words.joined(separator: "\n")
        }
    }
}
