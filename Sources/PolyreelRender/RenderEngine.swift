internal import Foundation
internal import PolyreelCore
public import PolyreelGraph
public import PolyreelStore
internal import Synchronization

/// Makes what a plan needs and the store lacks: plates, segments and soundtracks.
public struct RenderEngine: Sendable {
    private let store: any Store
    private let asset: RenderedAsset
    private let host: RenderHost
    private let place: any PassPlace
    private let jobs: Int
    private let memory: Int
    private let stop: StopSignal
    private let report: @Sendable (RenderEvent) -> Void

    /// - Parameters:
    ///   - jobs: cores that are used.
    ///   - memory: bytes that this process and its children may take together.
    public init(
        store: any Store, asset: RenderedAsset, host: RenderHost, jobs: Int, memory: Int, stop: StopSignal,
        report: @escaping @Sendable (RenderEvent) -> Void = { _ in }
    ) {
        self.init(
            store: store, asset: asset, host: host, place: ChildPasses(host: host, stop: stop), jobs: jobs,
            memory: memory, stop: stop, report: report)
    }

    init(
        store: any Store, asset: RenderedAsset, host: RenderHost, place: any PassPlace, jobs: Int, memory: Int,
        stop: StopSignal, report: @escaping @Sendable (RenderEvent) -> Void = { _ in }
    ) {
        self.store = store
        self.asset = asset
        self.host = host
        self.place = place
        self.jobs = max(1, jobs)
        self.memory = memory
        self.stop = stop
        self.report = report
    }

    /// The keys of a plan's spans that the store does not have whole.
    public func missingSpans(_ plan: RenderPlan) throws -> Set<Digest> {
        try Set(plan.spans.filter { try !isStored($0.key, $0.value) }.keys)
    }

    /// Renders what is missing. A failure of one span or soundtrack does not stop the others.
    /// - Throws: `Interrupted`, or what makes going on pointless, such as a full disk.
    public func render(_ plan: RenderPlan) async throws -> RenderFailures {
        var missing = try await BlockingWork.run { try missingSpans(plan) }
        var failures = RenderFailures()
        failures.spans = try await drawPlates(plan, missing)
        missing.subtract(failures.spans.keys)
        let passes = PassPlanner(keyFrames: asset.facts.picture.keyFrames).passes(for: plan, missing: missing)
        report(.starting(frames: passes.reduce(0) { $0 + $1.frames }))
        // Sound takes a core for a while and little memory: where there is more than one core, passes do not wait for it.
        guard jobs > 1 else {
            failures.soundtracks = try await renderSoundtracks(plan)
            failures.spans.merge(try await render(passes, of: plan)) { first, _ in first }
            return failures
        }
        async let soundtracks = renderSoundtracks(plan)
        async let spans = render(passes, of: plan)
        failures.soundtracks = try await soundtracks
        failures.spans.merge(try await spans) { first, _ in first }
        return failures
    }

    /// Renders passes side by side; answers what failed, by key.
    private func render(_ passes: [Pass], of plan: RenderPlan) async throws -> [Digest: Finding] {
        guard !passes.isEmpty else { return [:] }
        let picture = asset.facts.picture
        let schedule = PassScheduler(
            costs: PassCosts(asset: picture), keyFrames: picture.keyFrames, budget: memory, cores: jobs
        ).schedule(passes)
        let attempts = PassAttempts(
            recipes: plan.spans, asset: asset, store: store, place: place,
            memory: PassMemory(asset: picture, decoders: schedule.decoders, threads: schedule.threads),
            threads: schedule.threads, report: report)
        let passes = Array(zip(schedule.passes, schedule.bytes))
        let results = try await passes.concurrentMap(width: schedule.width) { pass, bytes in
            try await attempts.run(pass, bytes: bytes)
        }
        return results.reduce(into: [:]) { failures, more in failures.merge(more) { first, _ in first } }
    }

