internal import Foundation
internal import PolyreelCore
public import PolyreelMedia
public import PolyreelPlan
public import PolyreelStore

/// Makes what a plan needs and the store lacks: segments and soundtracks.
public struct RenderEngine: Sendable {
    private let store: any Store
    private let asset: RenderedAsset
    private let jobs: Int
    private let stop: StopSignal
    private let report: @Sendable (RenderEvent) -> Void
    private let inspect: (@Sendable (Key, Int, Frame) -> Void)?

    /// Bytes that all open encoders may take together; the rest of a run's memory is decoders, frames and fonts.
    static let encoderMemory = 600 << 20

    /// - Parameters:
    ///   - jobs: passes that run side by side.
    ///   - inspect: sees every composed frame before it is encoded, on the pass's thread: key, frame number of the film,
    ///     picture.
    public init(
        store: any Store, asset: RenderedAsset, jobs: Int, stop: StopSignal,
        report: @escaping @Sendable (RenderEvent) -> Void = { _ in },
        inspect: (@Sendable (Key, Int, Frame) -> Void)? = nil
    ) {
        self.store = store
        self.asset = asset
        self.jobs = max(1, jobs)
        self.stop = stop
        self.report = report
        self.inspect = inspect
    }

    /// The keys of a plan's spans that the store does not have whole.
    public func missingSpans(_ plan: RenderPlan) throws -> Set<Key> {
        try Set(plan.spans.keys.filter { try !isStored($0) })
    }

    /// Renders what is missing. A failure of one span or soundtrack does not stop the others.
    /// - Throws: `Interrupted`, or what makes going on pointless, such as a full disk.
    public func render(_ plan: RenderPlan) async throws -> RenderFailures {
        let missing = try missingSpans(plan)
        // A large canvas takes more memory than its share: fewer passes side by side then.
        let largest = plan.films.map { Self.encoderBytes($0.picture.canvas) }.max() ?? 1
        let jobs = max(1, min(jobs, Self.encoderMemory / largest))
        let passes = Pass.passes(for: plan, missing: missing) { canvas in
            max(1, Self.encoderMemory / jobs / Self.encoderBytes(canvas))
        }
        report(.starting(frames: passes.reduce(0) { $0 + $1.cost }))
        var failures = RenderFailures()
        failures.soundtracks = try await renderSoundtracks(plan)
        let plates = PlateCache()
        let (store, asset, stop, report, inspect) = (store, asset, stop, report, inspect)
        // The longest first, so that no core waits long for the last.
        let ordered = passes.sorted { $0.cost > $1.cost }
        let results = try await BlockingWork.map(ordered, width: jobs) { pass in
            let run = PassRun(
                pass: pass, recipes: plan.spans, asset: asset, store: store, plates: plates, stop: stop,
                report: report, inspect: inspect)
            do {
                return try run.run()
            } catch let error as Interrupted {
                throw error
            } catch {
                let finding = RenderFinding.finding(for: error)
                guard !RenderFinding.isFatal(finding) else { throw error }
                return Dictionary(pass.spans.map { ($0.key, finding) }) { first, _ in first }
            }
        }
        for result in results { failures.spans.merge(result) { first, _ in first } }
        // A pass that broke off after some of its spans were stored has not lost those.
        for key in failures.spans.keys where try isStored(key) { failures.spans[key] = nil }
        return failures
    }

    private func renderSoundtracks(_ plan: RenderPlan) async throws -> [Key: Finding] {
        let missing = try plan.soundtracks.filter { try !isStored($0.key) }.sorted { $0.key < $1.key }
        let (store, asset, stop) = (store, asset, stop)
        let results = try await BlockingWork.map(missing, width: jobs) { key, sound -> (Key, Finding)? in
            try stop.check()
            do {
                let path = try store.scratchFile("soundtrack.m4a")
                defer { unlink(path) }
                try SoundtrackEncoder.encode(asset: asset.path, facts: asset.facts, plan: sound, to: path)
                let level = try SoundtrackLevel.measure(path: path)
                let measured = SoundtrackRecord(integratedLoudness: level?.integrated, truePeak: level?.truePeak)
                try asset.check()
                let blob = try store.ingest(path)
                try store.keep(StoredResult(outputs: ["soundtrack": blob], measured: measured), for: try Digest(key))
                return nil
            } catch let error as Interrupted {
                throw error
            } catch {
                let finding = RenderFinding.finding(for: error)
                guard !RenderFinding.isFatal(finding) else { throw error }
                return (key, finding)
            }
        }
        return Dictionary(results.compactMap(\.self)) { first, _ in first }
    }

    private func isStored(_ key: Key) throws -> Bool {
        guard let result = try store.result(for: try Digest(key)) else { return false }
        return try result.outputs.values.allSatisfy { try store.isWhole($0) }
    }

    /// What one x264 encoder holds, measured at 1080x1920 with the preset veryfast: about 130 MB, which is 42 pictures in
    /// 4:2:0, for lookahead, half-pixel planes of references, and reordering.
    static func encoderBytes(_ canvas: PixelSize) -> Int { canvas.area * 3 / 2 * 42 + (8 << 20) }
}

/// What the store remembers of a soundtrack: loudness and peak of the encoded sound, in hundredths; nil for silence.
public struct SoundtrackRecord: Codable, Sendable, Hashable {
    public let integratedLoudness: Int?
    public let truePeak: Int?
}
