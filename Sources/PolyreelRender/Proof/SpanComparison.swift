internal import PolyreelCore
internal import PolyreelMedia

/// The decoded pictures of a segment, one after the other, held against the composed ones.
///
/// The limits are from 10,800 frames at 1080x1920 and 1920x1080 (an animated film, an HLG phone clip, a 4:4:4 clip and the
/// project's own sample), with subtitles and cards, coded at CRF 19 `veryfast` under caps of 12, 1 and 0.4 Mbit/s. The mean
/// distance of a frame's cells, in hundredths of a code, was at most 45, 160 and 349 (the median of a clip at most 13, 38
/// and 97), the largest of one cell 200, 1293 and 2750 (medians 81, 225 and 562). At 0.4 Mbit/s the nearest other picture
/// was never nearer than 0.6 of a frame's distance to its own, and over eight frames no coded picture moved less than 0.44
/// as far as the composed one; at the real cap 2.8 and 0.95.
struct SpanComparison {
    private var grid: PictureGrid
    private let points: PicturePoints
    /// Of all composed pictures.
    private let cells: [UInt16]
    private let pixels: [UInt8]
    private let composed: Int
    private(set) var decoded = 0
    /// Cells of the last `reach` decoded pictures, the newest last.
    private var before: [[UInt16]] = []
    private var distances: [(mean: Int, most: Int)] = []
    private var pixelErrors = 0
    private var looks: [Look] = []

    /// What one decoded picture looks like.
    private struct Look {
        var isBlack = false
        /// It repeats the one before, where the composed picture moves on.
        var isFrozen = false
        /// It is another composed picture rather than its own.
        var isMisplaced = false
    }

    /// Pictures before its own that a decoded one is held against, and pictures after.
    private static let reach = 8
    private static let ahead = 2
    /// Hundredths of a code; less is the noise of coding.
    private static let visible = 40
    /// A picture whose cells are all at most this is black: 16 is, and 4 codes of noise.
    private static let blackest: UInt16 = 20 * 16

    init(canvas: PixelSize, cells: [UInt16], pixels: [UInt8], composed: Int) {
        grid = PictureGrid(canvas: canvas)
        points = PicturePoints(canvas: canvas)
        (self.cells, self.pixels, self.composed) = (cells, pixels, composed)
    }

    mutating func add(_ picture: Frame) {
        let frame = decoded
        decoded += 1
        guard frame < composed, picture.size == grid.size else { return }
        var (now, shown): ([UInt16], [UInt8]) = ([], [])
        now.reserveCapacity(grid.count)
        shown.reserveCapacity(points.count)
        grid.append(picture, to: &now)
        points.append(picture, to: &shown)
        pixelErrors += PicturePoints.distance(
            shown[...], pixels[frame * points.count..<(frame + 1) * points.count])
        let own = distance(now[...], to: frame)
        distances.append(own)
        looks.append(look(at: now[...], frame, own.mean))
        before.append(now)
        if before.count > Self.reach { before.removeFirst() }
    }

    private func look(at now: ArraySlice<UInt16>, _ frame: Int, _ own: Int) -> Look {
        var look = Look()
        look.isBlack = isBlack(now) && !isBlack(composedCells(frame))
        if own >= Self.visible {
            let others = max(0, frame - Self.reach)...min(composed - 1, frame + Self.ahead)
            let nearest = others.filter { $0 != frame }.map { distance(now, to: $0).mean }.min() ?? own
            look.isMisplaced = 5 * nearest <= 2 * own
        }
        if let last = before.last, let first = before.first {
            let (step, moved) = (movement(now, last), distance(composedCells(frame), to: frame - 1).mean)
            let stands = 5 * step < moved
            // A starved encoder may skip a movement for a frame or two.
            let from = frame - before.count
            let far = before.count >= Self.reach / 2 ? distance(composedCells(frame), to: from).mean : 0
            let stood = far >= 100 && 5 * movement(now, first) < far
            look.isFrozen = stood || stands && look.isMisplaced
        }
        return look
    }

    // MARK: Distances

    private func composedCells(_ frame: Int) -> ArraySlice<UInt16> {
        cells[frame * grid.count..<(frame + 1) * grid.count]
    }

    private func distance(_ slice: ArraySlice<UInt16>, to frame: Int) -> (mean: Int, most: Int) {
        PictureGrid.distance(slice, composedCells(frame), luma: grid.lumaCount)
    }

    private func movement(_ now: ArraySlice<UInt16>, _ then: [UInt16]) -> Int {
        PictureGrid.distance(now, then[...], luma: grid.lumaCount).mean
    }

    private func isBlack(_ slice: ArraySlice<UInt16>) -> Bool {
        slice.prefix(grid.lumaCount).allSatisfy { $0 <= Self.blackest }
    }
}

// MARK: What was found

extension SpanComparison {
    /// Mean distance of single pixels, in hundredths of a code.
    var pixelError: Int { pixelErrors / max(1, distances.count) }

    /// Largest distance of one cell, in hundredths of a code.
    var worstCell: Int { distances.map(\.most).max() ?? 0 }

    /// Where the composed pictures are black.
    var black: [FrameRange] {
        runs { isBlack(composedCells($0)) }.ranges
    }

    /// Where the composed pictures stand still for a while; repeats of a frame or two are a change of frame rate.
    var still: [FrameRange] {
        let repeated = runs { $0 > 0 && distance(composedCells($0), to: $0 - 1).most == 0 }
        return repeated.ranges.filter { $0.count >= 6 }
    }

    var blackened: FrameRuns { runs { looks[$0].isBlack } }
    var frozen: FrameRuns { runs { looks[$0].isFrozen && !looks[$0].isBlack } }
    var misplaced: FrameRuns { runs { looks[$0].isMisplaced && !looks[$0].isFrozen && !looks[$0].isBlack } }

    /// Where a picture is further from its own than coding explains, by what is usual in the span.
    var apart: FrameRuns {
        let means = distances.map(\.mean).sorted()
        let mosts = distances.map(\.most).sorted()
        guard !means.isEmpty else { return FrameRuns() }
        let limits = (mean: 400 + 5 * means[means.count / 2], most: 1500 + 10 * mosts[mosts.count / 2])
        // Where most of a span is wrong, what is usual says nothing.
        return runs { distances[$0].mean > min(limits.mean, 1200) || distances[$0].most > min(limits.most, 8000) }
    }

    private func runs(_ holds: (Int) -> Bool) -> FrameRuns {
        distances.indices.reduce(into: FrameRuns()) { runs, frame in if holds(frame) { runs.add(frame) } }
    }
}
