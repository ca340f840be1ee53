internal import PolyreelCore

/// The safe zone as plates see it: they stand on even pixels, so each of its edges may be passed by one.
struct SafeZone: Sendable {
    let rect: PixelRect
    /// With its edges at the next even pixels outside.
    let even: PixelRect

    init(_ rect: PixelRect) {
        self.rect = rect
        let (left, top) = (Even.down(rect.x), Even.down(rect.y))
        even = PixelRect(
            x: left, y: top, width: max(0, Even.up(rect.right) - left), height: max(0, Even.up(rect.bottom) - top))
    }

    /// Whether a block of the size stands inside at all.
    func holds(_ size: PixelSize) -> Bool {
        size.width > 0 && size.height > 0 && size.width <= even.width && size.height <= even.height
    }
}

/// 4:2:0 chroma has one sample for two pixels each way.
enum Even {
    static func up(_ value: Int) -> Int { value + (value & 1) }
    static func down(_ value: Int) -> Int { value - (value & 1) }
}
