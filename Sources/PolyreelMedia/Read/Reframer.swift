internal import CFFmpeg
internal import PolyreelCore

/// Makes the canvas of one plan from decoded pictures, one for one.
final class Reframer {
    private let facts: PictureFacts
    private let plan: PicturePlan
    private var chains: (picture: FilterGraph, background: FilterGraph?)?

    init(_ facts: PictureFacts, _ plan: PicturePlan) throws(Finding) {
        self.facts = facts
        self.plan = plan
        _ = try ReframeFilters(facts, plan, stored: facts.codedSize)
        if let lacking = PixelTransfer.needed(facts).first(where: { !FilterSupport.has($0) }) {
            throw .error(
                "filter-missing", "this machine's libavfilter has no '\(lacking)', which this asset's colours need",
                hint: "install an FFmpeg that was built with libzimg")
        }
    }

    /// The canvas that shows `source`.
    func canvas(of source: Frame) throws -> Frame {
        describe(source)
        let (picture, background) = try chains(for: source)
        let front = try Self.through(picture, source)
        guard let background, case .fit(let rect) = plan.reframe else { return front }
        let canvas = try Self.through(background, source)
        try check(av_frame_make_writable(canvas.pointer), "making a canvas")
        canvas.paste(front, x: rect.x, y: rect.y)
        return canvas
    }

    /// Says of the frame what the probe found, over what the frame says of itself.
    private func describe(_ frame: Frame) {
        frame.pointer.pointee.pts = 0
        frame.pointer.pointee.interlaced_frame = 0
        frame.pointer.pointee.sample_aspect_ratio = AVRational(num: 1, den: 1)
        frame.pointer.pointee.color_range = facts.fullRange ? AVCOL_RANGE_JPEG : AVCOL_RANGE_MPEG
    }

    private func chains(for source: Frame) throws -> (FilterGraph, FilterGraph?) {
        if let chains, chains.picture.takes(source) { return chains }
        let filters = try ReframeFilters(facts, plan, stored: source.size)
        let doing = "reframing the picture"
        let made = (
            try FilterGraph(filters.picture, like: source, doing: doing),
            try filters.background.map { try FilterGraph($0, like: source, doing: doing) }
        )
        chains = made
        return made
    }

    private static func through(_ chain: FilterGraph, _ source: Frame) throws(MediaError) -> Frame {
        let made = try Frame()
        try chain.send(source)
        guard case .filled = try chain.receive(into: made) else {
            throw MediaError(doing: "reframing the picture: no picture came out", status: polyreel_averror_again())
        }
        return made
    }
}

extension Frame {
    /// Copies a picture in 8-bit 4:2:0 onto this one at an even place; what would stick out is left off.
    func paste(_ picture: Frame, x: Int, y: Int) {
        for plane in 0..<3 {
            let (left, top) = plane == 0 ? (x, y) : (x / 2, y / 2)
            withPlane(plane) { to, toStride, toWidth, toHeight in
                picture.withPlane(plane) { from, fromStride, fromWidth, fromHeight in
                    let width = min(fromWidth, toWidth - left)
                    guard width > 0 else { return }
                    for row in 0..<max(0, min(fromHeight, toHeight - top)) {
                        (to + (top + row) * toStride + left).update(from: from + row * fromStride, count: width)
                    }
                }
            }
        }
    }
}
