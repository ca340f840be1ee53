internal import Foundation
internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelStore
internal import Synchronization

/// Renders one pass, and again without what kills it: a crash, a hang or an out-of-memory kill costs the segments in
/// work, and in the end only the spans that cause it.
struct PassAttempts: Sendable {
    let recipes: [Digest: SpanRecipe]
    let asset: RenderedAsset
    let store: any Store
    let place: any PassPlace
    let memory: PassMemory
    /// Of each pass: those that compose and encode.
    let threads: Int
    let report: @Sendable (RenderEvent) -> Void

    /// A span during which the process died so often is set aside.
    private static let mostDeaths = 2
    /// So many deaths on end in which nothing was made end the whole pass: the asset itself kills its readers.
    private static let mostFruitless = 16

    /// What was told of a pass so far.
    private struct Progress {
        var open: Set<Digest> = []
        var done: Set<Digest> = []
        var failures: [Digest: Finding] = [:]
    }

    /// Answers what of the pass failed, by key; all else is in the store.
    /// - Parameter bytes: what the pass may take of memory.
    /// - Throws: `Interrupted`, or a finding that every other span would meet too.
    func run(_ pass: Pass, bytes: Int) async throws -> [Digest: Finding] {
        var waiting = [pass]
        var deaths: [Digest: Int] = [:]
        var failures: [Digest: Finding] = [:]
        var fruitless = 0
        var kind = ChildDeath.Kind.other
        while let next = waiting.popLast() {
            // What killed the process may do so again: less goes on in it then.
            let (progress, end) = try await attempt(next, bytes, decoders: deaths.isEmpty ? memory.decoders : 1)
            failures.merge(progress.failures) { first, _ in first }
            if !progress.done.isEmpty { fruitless = 0 }
            guard case .died(let cause) = end else { continue }
            kind = cause.kind
            fruitless += 1
            let left = next.spans.filter { progress.failures[$0.key] == nil && !progress.done.contains($0.key) }
            // Dead before the first was begun: it is about to be.
            let suspects = progress.open.isEmpty ? Set(left.prefix(1).map(\.key)) : progress.open
            for key in suspects { deaths[key, default: 0] += 1 }
            let isHopeless = fruitless > Self.mostFruitless
            // Every other span would meet it too.
            if case .limit = cause.kind { throw cause.spanFinding }
            for span in left where isHopeless || deaths[span.key, default: 0] >= Self.mostDeaths {
                failures[span.key] = cause.spanFinding
            }
            guard !isHopeless else { break }
            let rest = Set(left.map(\.key).filter { failures[$0] == nil })
            // Alone, so that the others are spared the next time.
            for key in suspects.sorted() where rest.contains(key) { waiting.append(next.only([key])) }
            let others = rest.subtracting(suspects)
            if !others.isEmpty { waiting.append(next.only(others)) }
        }
        // What waited when the pass was given up.
        for span in waiting.flatMap(\.spans) where failures[span.key] == nil {
            failures[span.key] = ChildDeath("was given up after \(Self.mostFruitless) deaths", kind).spanFinding
        }
        return failures
    }

    private func attempt(_ pass: Pass, _ bytes: Int, decoders: Int) async throws -> (Progress, RenderHost.End) {
        try await store.withScratchFolder("pass") { try await attempt(pass, bytes, decoders, in: $0) }
    }

