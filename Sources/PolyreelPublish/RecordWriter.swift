internal import Foundation
package import PolyreelCore
package import PolyreelGraph
package import PolyreelStore

/// Fills in and writes the records of one job's variants.
package struct RecordWriter: Sendable {
    let campaign: String
    let creator: String
    /// Name of the manifest's file.
    let manifest: String
    /// `sha256:…` of the asset.
    let asset: String
    let trim: TrimRange
    let versions: BuildVersions
    package let publisher: Publisher
    /// What concerns every variant of the job.
    let jobFindings: [Finding]
    /// What steps tell of every variant, by key of the record.
    let jobFacts: [String: JSONValue]
    private let digests = RecordDigests()

    /// - Parameters:
    ///   - manifest: the file, or its path.
    ///   - asset: `sha256:…` of the asset.
    package init(
        campaign: String, creator: String, manifest: String, asset: String, trim: TrimRange, versions: BuildVersions,
        publisher: Publisher, jobFindings: [Finding], jobFacts: [String: JSONValue]
    ) {
        self.campaign = campaign
        self.creator = creator
        self.manifest = manifest.fileName
        self.asset = asset
        self.trim = trim
        self.versions = versions
        self.publisher = publisher
        self.jobFindings = jobFindings
        self.jobFacts = jobFacts
    }

    package func id(of draft: Draft) -> String {
        id(market: draft.request.market.id, placement: draft.request.placement.id)
    }

    /// The name that a variant asks for.
    package func claim(market: String, placement: String) -> NameClaim {
        NameClaim(
            id: id(market: market, placement: placement), label: "\(market)/\(placement)", manifest: manifest,
            folder: publisher.variantFolder(market: market, placement: placement))
    }

    private func id(market: String, placement: String) -> String {
        VariantName.id(
            campaign: campaign, creator: creator, placement: placement, market: market,
            duration: trim.to - trim.from)
    }

    package func folder(of draft: Draft) -> String {
        publisher.variantFolder(market: draft.request.market.id, placement: draft.request.placement.id)
    }

    package func ready(
        _ film: FilmPlan, files: [VariantRecord.File], facts: FilmFacts, loudness: Int?, truePeak: Int?,
        findings: [Finding],
        rendered: Set<Digest>
    ) -> VariantRecord {
        let media = VariantRecord.Media(
            width: facts.size.width, height: facts.size.height, frameRate: facts.rate, frames: facts.frames,
            duration: facts.duration.approximation, videoCodec: facts.videoCodec, audioCodec: facts.audioCodec ?? "",
            integratedLoudness: loudness.map { Decibels(hundredths: $0).number },
            truePeak: truePeak.map { Decibels(hundredths: $0).number })
        return record(
            film.draft, .ready, files: files, media: media, spans: spans(film, rendered), findings: findings,
            film: film)
    }

    /// The record of a variant that stands published from before, as this run sees it.
    package func reused(_ film: FilmPlan, from old: VariantRecord, findings: [Finding]) -> VariantRecord {
        record(
            film.draft, .ready, files: old.files, media: old.media, spans: spans(film, []), findings: findings,
            film: film, timeline: old.timeline)
    }

    package func failed(_ film: FilmPlan, findings: [Finding]) -> VariantRecord {
        record(film.draft, .failed, files: [], media: nil, spans: .none, findings: findings)
    }

    /// - Parameter findings: why; nil: the draft's own.
    package func withheld(_ draft: Draft, _ findings: [Finding]? = nil) -> VariantRecord {
        record(draft, .withheld, files: [], media: nil, spans: .none, findings: findings ?? draft.findings)
    }

    /// The record of a variant of which there is no draft.
    package func withheld(market: String, placement: String, _ finding: Finding) -> VariantRecord {
        VariantRecord(
            id: id(market: market, placement: placement), campaign: campaign, manifest: manifest, market: market,
            placement: placement, status: .withheld, files: [], media: nil, facts: jobFacts, spans: .none,
            findings: [finding] + jobWide, made: made, key: nil, timeline: nil, overlays: nil, picture: nil,
            soundtrack: nil)
    }

    /// Writes `<id>.json` into a folder, unless it stands there word for word: thousands of unchanged variants need no
    /// disk.
    /// - Returns: whether it was written.
    @discardableResult
    package func write(_ record: VariantRecord, in folder: String) throws -> Bool {
        let (document, path) = (try JSONText.document(record), "\(folder)/\(record.id).json")
        if FileManager.default.contents(atPath: path) == document { return false }
        try DurableFiles.write(document, to: path, by: publisher.folder)
        return true
    }

    /// Leaves only a record in the variant's folder: for variants that must not, or could not, be made.
    package func publishAlone(_ record: VariantRecord) async throws {
        let folder = publisher.variantFolder(market: record.market, placement: record.placement)
        try await publisher.withStaging { staging in
            try await BlockingWork.run {
                try write(record, in: staging)
                let replaced = record.status == .failed ? [record.id] : versions(of: record.id, in: folder)
                try publisher.publish(staging, as: folder, replacing: replaced)
            }
        }
    }

    /// Ids of the variant's versions in its folder, itself first: those of other lengths that the same manifest asked for.
    package func versions(of id: String, in folder: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
        let others = names.filter { $0.hasSuffix("s.json") && VariantName.isVersion($0, of: id) }.sorted()
            .map { String($0.dropLast(".json".count)) }
        return [id]
            + others.filter { other in
                other != id && PublishedVariant(folder: folder, id: other).record?.manifest == manifest
            }
    }

    private func record(
        _ draft: Draft, _ status: VariantStatus, files: [VariantRecord.File], media: VariantRecord.Media?,
        spans: VariantRecord.Spans, findings: [Finding], film: FilmPlan? = nil,
        timeline: [VariantRecord.Span]? = nil
    ) -> VariantRecord {
        VariantRecord(
            id: id(of: draft), campaign: campaign, manifest: manifest, market: draft.request.market.id,
            placement: draft.request.placement.id, status: status, files: files, media: media,
            facts: draft.facts, spans: spans, findings: findings + jobWide.filter { !findings.contains($0) },
            made: made, key: film?.key.hex,
            timeline: timeline ?? film.map(FilmRecord.timeline),
            overlays: film.map { FilmRecord.overlays($0, digests) },
            picture: film.flatMap { digests.digest(of: $0.picture) },
            soundtrack: film?.soundtrack.hex)
    }

    /// A record is read on its own: what is wrong with the whole job stands in it too.
    private var jobWide: [Finding] { jobFindings.filter { $0.severity != .note } }

    private func spans(_ film: FilmPlan, _ rendered: Set<Digest>) -> VariantRecord.Spans {
        let made = film.spans.filter { rendered.contains($0.key) }
        return VariantRecord.Spans(
            total: film.spans.count, reused: film.spans.count - made.count, rendered: made.count,
            frames: film.picture.frames, framesRendered: made.reduce(0) { $0 + $1.frames.count })
    }

    private var made: VariantRecord.Made {
        VariantRecord.Made(
            polyreel: versions.polyreel, libav: versions.libav, icu: versions.icu, asset: asset)
    }
}
