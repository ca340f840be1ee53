internal import Foundation
internal import PolyreelCore
internal import PolyreelMedia
internal import PolyreelStore

/// What is noted of a span's pictures while they are composed, and held against the encoded file afterwards. Used by one
/// thread at a time.
final class SpanWitness {
    private let canvas: PixelSize
    private var grid: PictureGrid
    private let points: PicturePoints
    private let plates: PlateWatch?
    private let names: [PlateName]
    /// Why the plates could not be looked at.
    private let failure: (any Error)?
    /// Of the composed pictures, one after the other.
    private var cells: [UInt16] = []
    private var pixels: [UInt8] = []
    private var composed = 0
    private var drawn: PlateRuns

    /// Coded bytes of each picture in decoding order; after `prove`.
    private(set) var pictureBytes: [Int] = []
    /// The first and last decoded picture, small, to be kept as the span's output `edges`; after `prove`.
    private(set) var edges = Data()

    /// - Parameters:
    ///   - plates: in drawing order, with the frames in which they are seen, counted from the span's first.
    ///   - names: theirs, which the proof repeats.
    init(plates: [ShownPlate], names: [PlateName], canvas: PixelSize) {
        self.canvas = canvas
        self.names = names
        grid = PictureGrid(canvas: canvas)
        points = PicturePoints(canvas: canvas)
        drawn = PlateRuns(count: plates.count)
        do {
            self.plates = try PlateWatch(plates, canvas: canvas)
            failure = nil
        } catch {
            self.plates = nil
            failure = error
        }
    }

    /// Notes the next composed frame, before it is encoded.
    func note(_ picture: Frame) {
        grid.append(picture, to: &cells)
        points.append(picture, to: &pixels)
        plates.map { drawn.look(at: picture, composed, $0, isCoded: false) }
        composed += 1
    }

    /// Decodes the segment once and holds it against what was noted.
    /// - Parameter decoders: threads that decode it.
    /// - Throws: a `Finding` that says what the segment shows in place of what was composed, and where.
    func prove(segment path: String, decoders: Int = 1) throws -> SpanProof {
        guard let plates, plates.marks.count == names.count else { throw failure ?? SpanFinding.unproven }
        var comparison = SpanComparison(canvas: canvas, cells: cells, pixels: pixels, composed: composed)
        var coded = PlateRuns(count: plates.marks.count)
        var pictures = EdgePictures(canvas: canvas)
        pictures.marks = plates.smallMarks
        let last = composed - 1
        let result = try SegmentCheck.decode(path: path, threads: decoders) { number, picture in
            comparison.add(picture)
            coded.look(at: picture, number, plates, isCoded: true)
            if number == 0 { pictures.first = pictures.reduced(picture) }
            if number == last { pictures.last = pictures.reduced(picture) }
        }
        if result.frames != composed || !result.complaints.isEmpty {
            // One thread says what exactly is wrong.
            if decoders > 1 { return try prove(segment: path) }
            throw SpanFinding.damaged(composed, decoded: result.frames, complaint: result.complaints.first)
        }
        try check(plates, comparison, coded)
        (pictureBytes, edges) = (result.pictureBytes, pictures.data)
        return SpanProof(
            frames: composed, segment: try Digest.ofFile(path), pixelError: comparison.pixelError,
            worstCell: comparison.worstCell,
            black: comparison.black, still: comparison.still,
            plates: plates.marks.indices.map {
                SpanProof.Sighting(
                    plate: names[$0].plate, drawn: names[$0].drawn, seen: coded.seen[$0].ranges,
                    covered: coded.covered[$0].ranges,
                    isDistinct: plates.marks[$0].canBeMissed)
            })
    }

    /// Throws the first thing that is wrong, the cause before what follows from it.
    private func check(_ plates: PlateWatch, _ comparison: SpanComparison, _ coded: PlateRuns) throws(Finding) {
        for (place, runs) in [("composed", drawn), ("encoded", coded)] {
            if place == "encoded" {
                try SpanFinding.refuse(comparison.blackened, "span-black", "black where what was composed is not")
                try SpanFinding.refuse(comparison.frozen, "span-frozen", "frozen where what was composed moves on")
                try SpanFinding.refuse(comparison.misplaced, "span-misplaced", "another frame's than was composed")
            }
            for (index, mark) in plates.marks.enumerated() {
                let name = "plate \(index + 1) of \(plates.marks.count)"
                if !mark.canBeSeen, !plates.plates[index].frames.isEmpty {
                    throw SpanFinding.invisible(name)
                }
                try SpanFinding.refuse(
                    runs.missing[index], "span-plate-missing", "\(place) without \(name), which should be there")
                try SpanFinding.refuse(
                    runs.stale[index], "span-plate-stale", "\(place) with \(name), which should be gone")
            }
        }
        try SpanFinding.refuse(comparison.apart, "span-differs", "not what was composed")
    }
}