    private func attempt(_ pass: Pass, _ bytes: Int, _ decoders: Int, in scratch: String) async throws -> (
        Progress, RenderHost.End
    ) {
        let progress = Mutex(Progress())
        let keys = Set(pass.spans.map(\.key))
        do {
            let (order, inputs) = try await BlockingWork.run { try self.order(pass, bytes, decoders, scratch: scratch) }
            let plates = Dictionary(order.spans.map { ($0.key, $0.plates.map(\.name)) }) { first, _ in first }
            let end = try await place.run(order, inputs: inputs, scratch: scratch) { event in
                // A child may have been taken over by its asset: it names neither spans nor files of others.
                if let key = event.key, !keys.contains(key) { return }
                switch event {
                case .began(let key): _ = progress.withLock { $0.open.insert(key) }
                case .encoded(let frames): report(.encoded(frames: frames))
                case .made(let key, let record):
                    do {
                        try keep(key, at: SpanFiles(key, in: scratch), record, plates[key] ?? [])
                    } catch let finding as Finding where !RenderFinding.isFatal(finding) {
                        return progress.withLock {
                            $0.open.remove(key)
                            $0.failures[key] = finding
                        }
                    }
                    progress.withLock {
                        $0.open.remove(key)
                        $0.done.insert(key)
                    }
                    report(.span(key))
                case .failed(let key, let finding):
                    progress.withLock {
                        $0.open.remove(key)
                        $0.failures[key] = finding
                    }
                case .soundtrack, .facts, .heard, .backdrop, .refused: break
                }
            }
            return (progress.withLock { $0 }, end)
        } catch let error as Interrupted {
            throw error
        } catch {
            let finding = RenderFinding.finding(for: error)
            guard !RenderFinding.isFatal(finding) else { throw finding }
            var broken = progress.withLock { $0 }
            for span in pass.spans where !broken.done.contains(span.key) && broken.failures[span.key] == nil {
                broken.failures[span.key] = finding
            }
            return (broken, .done)
        }
    }

    /// Takes a finished span over into the store, where what is told of it is of this segment and these plates.
    private func keep(_ key: Digest, at files: SpanFiles, _ record: SegmentRecord, _ plates: [PlateName]) throws {
        func refused(_ fault: String) -> Finding {
            .error("span-damaged", "a span was told to \(fault)", hint: "run again; if it stays, report it")
        }
        guard record.frames == recipes[key]?.frames else { throw refused("have \(record.frames) frames") }
        guard record.proof.plates.map({ PlateName(plate: $0.plate, drawn: $0.drawn) }) == plates else {
            throw refused("show other plates than it was given")
        }
        try asset.check()
        // Only regular files, wherever a link would lead.
        for file in [files.segment, files.edges] { try files.checkIsFile(file) }
        let bytes = try FileIdentity(of: files.segment).bytes
        guard record.pictureBytes.reduce(0, +) <= bytes else { throw refused("have more bytes than its file") }
        let outputs = ["segment": try store.ingest(files.segment), "edges": try store.ingest(files.edges)]
        guard outputs["segment"] == record.proof.segment else { throw refused("be another file than it left") }
        try store.keep(StoredResult(outputs: outputs, measured: record), for: key)
    }

    /// The pass as an order, with its plates as files in the scratch folder.
    private func order(_ pass: Pass, _ bytes: Int, _ decoders: Int, scratch: String) throws -> (
        order: PassOrder, inputs: PassInputs
    ) {
        let shelf = PlateShelf(store: store)
        var drawn: [Plate: Digest] = [:]
        let spans = try pass.spans.map { span in
            let plates = try (recipes[span.key]?.plates ?? []).map { visible in
                let blob = try drawn[visible.plate] ?? shelf.put(visible.plate, in: scratch)
                drawn[visible.plate] = blob
                return PassOrder.Plate(
                    plate: try PlateShelf.key(visible.plate), drawn: blob, frames: visible.frames, fade: visible.fade)
            }
            return PassOrder.Span(canvas: span.canvas, key: span.key, frames: span.frames, plates: plates)
        }
        let order = PassOrder(
            asset: try asset.digest, facts: asset.facts.forReading, canvases: pass.canvases, spans: spans,
            stages: memory.stages(of: pass, bytes: bytes), threads: threads, decoders: decoders,
            limits: .rendering(
                memory: bytes, megapixels: pass.cost >> 20, decoded: pass.decoded(of: asset.facts.picture) >> 20))
        let plates = drawn.values.map { ($0, "\(scratch)/\($0.hex)") }
        return (order, PassInputs(Dictionary(plates + [(order.asset, asset.path)]) { first, _ in first }))
    }
}
