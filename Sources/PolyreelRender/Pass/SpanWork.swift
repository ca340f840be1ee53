internal import Foundation
internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelMedia
internal import PolyreelStore

/// One canvas frame on its way to the encoders; read-only, so that several threads may hold it.
struct CanvasFrame: @unchecked Sendable {
    let canvas: Int
    /// Of the canvas's film.
    let number: Int
    let frame: Frame
    /// Damaged packets of the source, counted before this frame was read and after.
    let damagedBefore: Int
    let damagedAfter: Int
}

/// One span in the making: compose, encode, prove. Used by one thread at a time.
final class SpanWork: @unchecked Sendable {
    let span: PassOrder.Span
    private let picture: PicturePlan
    private let files: SpanFiles
    private let plates: PlateFiles
    private let emit: @Sendable (ChildEvent) throws -> Void
    private let decoders: Int
    private let inspect: (@Sendable (Digest, Int, Frame) -> Void)?
    private var open: Open?
    private var hasFailed = false

    /// What an open span holds.
    private struct Open {
        let encoder: SegmentEncoder
        let plates: [ShownPlate]
        let damagedBefore: Int
        let witness: SpanWitness
        var stills: StillWatch
    }

    init(
        _ span: PassOrder.Span, _ picture: PicturePlan, scratch: String, plates: PlateFiles, decoders: Int = 1,
        inspect: (@Sendable (Digest, Int, Frame) -> Void)?, emit: @escaping @Sendable (ChildEvent) throws -> Void
    ) {
        self.span = span
        self.picture = picture
        files = SpanFiles(span.key, in: scratch)
        self.plates = plates
        self.decoders = decoders
        self.inspect = inspect
        self.emit = emit
    }

    /// Takes the next frames of the span. A failure is told once, and what comes after it is passed over.
    /// - Throws: what every other span would meet too.
    func take(_ frames: [CanvasFrame]) throws {
        guard !hasFailed else { return }
        do {
            for frame in frames {
                if frame.number == span.frames.from { try begin(damaged: frame.damagedBefore) }
                try encode(frame)
                if frame.number == span.frames.to - 1 { try finish(damaged: frame.damagedAfter) }
            }
            try emit(.encoded(frames: frames.count))
        } catch let error as MediaError where error.isOutOfMemory {
            throw error
        } catch let error as Interrupted {
            throw error
        } catch {
            let finding = RenderFinding.finding(for: error)
            guard !RenderFinding.isFatal(finding) else { throw finding }
            hasFailed = true
            open = nil
            unlink(files.segment)
            try emit(.failed(span.key, finding))
        }
    }

    private func begin(damaged: Int) throws {
        try emit(.began(span.key))
        let drawn = try span.plates.map {
            ShownPlate(plate: try plates.plate($0.drawn), frames: $0.frames, fade: $0.fade)
        }
        open = Open(
            encoder: try SegmentEncoder(
                path: files.segment, size: picture.canvas, rate: picture.rate, settings: picture.encoder,
                frames: span.frames.count),
            plates: drawn, damagedBefore: damaged,
            witness: SpanWitness(plates: drawn, names: span.plates.map(\.name), canvas: picture.canvas),
            stills: StillWatch(start: picture.start, rate: picture.rate, from: span.frames.from))
    }

    private func encode(_ item: CanvasFrame) throws {
        guard let open else { return }
        let local = item.number - span.frames.from
        let visible = open.plates.filter { $0.frames.contains(local) }
        let composed = visible.isEmpty ? item.frame : try item.frame.copy()
        for plate in visible { plate.blend(onto: composed, at: local) }
        self.open?.stills.note(item.frame, local)
        inspect?(span.key, item.number, composed)
        open.witness.note(composed)
        try open.encoder.encode(composed)
    }

    /// Closes the span, decodes it once to prove it, and hands it on.
    private func finish(damaged: Int) throws {
        guard let closed = try close() else { return }
        let proof = try closed.witness.prove(segment: files.segment, decoders: decoders)
        try closed.witness.edges.write(to: URL(filePath: files.edges))
        try emit(
            .made(
                span.key,
                SegmentRecord(
                    frames: span.frames.count, damagedPackets: damaged - closed.damagedBefore,
                    pictureBytes: closed.witness.pictureBytes, proof: proof, stills: closed.stills)))
    }

    /// Ends the encoder, whose memory is free when this returns: more than the proof takes.
    private func close() throws -> (witness: SpanWitness, damagedBefore: Int, stills: [SegmentRecord.Still])? {
        guard var open else { return nil }
        self.open = nil
        _ = try open.encoder.finish()
        return (open.witness, open.damagedBefore, open.stills.finish())
    }
}

/// Drawn plates, read from their files once for all the spans of a pass.
final class PlateFiles: @unchecked Sendable {
    private let inputs: PassInputs
    private let lock = NSLock()
    private var plates: [Digest: YCbCrPlate] = [:]

    init(_ inputs: PassInputs) { self.inputs = inputs }

    func plate(_ drawn: Digest) throws -> YCbCrPlate {
        try lock.withLock {
            if let plate = plates[drawn] { return plate }
            let plate = try YCbCrPlate(data: try Data(contentsOf: URL(filePath: try inputs.path(of: drawn))))
            plates[drawn] = plate
            return plate
        }
    }
}
