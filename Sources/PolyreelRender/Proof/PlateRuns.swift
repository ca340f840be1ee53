internal import PolyreelCore
internal import PolyreelMedia

/// In which frames the plates of a span were seen, by plate.
struct PlateRuns {
    var seen: [FrameRuns]
    /// They should be there, and others lie over too much of them, or they come or go.
    var covered: [FrameRuns]
    /// They should be there and are not.
    var missing: [FrameRuns]
    /// They are there and should not be.
    var stale: [FrameRuns]

    init(count: Int) {
        seen = [FrameRuns](repeating: FrameRuns(), count: count)
        (covered, missing, stale) = (seen, seen, seen)
    }

    /// Looks for every plate in the next frame.
    /// - Parameter isCoded: whether the picture was encoded; else it is exactly what was composed.
    mutating func look(at picture: Frame, _ frame: Int, _ plates: PlateWatch, isCoded: Bool) {
        for (index, view) in plates.views(at: frame).enumerated() {
            if view.isShown {
                // One that comes or goes hangs on the picture below.
                guard view.mark.canBeSeen, plates.plates[index].isWhole(at: frame) else {
                    covered[index].add(frame)
                    continue
                }
                let match = PlateMatch(view.mark, in: picture)
                if isCoded ? PlateTolerance.isFound(match, of: view.mark) : PlateTolerance.isDrawn(match) {
                    seen[index].add(frame)
                } else {
                    missing[index].add(frame)
                }
            } else if view.mark.canBeMissed,
                PlateTolerance.isFound(PlateMatch(view.mark, in: picture), of: view.mark)
            {
                stale[index].add(frame)
            }
        }
    }
}
