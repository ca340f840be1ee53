public import Foundation
public import PolyreelCore
public import PolyreelManifest
internal import PolyreelMedia
internal import PolyreelPlan
internal import PolyreelPublish
public import PolyreelRender
public import PolyreelStep
public import PolyreelStore
internal import PolyreelType
internal import PolyreelYAML

/// Brings a manifest to the point where all that is left is rendering.
public struct JobPreparation: Sendable {
    private let catalogue: Catalogue
    private let steps: [StepEntry]
    private let versions: BuildVersions
    private let host: RenderHost
    private let stop: StopSignal
    private let pseudo: Bool

    /// - Parameters:
    ///   - host: where assets are measured.
    ///   - pseudo: whether variants of the pseudo-locales are made too.
    public init(
        catalogue: Catalogue, steps: [StepEntry], versions: BuildVersions, host: RenderHost, stop: StopSignal,
        pseudo: Bool = false
    ) {
        self.catalogue = catalogue
        self.steps = steps
        self.versions = versions
        self.host = host
        self.stop = stop
        self.pseudo = pseudo
    }

    /// Reads the manifest, measures the asset, runs every step on every variant, and plans the spans.
    /// - Parameter cores: how many drafts are filled in at once.
    /// - Throws: `JobFailure` when the manifest or its asset is wrong; what a step or the store throws.
    public func prepare(
        manifest path: String, allowedRoots: [String], store: any Store,
        cores: Int = ProcessInfo.processInfo.activeProcessorCount
    ) async throws -> PreparedJob {
        let reading = try await BlockingWork.run { [catalogue] in
            ManifestReader.read(path: path, catalogue: catalogue, allowedRoots: allowedRoots)
        }
        guard let read = reading.manifest else { throw JobFailure.wrong(reading.findings) }
        let manifest = pseudo ? read.withPseudoMarkets : read
        let files = FolderFiles(
            root: ManifestFolder.path(of: path), allowedRoots: allowedRoots)
        let measured = try await measure(manifest, files, store)
        if let cut = measured.facts.missing?.refusal(
            over: catalogue.assetLimits.mostMissing, from: manifest.asset.trim.from, until: manifest.asset.trim.to)
        {
            throw JobFailure.wrong([located(cut, manifest)])
        }
        let whole = try lasting(measured, manifest)
        let trim = try trim(manifest, whole.facts)
        let still = try still(manifest, trim)
        let asset = try await hear(whole, trim, manifest, store)
        let steps = try running(manifest, store, asset: asset.facts.digest)
        let tools = Toolbox(
            files: files, asset: asset.facts, trim: trim, still: still, font: try await font(manifest, files),
            brand: manifest.brand,
            places: manifest.places, messages: steps.flatMap(\.step.messages), messagePlaces: manifest.messagePlaces,
            backdrops: AssetBackdrops(asset: asset, store: store, versions: versions, host: host, stop: stop),
            pictures: StorePictures(shelf: PictureShelf(store: store)))
        let requests = manifest.requests(among: catalogue.placements)
        var notes = JobNotes()
        for step in steps {
            let own = try await step.step.begin(
                JobFacts(campaign: manifest.campaign, requests: requests), with: step.own(tools))
            notes.findings += step.placed(own.findings, manifest.places)
            for (key, fact) in own.facts.sorted(by: { $0.key < $1.key }) {
                guard notes.facts[key] == nil else {
                    notes.findings += step.placed(
                        [
                            .error(
                                "fact-twice", "two steps tell '\(key)' of every variant",
                                hint: "give one of them another key")
                        ], manifest.places)
                    continue
                }
                notes.facts[key] = fact
            }
        }
        let drafting = Drafting(steps: steps, tools: tools, notes: notes)
        let drafts = try await requests.concurrentMap(width: cores) { request in
            try stop.check()
            return try await drafting.draft(for: request)
        }
        let job = PreparedJob(
            manifest: manifest, asset: asset, drafts: drafts, unbuilt: manifest.unbuiltRequests(),
            plan: try Planner.plan(
                drafts, keyFrames: asset.facts.picture.keyFrames,
                madeWith: "\(versions.libav); facts \(MeasuredAssets.format)"),
            findings: reading.findings + asset.facts.findings.map { located($0, manifest) } + notes.findings
                + UnbuiltParts.findings(for: manifest),
            facts: notes.facts, steps: steps, tools: tools)
        let faults = job.nameFaults(job.records(versions: versions, publisher: Publisher(folder: "")))
        guard faults.isEmpty else { throw JobFailure.wrong(faults) }
        return job
    }

