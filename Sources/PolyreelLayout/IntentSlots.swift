internal import PolyreelCore

/// The places that one intent may have.
struct IntentSlots {
    let regions: [OverlayRegion]
    let side: HorizontalSide
    let zone: SafeZone
    let intent: OverlayIntent
    let backdrop: Backdrop?

    struct Choice {
        let block: OverlayBlock
        let region: OverlayRegion
        let frame: PixelRect
    }

    /// Nil where there is no room. A region that is free goes before a stack in a better one, a better region before a
    /// better block.
    func place(among obstacles: [Obstacle]) -> Choice? {
        first { $0.free(of: obstacles) } ?? first { $0.stacked(on: obstacles) }
    }

    /// At the edge of the first region, whatever stands there.
    var cover: Choice? { first { $0.edge } }

    private func first(_ find: (RegionSlot) -> PixelRect?) -> Choice? {
        for region in regions {
            for block in intent.alternatives where zone.holds(block.size) {
                let size = PixelSize(width: Even.up(block.size.width), height: Even.up(block.size.height))
                let slot = RegionSlot(
                    zone: zone, region: region, size: size, side: side, spacing: max(0, intent.spacing))
                guard let frame = find(slot), standsOut(block, in: frame) else { continue }
                return Choice(block: block, region: region, frame: frame)
            }
        }
        return nil
    }

    private func standsOut(_ block: OverlayBlock, in frame: PixelRect) -> Bool {
        guard let colour = block.contrastOf else { return true }
        return (backdrop?.contrast(of: colour, under: frame, in: intent.frames) ?? 0) >= Colour.leastContrast
    }
}
