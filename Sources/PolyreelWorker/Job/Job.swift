internal import Foundation
public import PolyreelCore
internal import PolyreelGraph
internal import PolyreelManifest
internal import PolyreelMedia
public import PolyreelPublish
public import PolyreelRender
internal import PolyreelStep
public import PolyreelStore

/// Runs a prepared job: renders what is missing, makes, proves and publishes every variant, and reports.
public struct Job: Sendable {
    private let prepared: PreparedJob
    private let store: any Store
    private let options: JobOptions
    private let versions: BuildVersions
    private let host: RenderHost
    private let stop: StopSignal
    private let report: @Sendable (JobEvent) -> Void

    public init(
        _ prepared: PreparedJob, store: any Store, options: JobOptions, versions: BuildVersions, host: RenderHost,
        stop: StopSignal,
        report: @escaping @Sendable (JobEvent) -> Void
    ) {
        self.prepared = prepared
        self.store = store
        self.options = options
        self.versions = versions
        self.host = host
        self.stop = stop
        self.report = report
    }

    /// - Throws: `JobFailure`, `Interrupted`, what a step throws; what was published by then stays, what was rendered is in the
    ///   store.
    public func run() async throws -> JobReport {
        do {
            return try await publishAll()
        } catch let error as StoreError {
            throw RenderFinding.failure(for: error)
        } catch let finding as Finding {
            throw RenderFinding.failure(for: finding)
        } catch let error as MediaError {
            throw RenderFinding.failure(for: error)
        }
    }

    private func publishAll() async throws -> JobReport {
        let folder = "\(options.output)/\(prepared.manifest.campaign)"
        let publisher = Publisher(folder: folder)
        let lock = try await BlockingWork.run {
            let lock = try CampaignLock(folder: folder)
            try publisher.open()
            return lock
        }
        defer { withExtendedLifetime(lock) {} }
        let records = prepared.records(versions: versions, publisher: publisher)
        try await BlockingWork.run { try publisher.checkFolders(of: prepared.claims(records).map(\.label)) }
        report(.prepared(variants: prepared.drafts.count + prepared.unbuilt.count))

        let standing = try await standingVariants(records)
        let held = try await BlockingWork.run {
            try options.replaces
                ? [] : prepared.heldNames(records, store: store, known: standing.compactMapValues(\.owner))
        }
        guard !held.hasErrors else { throw JobFailure.wrong(held) }
        let current = standing.compactMapValues(\.current)
        let wanted = RenderPlan(
            films: prepared.plan.films.filter { current[$0.draft.request.label] == nil }, spans: prepared.plan.spans,
            soundtracks: prepared.plan.soundtracks)
        let (kept, rendered) = try await renderWithinCaps(wanted)
        let claims = rendered.claims(kept.films)
        let maker = VariantMaker(job: prepared, store: store, publisher: publisher, records: records)
        let films = Dictionary((kept.films + prepared.plan.films).map { ($0.draft.request.label, $0) }) { first, _ in
            first
        }

        let made = try await prepared.drafts.concurrentMap(width: options.jobs) { draft in
            let record: VariantRecord
            if let film = films[draft.request.label], let old = current[draft.request.label] {
                record = try await reuse(film, old, maker, records)
            } else if let film = films[draft.request.label] {
                record = try await make(film, kept, maker, records, rendered, claims[draft.request.label] ?? [])
            } else {
                record = records.withheld(draft)
                try await records.publishAlone(record)
            }
            report(.published(label: draft.request.label, status: record.status))
            return record
        }
        let unbuilt = try await prepared.unbuilt.concurrentMap(width: options.jobs) { variant in
            let record = records.withheld(
                market: variant.market.id, placement: variant.placement, variant.finding(in: prepared.manifest))
            try await records.publishAlone(record)
            report(.published(label: "\(record.market)/\(record.placement)", status: record.status))
            return record
        }
        let sheetFindings = try await publishSheets(made + unbuilt, in: folder)
        let result = JobReport(
            campaign: prepared.manifest.campaign, manifest: prepared.manifest.file, folder: folder,
            variants: made + unbuilt, spans: spans(rendered.keys, kept),
            findings: prepared.findings + held + sheetFindings)
        try await JobReportFiles.write(result)
        return result
    }