    /// Draws the plates that the store lacks; answers the spans whose plate cannot be drawn.
    private func drawPlates(_ plan: RenderPlan, _ spans: Set<Digest>) async throws -> [Digest: Finding] {
        let shelf = PlateShelf(store: store)
        let plates = Set(spans.flatMap { plan.spans[$0]?.plates.map(\.plate) ?? [] })
        let missing = try await BlockingWork.run {
            try plates.map { (plate: $0, key: try PlateShelf.key($0)) }.filter {
                try !isStored($0.key, as: PlateShelf.name)
            }
            .sorted { $0.key < $1.key }
        }
        let failed = try await BlockingWork.map(missing.map(\.plate), width: jobs) {
            [stop] plate -> (Plate, Finding)? in
            try stop.check()
            do {
                try shelf.draw(plate)
                return nil
            } catch {
                let finding = RenderFinding.finding(for: error)
                guard !RenderFinding.isFatal(finding) else { throw finding }
                return (plate, finding)
            }
        }
        let findings = Dictionary(failed.compactMap(\.self)) { first, _ in first }
        guard !findings.isEmpty else { return [:] }
        return spans.reduce(into: [:]) { failures, key in
            failures[key] = plan.spans[key]?.plates.compactMap { findings[$0.plate] }.first
        }
    }

    private func renderSoundtracks(_ plan: RenderPlan) async throws -> [Digest: Finding] {
        let missing = try await BlockingWork.run {
            try plan.soundtracks.filter { key, _ in
                try !isStored(key, as: "soundtrack") || store.recalled(SoundtrackRecord.self, for: key) == nil
            }.sorted { $0.key < $1.key }
        }
        let results = try await missing.concurrentMap(width: jobs) { key, sound -> (Digest, Finding)? in
            do {
                // Once more where the process died: another program may have taken its memory.
                guard try await renderSoundtrack(key, sound) != nil, let death = try await renderSoundtrack(key, sound)
                else { return nil }
                let finding = death.soundFinding(asset.path, memory: host.memory)
                guard !RenderFinding.isFatal(finding) else { throw finding }
                return (key, finding)
            } catch let error as Interrupted {
                throw error
            } catch {
                let finding = RenderFinding.finding(for: error)
                guard !RenderFinding.isFatal(finding) else { throw finding }
                return (key, finding)
            }
        }
        return Dictionary(results.compactMap(\.self)) { first, _ in first }
    }

    /// How the process died; nil when it did not.
    private func renderSoundtrack(_ key: Digest, _ sound: SoundPlan) async throws -> ChildDeath? {
        try await store.withScratchFolder("sound") { scratch in
            let output = "\(scratch)/soundtrack.m4a"
            let measured = Mutex<SoundtrackRecord?>(nil)
            let end = try await host.run(
                .soundtrack(asset: asset.path, facts: asset.facts.forReading, plan: sound, output: output),
                scratch: scratch, limits: host.measuring, stop: stop
            ) { event in
                if case .soundtrack(let record) = event { measured.withLock { $0 = record } }
            }
            if case .died(let death) = end { return death }
            guard let record = measured.withLock({ $0 }) else { return ChildDeath("told nothing") }
            try await BlockingWork.run {
                try asset.check()
                let blob = try store.ingest(output)
                try store.keep(StoredResult(outputs: ["soundtrack": blob], measured: record), for: key)
            }
            return nil
        }
    }

    private func isStored(_ key: Digest, _ recipe: SpanRecipe) throws -> Bool {
        let plates = recipe.plates.map(\.plate)
        guard let span = try StoredSpan(try store.result(for: key), frames: recipe.frames, plates: plates) else {
            return false
        }
        return try [span.segment, span.edges].compactMap(\.self).allSatisfy { try store.isWhole($0) }
    }

    private func isStored(_ key: Digest, as name: String) throws -> Bool {
        guard let blob = try store.result(for: key)?.outputs[name] else { return false }
        return try store.isWhole(blob)
    }
}
