internal import Foundation
public import PolyreelCore
internal import PolyreelGraph
internal import PolyreelManifest
internal import PolyreelPublish
internal import PolyreelRender
internal import PolyreelStep
public import PolyreelStore

/// What a job would do, as `polyreel plan` tells it.
public struct PlanReport: Codable, Sendable {
    public let campaign: String
    public let variants: [Variant]
    public let spans: Totals
    /// Seconds of encoding on the cores that `--cores` allows, by measured cost of a frame; rough.
    public let estimatedSeconds: Double
    public let findings: [Finding]

    public struct Variant: Codable, Sendable {
        public let id: String
        public let market: String
        public let placement: String
        public let status: Status
        public let reasons: [Finding]
        public let spans: [Span]

        public enum Status: String, Codable, Sendable {
            case render, reuse, withheld
        }
    }

    public struct Span: Codable, Sendable {
        public let key: String
        /// Frames of the film.
        public let from: Int
        public let to: Int
        public let state: State

        public enum State: String, Codable, Sendable {
            case reuse, render
        }
    }

    public struct Totals: Codable, Sendable {
        public let unique: Int
        public let reuse: Int
        public let render: Int
        /// Frames that all variants show together.
        public let frames: Int
        public let framesRendered: Int
    }
}

extension PreparedJob {
    /// Milliseconds of one core to reframe, encode and check one frame of 1920x1080 pixels; measured on a 2 GHz server core.
    private static let millisecondsPerFrame = 40.0

    /// What running this job would do now. Renders nothing and changes nothing.
    public func report(store: any Store, options: JobOptions, versions: BuildVersions) async throws -> PlanReport {
        let publisher = Publisher(folder: "\(options.output)/\(manifest.campaign)")
        let records = records(versions: versions, publisher: publisher)
        // Thousands of records are read side by side.
        let digests = FileDigests(store: store)
        let standing = try await BlockingWork.map(plan.films, width: options.jobs) { film in
            let published = PublishedVariant(folder: records.folder(of: film.draft), id: records.id(of: film.draft))
            return (owner: published.owner, record: published.current(key: film.key.hex, digests: digests))
        }
        let films = Dictionary(
            zip(plan.films, standing).map { ($0.draft.request.label, (film: $0, standing: $1.record)) }
        ) { first, _ in first }
        let owners = zip(plan.films, standing).reduce(into: [String: NameClaim.Owner]()) {
            $0[$1.0.draft.request.label] = $1.1.owner
        }
        return try await BlockingWork.run { try planned(films, owners, records, store: store, options: options) }
    }

    /// - Parameters:
    ///   - films: by label; with the record of what stands published of it, unchanged.
    ///   - owners: by label, whose variants stand under the names.
    private func planned(
        _ films: [String: (film: FilmPlan, standing: VariantRecord?)], _ owners: [String: NameClaim.Owner],
        _ records: RecordWriter, store: any Store, options: JobOptions
    ) throws -> PlanReport {
        var toRender: Set<Digest> = []
        // Films share spans: the store is asked for each once.
        var kept: [Digest: Bool] = [:]
        var variants: [PlanReport.Variant] = []
        for draft in drafts {
            let request = draft.request
            guard let (film, standing) = films[request.label] else {
                variants.append(
                    PlanReport.Variant(
                        id: records.id(of: draft), market: request.market.id, placement: request.placement.id,
                        status: .withheld, reasons: draft.findings, spans: []))
                continue
            }
            let objections = standing.map(objections) ?? []
            guard !objections.hasErrors else {
                variants.append(
                    PlanReport.Variant(
                        id: records.id(of: draft), market: request.market.id, placement: request.placement.id,
                        status: .withheld, reasons: draft.findings + objections, spans: []))
                continue
            }
            let current = standing != nil
            let spans = try film.spans.map { span in
                let isKept =
                    try current
                    || kept[span.key]
                        ?? (store.result(for: span.key)?.outputs["segment"].map(store.isWhole) ?? false)
                if !current {
                    kept[span.key] = isKept
                    if !isKept { toRender.insert(span.key) }
                }
                return PlanReport.Span(
                    key: span.key.hex, from: span.frames.from, to: span.frames.to,
                    state: isKept ? .reuse : .render)
            }
            variants.append(
                PlanReport.Variant(
                    id: records.id(of: draft), market: request.market.id, placement: request.placement.id,
                    status: current ? .reuse : .render, reasons: draft.findings, spans: spans))
        }
        let held = try options.replaces ? [] : heldNames(records, store: store, known: owners)
        guard !held.hasErrors else { throw JobFailure.wrong(held) }
        variants += unbuilt.map { variant in
            let finding = variant.finding(in: manifest)
            let record = records.withheld(market: variant.market.id, placement: variant.placement, finding)
            return PlanReport.Variant(
                id: record.id, market: record.market, placement: record.placement, status: .withheld,
                reasons: [finding], spans: [])
        }
        let costs = toRender.compactMap { plan.spans[$0] }
        let pixels = costs.reduce(0) { $0 + $1.frames * $1.canvas.area }
        let seconds = Double(pixels) / (1920 * 1080) * Self.millisecondsPerFrame / 1000 / Double(max(1, options.jobs))
        return PlanReport(
            campaign: manifest.campaign, variants: variants,
            spans: PlanReport.Totals(
                unique: plan.spans.count, reuse: plan.spans.count - toRender.count, render: toRender.count,
                frames: plan.films.reduce(0) { $0 + $1.picture.frames },
                framesRendered: costs.reduce(0) { $0 + $1.frames }),
            estimatedSeconds: (seconds * 10).rounded() / 10, findings: findings + held)
    }
}
