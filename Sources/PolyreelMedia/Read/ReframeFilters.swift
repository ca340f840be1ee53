internal import PolyreelCore

/// The filters, in libavfilter's notation, that make a canvas of a source picture of one stored size.
///
/// All geometry is done on the stored picture, and the small result is turned upright: cutting and scaling first spares
/// turning and tone mapping pixels that are thrown away.
struct ReframeFilters {
    /// Of the picture that fills the canvas, or stands on the background.
    let picture: Chain
    /// Of the blurred background; nil when the picture fills the canvas.
    let background: Chain?

    /// Filters before the tones are mapped, and after; all come before where they are not. Nil where there are none.
    struct Chain {
        let before: String
        let after: String?
    }

    private let facts: PictureFacts
    private let stored: PixelSize

    /// - Parameter stored: the frame's own size, which may change on the way; the framing counts in the probed one.
    init(_ facts: PictureFacts, _ reframe: Reframe, canvas: PixelSize, stored: PixelSize) throws(Finding) {
        let whole = facts.displaySize
        self.facts = facts
        self.stored = stored
        let parts = (facts, stored)
        guard canvas.width > 0, canvas.height > 0, canvas.width % 2 == 0, canvas.height % 2 == 0,
            max(canvas.width, canvas.height) <= SizeLimits.most
        else { throw Self.bad("a canvas of \(canvas.width)x\(canvas.height) cannot be made; sides must be even") }
        switch reframe {
        case .crop(let rect):
            let all = PixelRect(x: 0, y: 0, width: whole.width, height: whole.height)
            guard let part = rect.intersection(all) else {
                throw Self.bad("the crop \(rect) lies outside the picture of \(whole.width)x\(whole.height)")
            }
            picture = Self.foreground(parts, part, size: canvas)
            background = nil
        case .fit(let rect):
            let all = PixelRect(x: 0, y: 0, width: canvas.width, height: canvas.height)
            guard all.contains(rect), [rect.x, rect.y, rect.width, rect.height].allSatisfy({ $0 % 2 == 0 }),
                rect.width > 0, rect.height > 0
            else {
                throw Self.bad("the picture cannot stand at \(rect) of a canvas; even numbers inside it are needed")
            }
            picture = Self.foreground(parts, nil, size: PixelSize(width: rect.width, height: rect.height))
            background = Self.background(parts, canvas)
        }
    }

    private static func bad(_ text: String) -> Finding {
        .error("reframe-impossible", text, hint: "the plan does not suit the asset; plan again")
    }

    // MARK: The two pictures

    private typealias Source = (facts: PictureFacts, stored: PixelSize)

    private static func foreground(_ source: Source, _ part: PixelRect?, size: PixelSize) -> Chain {
        chain(
            source.facts,
            [
                PixelTransfer.flattened(source.facts, source.stored), crop(source, part),
                PixelTransfer.scaled(source.facts, to: source.facts.orientation.stored(size)),
            ], [source.facts.orientation.filters])
    }

    private static func chain(_ facts: PictureFacts, _ scaling: [String?], _ others: [String?]) -> Chain {
        let (first, then) = (scaling.compactMap(\.self), others.compactMap(\.self))
        guard PixelTransfer.isMapped(facts) else {
            return Chain(before: (first + then).joined(separator: ","), after: nil)
        }
        return Chain(before: first.joined(separator: ","), after: then.isEmpty ? nil : then.joined(separator: ","))
    }

    /// The middle of the picture in the canvas's shape, scaled to an eighth, blurred, darkened and scaled up.
    private static func background(_ source: Source, _ canvas: PixelSize) -> Chain {
        let whole = source.facts.displaySize
        let byWidth = whole.width * canvas.height <= whole.height * canvas.width
        let width = byWidth ? whole.width : max(1, whole.height * canvas.width / canvas.height)
        let height = byWidth ? max(1, whole.width * canvas.height / canvas.width) : whole.height
        let middle = PixelRect(
            x: (whole.width - width) / 2, y: (whole.height - height) / 2, width: width, height: height)
        func eighth(_ side: Int) -> Int { max(8, side / 16 * 2) }
        let small = PixelSize(width: eighth(canvas.width), height: eighth(canvas.height))
        let large = source.facts.orientation.stored(canvas)
        let radius = max(1, min(small.width, small.height) / 24)
        let scaling: [String?] = [
            PixelTransfer.flattened(source.facts, source.stored), crop(source, middle),
            PixelTransfer.scaled(source.facts, to: source.facts.orientation.stored(small)),
        ]
        let others: [String?] = [
            // Boxes in whole numbers, three times: near a Gauss curve, and the same on every processor.
            "boxblur=lr=\(radius):lp=3:cr=\(max(1, radius / 2)):cp=3",
            // Black is 16, grey is 128: 70 % of the light and the colour.
            "lutyuv=y=16+(val-16)*0.7:u=128+(val-128)*0.7:v=128+(val-128)*0.7",
            "scale=\(large.width):\(large.height):flags=\(FilterGraph.scaleFlags),format=yuv420p",
            source.facts.orientation.filters,
        ]
        return chain(source.facts, scaling, others)
    }

    /// Cuts `part`, counted in upright square pixels, out of the stored picture; nil for all of it.
    private static func crop(_ source: Source, _ part: PixelRect?) -> String? {
        guard let part else { return nil }
        let facts = source.facts
        let square = facts.orientation.stored(facts.displaySize)
        let rect = facts.orientation.stored(part, in: facts.displaySize)
        let (left, width) = span(rect.x, rect.right, of: square.width, stored: source.stored.width)
        let (top, height) = span(rect.y, rect.bottom, of: square.height, stored: source.stored.height)
        if width == source.stored.width, height == source.stored.height { return nil }
        return "crop=\(width):\(height):\(left):\(top)"
    }

    /// A stretch of `side` on a side of `stored` pixels: from the nearest even place, so that 4:2:0 chroma is cut where
    /// luma is.
    private static func span(_ from: Int, _ to: Int, of side: Int, stored: Int) -> (start: Int, length: Int) {
        func scaled(_ place: Int) -> Int { (2 * place * stored + side) / (2 * side) }
        let (first, last) = (scaled(from), scaled(to))
        if first <= 0, last >= stored { return (0, stored) }
        let length = min(max(2, (last - first + 1) / 2 * 2), max(2, stored / 2 * 2))
        return (min((first + 1) / 2 * 2, (stored - length) / 2 * 2), length)
    }
}
