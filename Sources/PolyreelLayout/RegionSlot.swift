internal import PolyreelCore

/// Something that stands in the zone while another is placed.
struct Obstacle: Sendable {
    let rect: PixelRect
    let region: OverlayRegion
    let frames: FrameRange
}

/// Where one block stands in one region.
struct RegionSlot {
    let zone: SafeZone
    let region: OverlayRegion
    /// Even.
    let size: PixelSize
    let side: HorizontalSide
    /// Pixels to what stands in the same region.
    let spacing: Int

    /// At the region's own edge.
    var edge: PixelRect {
        let (area, even) = (zone.rect, zone.even)
        let y =
            switch region {
            case .top: Even.up(area.y)
            case .middle: Even.down(area.y + (area.height - size.height) / 2)
            case .bottom, .auto: Even.down(area.bottom - size.height)
            }
        let x = area.x + side.left(of: area.width - size.width)
        return PixelRect(
            x: min(max(side == .left ? Even.up(x) : Even.down(x), even.x), even.right - size.width),
            y: min(max(y, even.y), even.bottom - size.height), width: size.width, height: size.height)
    }

    /// The edge, if nothing stands there nor is stacked on it; nil else.
    func free(of obstacles: [Obstacle]) -> PixelRect? {
        let edge = edge
        guard stack(obstacles).isEmpty, !obstacles.contains(where: { $0.rect.intersects(edge) }) else { return nil }
        return edge
    }

    /// The first place from the edge on that is clear of all obstacles: beyond what stands in the region, whether or not
    /// there is a gap below. Nil where the zone ends first.
    func stacked(on obstacles: [Obstacle]) -> PixelRect? {
        switch region {
        case .top: below(obstacles)
        case .bottom: above(obstacles)
        case .middle, .auto: above(obstacles) ?? below(obstacles)
        }
    }

    private func above(_ obstacles: [Obstacle]) -> PixelRect? {
        var bottom = ([edge.bottom] + stack(obstacles).map { $0.rect.y - spacing }).min() ?? edge.bottom
        while true {
            let rect = at(Even.down(bottom - size.height))
            guard zone.even.contains(rect) else { return nil }
            guard let top = obstacles.filter({ $0.rect.intersects(rect) }).map(\.rect.y).min() else { return rect }
            bottom = top
        }
    }

    private func below(_ obstacles: [Obstacle]) -> PixelRect? {
        var top = ([edge.y] + stack(obstacles).map { $0.rect.bottom + spacing }).max() ?? edge.y
        while true {
            let rect = at(Even.up(top))
            guard zone.even.contains(rect) else { return nil }
            guard let bottom = obstacles.filter({ $0.rect.intersects(rect) }).map(\.rect.bottom).max() else {
                return rect
            }
            top = bottom
        }
    }

    private func at(_ y: Int) -> PixelRect { PixelRect(x: edge.x, y: y, width: size.width, height: size.height) }

    /// What stands in the region, above or below the place.
    private func stack(_ obstacles: [Obstacle]) -> [Obstacle] {
        let edge = edge
        return obstacles.filter { $0.region == region && $0.rect.x < edge.right && edge.x < $0.rect.right }
    }
}
