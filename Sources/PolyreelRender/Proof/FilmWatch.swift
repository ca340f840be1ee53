internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelMedia
internal import PolyreelType

/// Looks for overlays in a film by decoding all of it: for films whose spans are no longer remembered.
struct FilmWatch {
    private let ids: [String]
    private let watch: PlateWatch
    private var runs: PlateRuns

    /// Draws the overlays again.
    /// - Parameter pictures: what they show of pictures; the steps that show them kept them in this run.
    init(_ overlays: [Overlay], canvas: PixelSize, pictures: PictureShelf) throws {
        let plates = try overlays.map { overlay in
            ShownPlate(
                plate: YCbCrPlate(
                    try PlateArtist.draw(overlay.plate, pictures: pictures.picture), frame: overlay.plate.frame),
                frames: overlay.frames, fade: overlay.fade)
        }
        ids = overlays.map(\.id)
        watch = try PlateWatch(plates, canvas: canvas)
        runs = PlateRuns(count: overlays.count)
    }

    /// By the overlay's id, what the film at `path` shows.
    mutating func sightings(in path: String) throws -> [String: OverlaySighting] {
        let frames = try SegmentCheck.decode(path: path) { number, picture in
            runs.look(at: picture, number, watch, isCoded: true)
        }.frames
        let found = watch.plates.indices.map { index in
            let own = watch.plates[index].frames
            let stale = runs.stale[index].ranges
            func isSeen(_ frame: Int) -> Bool? {
                guard (0..<frames).contains(frame), watch.views(at: frame)[index].mark.canBeMissed else { return nil }
                return stale.contains { $0.contains(frame) }
            }
            return OverlaySighting(
                seen: runs.seen[index].ranges, covered: runs.covered[index].ranges,
                isSeenBefore: isSeen(own.from - 1), isSeenAfter: isSeen(own.to))
        }
        return Dictionary(zip(ids, found)) { first, _ in first }
    }
}
