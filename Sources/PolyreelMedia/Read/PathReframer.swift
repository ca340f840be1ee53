internal import PolyreelCore

/// Makes the canvas of one plan from decoded pictures, framed as its path says.
final class PathReframer {
    let path: ReframePath
    private let facts: PictureFacts
    private let canvas: PixelSize
    /// Those that were used last, the latest at the end.
    private var reframers: [(reframe: Reframe, mark: PictureMark?, reframer: Reframer)] = []

    /// Cameras that a film cuts between, and more; a path that follows someone never comes back to most of its framings.
    private static let mostKept = 4

    /// - Throws: a `Finding` when a framing does not suit the asset, or this machine lacks a filter.
    init(_ facts: PictureFacts, _ plan: PicturePlan) throws {
        (self.facts, path, canvas) = (facts, plan.path, plan.canvas)
        for hold in path.holds {
            _ = try ReframeFilters(facts, hold.reframe, canvas: canvas, stored: facts.codedSize)
        }
        _ = try reframer(path.reframe(at: 0), facts.first)
    }

    /// The canvas that shows `source`, framed so.
    func canvas(of source: SourcePicture, _ reframe: Reframe) throws -> Frame {
        try reframer(reframe, facts.first == nil ? nil : source.mark).canvas(of: source.frame)
    }

    /// - Parameter mark: what the pictures say of themselves; one that says otherwise than the first is read by what it
    ///   says, and framed by its own shape.
    private func reframer(_ reframe: Reframe, _ mark: PictureMark?) throws -> Reframer {
        if let index = reframers.firstIndex(where: { $0.reframe == reframe && $0.mark == mark }) {
            let known = reframers.remove(at: index)
            reframers.append(known)
            return known.reframer
        }
        let own = mark.map { facts.adapted(to: $0) } ?? facts
        let reframer = try Reframer(
            own, reframe.adapted(from: facts.displaySize, to: own.displaySize, canvas: canvas), canvas: canvas)
        if reframers.count == Self.mostKept { reframers.removeFirst() }
        reframers.append((reframe, mark, reframer))
        return reframer
    }
}