    /// The steps that a manifest runs: those of every manifest, then those that it adds, in its order.
    private func running(_ manifest: Manifest, _ store: any Store, asset: String) throws -> [RunningStep] {
        let added = manifest.steps.compactMap { name in steps.first { $0.name == name && $0.section.isOptional } }
        return try (steps.filter { !$0.section.isOptional } + added).map {
            try RunningStep(
                $0, settings: manifest.settings[$0.name],
                memory: StoreMemory(store: store, step: $0.name, asset: asset))
        }
    }

    private func measure(
        _ manifest: Manifest, _ files: FolderFiles, _ store: any Store
    ) async throws -> RenderedAsset {
        do {
            let path = try files.resolve(manifest.asset.file)
            let (facts, identity) = try await MeasuredAssets(
                store: store, versions: versions, host: host, stop: stop
            ).measure(path)
            return RenderedAsset(path: path, facts: facts, identity: identity)
        } catch let finding as Finding {
            if RenderFinding.isFatal(finding) { throw RenderFinding.failure(for: located(finding, manifest)) }
            throw JobFailure.wrong([located(finding, manifest)])
        } catch let findings as Findings {
            if let fatal = findings.all.first(where: RenderFinding.isFatal) {
                throw RenderFinding.failure(for: located(fatal, manifest))
            }
            throw JobFailure.wrong(findings.all.map { located($0, manifest) })
        }
    }

    /// The asset as long as the sound that its films have makes it.
    private func lasting(_ asset: RenderedAsset, _ manifest: Manifest) throws -> RenderedAsset {
        do throws(Finding) {
            let facts = try asset.facts.lasting(with: manifest.asset.sound, of: manifest.asset.file)
            return RenderedAsset(path: asset.path, facts: facts, identity: asset.identity)
        } catch {
            throw JobFailure.wrong([error.at(manifest.asset.soundLocation ?? manifest.asset.location)])
        }
    }

    /// The asset with the sound that its films have.
    private func hear(
        _ asset: RenderedAsset, _ trim: TrimRange, _ manifest: Manifest, _ store: any Store
    ) async throws -> RenderedAsset {
        do {
            return try await MeasuredAssets(store: store, versions: versions, host: host, stop: stop)
                .heard(asset, choice: manifest.asset.sound, part: trim)
        } catch let finding as Finding {
            throw RenderFinding.isFatal(finding)
                ? RenderFinding.failure(for: located(finding, manifest)) : JobFailure.wrong([finding])
        } catch let findings as Findings {
            let place = manifest.asset.soundLocation ?? manifest.asset.location
            throw JobFailure.wrong(findings.all.map { $0.at(place) })
        }
    }

    /// The finding at the place in the manifest that names the asset.
    private func located(_ finding: Finding, _ manifest: Manifest) -> Finding {
        var finding = finding
        finding.location = manifest.asset.location
        return finding
    }

    private func trim(_ manifest: Manifest, _ asset: AssetFacts) throws -> TrimRange {
        let end = asset.picture.end
        let range = TrimRange(from: manifest.asset.trim.from ?? .zero, to: manifest.asset.trim.to ?? end)
        // A millisecond of grace: lengths are typed rounded.
        guard range.from < range.to, range.to <= end + Rational(1, 1000) else {
            throw JobFailure.wrong([
                .error(
                    "trim-outside",
                    "trim \(seconds(range.from)) to \(seconds(range.to)) is not inside the asset, which lasts \(seconds(end))",
                    hint: "set asset.trim inside it, or leave it out", at: manifest.places.place("asset.trim"))
            ])
        }
        return TrimRange(from: range.from, to: min(range.to, end))
    }

    private func still(_ manifest: Manifest, _ trim: TrimRange) throws -> Rational? {
        guard let still = manifest.asset.still else { return nil }
        guard still >= trim.from, still < trim.to else {
            throw JobFailure.wrong([
                .error(
                    "still-outside",
                    "the still at \(seconds(still)) is not in the film, which shows \(seconds(trim.from)) to "
                        + "\(seconds(trim.to)) of the asset",
                    hint: "set asset.still inside it, or leave it out", at: manifest.places.place("asset.still"))
            ])
        }
        return still
    }

    private func seconds(_ time: Rational) -> String { "\(time.decimal(places: 1...3)) s" }

    private func font(_ manifest: Manifest, _ files: FolderFiles) async throws -> FontChoice {
        guard let file = manifest.brand.font else { return FontChoice(family: "Noto Sans", bold: true) }
        do {
            let path = try files.resolve(file)
            return try await BlockingWork.run {
                try FontFiles.register(path: path) { Digest.of($0).hex }
            }
        } catch let finding as Finding {
            throw JobFailure.wrong([finding.at(manifest.places.place("brand.font"))])
        }
    }
}
