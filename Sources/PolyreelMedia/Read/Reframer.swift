internal import CFFmpeg
internal import PolyreelCore

/// Makes a canvas of one framing from decoded pictures, one for one.
final class Reframer {
    private let facts: PictureFacts
    private let reframe: Reframe
    private let size: PixelSize
    private let tones: ToneMapper?
    private var chains: (picture: Chain, background: Chain?)?

    /// Filters before the tones are mapped, and after.
    private struct Chain {
        let before: FilterGraph
        let filtersAfter: String?
        var after: FilterGraph?
    }

    init(_ facts: PictureFacts, _ reframe: Reframe, canvas size: PixelSize) throws {
        self.facts = facts
        self.reframe = reframe
        self.size = size
        _ = try ReframeFilters(facts, reframe, canvas: size, stored: facts.codedSize)
        tones = PixelTransfer.isMapped(facts) ? try ToneMapper(facts) : nil
    }

    /// The canvas that shows `source`.
    func canvas(of source: Frame) throws -> Frame {
        describe(source)
        var (picture, background) = try chains(for: source)
        defer { chains = (picture, background) }
        let front = try through(&picture, source)
        guard background != nil, case .fit(let rect) = reframe else { return front }
        let canvas = try through(&background, source)
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

    private func chains(for source: Frame) throws -> (Chain, Chain?) {
        if let chains, chains.picture.before.takes(source) { return chains }
        let filters = try ReframeFilters(facts, reframe, canvas: size, stored: source.size)
        func chain(_ filters: ReframeFilters.Chain) throws -> Chain {
            Chain(
                before: try FilterGraph(filters.before, like: source, doing: Self.doing), filtersAfter: filters.after,
                after: nil)
        }
        return (try chain(filters.picture), try filters.background.map(chain))
    }

    private static let doing = "reframing the picture"

    private func through(_ chain: inout Chain?, _ source: Frame) throws -> Frame {
        guard var some = chain else { return source }
        defer { chain = some }
        return try through(&some, source)
    }

    private func through(_ chain: inout Chain, _ source: Frame) throws -> Frame {
        let scaled = try Self.through(chain.before, source)
        guard let tones else { return scaled }
        let mapped = try tones.mapped(scaled)
        guard let filters = chain.filtersAfter else { return mapped }
        return try Self.through(
            try FilterGraph.made(&chain.after, filters, like: mapped, doing: Self.doing), mapped)
    }

    private static func through(_ graph: FilterGraph, _ source: Frame) throws(MediaError) -> Frame {
        let made = try Frame()
        try graph.send(source)
        guard case .filled = try graph.receive(into: made) else {
            throw MediaError(doing: "\(doing): no picture came out", status: polyreel_averror_again())
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