    /// Sheets over all variants, where a step has any.
    /// - Returns: what is wrong with those that were not written; the variants stand, whatever is.
    private func publishSheets(_ variants: [VariantRecord], in folder: String) async throws -> [Finding] {
        let campaign = CampaignRecord(campaign: prepared.manifest.campaign, variants: variants)
        var sheets: [String: Data] = [:]
        var findings: [Finding] = []
        for step in prepared.steps {
            for file in try await step.step.finish(campaign, with: step.own(prepared.tools)) {
                guard file.isNamed, sheets[file.name] == nil else {
                    let name = file.name.shortened
                    findings += step.placed(
                        [
                            file.isNamed
                                ? .error(
                                    "sheet-twice", "two sheets are called '\(name)'", hint: "give one another name")
                                : .error(
                                    "sheet-name", "a sheet is called '\(name)'",
                                    hint: "use letters, digits, '.', '_' and '-'")
                        ], prepared.tools.places)
                    continue
                }
                sheets[file.name] = file.content
            }
        }
        let written = sheets.sorted { $0.key < $1.key }
        guard !written.isEmpty else { return findings }
        try await BlockingWork.run {
            try DurableFiles.makeFolder("\(folder)/handover")
            for (name, content) in written {
                try StoredFile.removeForeign("\(folder)/handover/\(name)")
                try DurableFiles.write(content, to: "\(folder)/handover/\(name)", by: folder)
            }
        }
        return findings
    }

    /// What stands published under the films' names, and its record where it has the same key and is whole; by label.
    private func standingVariants(
        _ records: RecordWriter
    ) async throws -> [String: (owner: NameClaim.Owner?, current: VariantRecord?)] {
        let digests = FileDigests(store: store)
        let found = try await BlockingWork.map(prepared.plan.films, width: options.jobs) { film in
            let folder = records.folder(of: film.draft)
            let published = PublishedVariant(folder: folder, id: records.id(of: film.draft))
            return (film.draft.request.label, published.owner, published.current(key: film.key.hex, digests: digests))
        }
        return found.reduce(into: [:]) { $0[$1.0] = ($1.1, $1.2) }
    }

    /// What this run rendered.
    private struct Rendered {
        var keys: Set<Digest>
        var failures: RenderFailures

        mutating func merge(_ more: Rendered) {
            keys.formUnion(more.keys)
            failures.spans.merge(more.failures.spans) { first, _ in first }
            failures.soundtracks.merge(more.failures.soundtracks) { first, _ in first }
        }

        /// By label, the keys that a record counts as rendered: each once, for the first variant that shows it. For all
        /// others it is reused.
        func claims(_ films: [FilmPlan]) -> [String: Set<Digest>] {
            // What is left is nobody's yet: each key is looked at once for every film that shows it.
            var left = keys
            return films.reduce(into: [:]) { claims, film in
                claims[film.draft.request.label] = Set(film.spans.map(\.key).filter { left.remove($0) != nil })
            }
        }
    }

    /// Renders a plan; a span at which a joined film would pass its cap is encoded again, lower.
    /// - Returns: the films with the spans that they are made of now, and what was rendered.
    private func renderWithinCaps(_ plan: RenderPlan) async throws -> (RenderPlan, Rendered) {
        var plan = plan
        var rendered = try await render(plan)
        for round in 0..<RateKeeping.mostRounds {
            let lowered = try await BlockingWork.run { [plan] in
                try RateKeeping(store: store).lowered(plan, round: round)
            }
            guard !lowered.isEmpty else { break }
            plan = RenderPlan(
                films: lowered.films, spans: plan.spans.merging(lowered.spans) { old, _ in old },
                soundtracks: plan.soundtracks)
            rendered.merge(try await render(plan))
        }
        return (plan, rendered)
    }

    private func render(_ plan: RenderPlan) async throws -> Rendered {
        let needed = Set(plan.films.flatMap { $0.spans.map(\.key) })
        let tracks = Set(plan.films.map(\.soundtrack))
        let narrowed = RenderPlan(
            films: plan.films, spans: plan.spans.filter { needed.contains($0.key) },
            soundtracks: plan.soundtracks.filter { tracks.contains($0.key) })
        let report = report
        let engine = RenderEngine(
            store: store, asset: prepared.asset, host: host, jobs: options.jobs, memory: options.memory, stop: stop,
            report: { report(.rendering($0)) })
        let missing = try await BlockingWork.run { try engine.missingSpans(narrowed) }
        let failures = try await engine.render(narrowed)
        return Rendered(keys: missing.subtracting(failures.spans.keys), failures: failures)
    }

