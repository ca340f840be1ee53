import PolyreelCore

/// TikTok's safe zone on 1080x1920.
let zone = PixelRect(x: 120, y: 288, width: 768, height: 960)

func block(_ width: Int, _ height: Int, contrastOf colour: Colour? = nil) -> OverlayBlock {
    let box = PlateBox(
        rect: PixelRect(x: 0, y: 0, width: width, height: height), colour: .black, cornerRadius: 0)
    return OverlayBlock(
        size: PixelSize(width: width, height: height), elements: [.box(box)], contrastOf: colour, madeWith: [])
}

func intent(
    _ id: String, _ blocks: [OverlayBlock], _ frames: Range<Int>, role: String = "cue",
    region: OverlayRegion = .bottom, alignment: CardAlignment = .centre, direction: TextDirection = .leftToRight,
    spacing: Int = 10, priority: OverlayPriority = .speech, mayCover: Bool = false
) -> OverlayIntent {
    OverlayIntent(
        id: id, role: OverlayRole(rawValue: role), frames: FrameRange(from: frames.lowerBound, to: frames.upperBound),
        alternatives: blocks, place: .inZone(region: region, alignment: alignment, direction: direction),
        spacing: spacing, priority: priority, changes: .withLanguage,
        noRoom: .error("no-room", "there is no room for '\(id)'"), mayCover: mayCover)
}

func attached(_ id: String, to other: String, x: Int, y: Int, _ frames: Range<Int>) -> OverlayIntent {
    OverlayIntent(
        id: id, role: OverlayRole(rawValue: "word"), frames: FrameRange(from: frames.lowerBound, to: frames.upperBound),
        alternatives: [block(60, 40)], place: .attached(to: other, x: x, y: y), priority: .speech,
        changes: .withLanguage, noRoom: .error("no-room", "there is no room for '\(id)'"))
}

extension Overlay {
    /// `x,y WxH`.
    var place: String { "\(plate.frame.x),\(plate.frame.y) \(plate.frame.width)x\(plate.frame.height)" }
}