    private func make(
        _ film: FilmPlan, _ plan: RenderPlan, _ maker: VariantMaker, _ records: RecordWriter, _ rendered: Rendered,
        _ claimed: Set<Digest>
    ) async throws -> VariantRecord {
        try stop.check()
        do {
            let record = try await remake(film, plan, maker, rendered.failures, claimed)
            // The film stands; a store that forgets it costs a rendering some day, not the film.
            try? await BlockingWork.run {
                try PublishedFilms(store: store).published(film, record, under: records.publisher.folder)
            }
            return record
        } catch let error as Interrupted {
            throw error
        } catch let withheld as VariantMaker.Withheld {
            let record = records.withheld(film.draft, withheld.findings)
            try await records.publishAlone(record)
            return record
        } catch let findings as Findings {
            return try await fail(film, findings.all, records)
        } catch {
            let finding = RenderFinding.finding(for: error)
            guard !RenderFinding.isFatal(finding) else { throw RenderFinding.failure(for: finding) }
            return try await fail(film, film.draft.findings + [finding], records)
        }
    }

    /// Makes a film; where a stored segment turns out damaged, renders it again, once.
    private func remake(
        _ film: FilmPlan, _ plan: RenderPlan, _ maker: VariantMaker, _ failures: RenderFailures, _ claimed: Set<Digest>
    ) async throws -> VariantRecord {
        try check(film, failures)
        do {
            return try await maker.make(film, rendered: claimed)
        } catch is Assembly.Missing {
            let again = try await render(
                RenderPlan(films: [film], spans: plan.spans, soundtracks: plan.soundtracks))
            try check(film, again.failures)
            return try await maker.make(film, rendered: claimed.union(again.keys))
        }
    }

    /// Throws what the film's spans and soundtrack failed with, each cause once.
    private func check(_ film: FilmPlan, _ failures: RenderFailures) throws(Findings) {
        let causes =
            film.spans.compactMap { failures.spans[$0.key] }
            + [failures.soundtracks[film.soundtrack]].compactMap(\.self)
        guard !causes.isEmpty else { return }
        var findings = film.draft.findings
        for cause in causes where !findings.contains(cause) { findings.append(cause) }
        throw Findings(findings)
    }

    /// A variant that stands published with these very files, held against what is asked of it today.
    private func reuse(
        _ film: FilmPlan, _ old: VariantRecord, _ maker: VariantMaker, _ records: RecordWriter
    ) async throws -> VariantRecord {
        let findings = try await maker.proveAgain(film, old)
        guard !findings.hasErrors else { return try await fail(film, findings, records) }
        let record = records.reused(film, from: old, findings: findings)
        let objections = prepared.objections(to: record)
        guard !objections.hasErrors else {
            let withheld = records.withheld(film.draft, findings + objections)
            try await records.publishAlone(withheld)
            return withheld
        }
        try await BlockingWork.run {
            try records.write(record, in: records.folder(of: film.draft))
            try PublishedFilms(store: store).stands(film, record, under: records.publisher.folder)
        }
        return record
    }

    /// The record of a film that could not be made. A version published before stays as it is, unless a step says that it
    /// may not stand any longer.
    private func fail(_ film: FilmPlan, _ findings: [Finding], _ records: RecordWriter) async throws -> VariantRecord {
        let record = records.failed(film, findings: findings)
        let old = try await BlockingWork.run {
            PublishedVariant(folder: records.folder(of: film.draft), id: record.id).record
        }
        guard let old, old.status == .ready else {
            try await records.publishAlone(record)
            return record
        }
        let objections = prepared.objections(to: old)
        guard objections.hasErrors else { return record }
        let withheld = records.withheld(film.draft, findings + objections)
        try await records.publishAlone(withheld)
        return withheld
    }

    private func spans(_ rendered: Set<Digest>, _ plan: RenderPlan) -> JobReport.Spans {
        JobReport.Spans(
            unique: prepared.plan.spans.count, rendered: rendered.count,
            frames: prepared.plan.films.reduce(0) { $0 + $1.picture.frames },
            framesRendered: rendered.reduce(0) { $0 + (plan.spans[$1]?.frames ?? 0) })
    }
}
