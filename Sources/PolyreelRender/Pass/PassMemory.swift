internal import PolyreelCore

/// What passes take of the machine's memory, in bytes, and how they are fitted into a budget.
struct PassMemory: Sendable {
    let asset: PictureFacts

    /// The program itself, with the libraries it loads: measured 60 MB, and as much again for what the allocator keeps.
    static let program = 120 << 20
    /// Canvas frames on their way from the decoder to the encoders, in all chunks that are in flight.
    static let inFlight = PassRun.chunkBytes * (PassRun.chunksInFlight + 1)

    /// What one x264 encoder holds, measured at 1080x1920 with the preset veryfast: about 130 MB, which is 42 pictures in
    /// 4:2:0, for lookahead, half-pixel planes of references, and reordering. As much as three pictures more are taken
    /// by what is proven of the segment afterwards.
    static func encoder(_ canvas: PixelSize) -> Int { picture(canvas) * 45 + (8 << 20) }

    /// One frame in 8-bit 4:2:0.
    static func picture(_ canvas: PixelSize) -> Int { canvas.area * 3 / 2 }

    /// The source's decoder and the filters behind it: reference pictures (at most 16 in H.264 and HEVC, seldom so many),
    /// two bytes a sample where it has more than 8 bits.
    var decoder: Int {
        let bytes = asset.pixelFormat.hasSuffix("p") || asset.pixelFormat.hasPrefix("nv12") ? 1 : 2
        let samples = asset.pixelFormat.contains("444") || asset.alpha ? 6 : 3
        return asset.codedSize.area * samples / 2 * bytes * 16 + (32 << 20)
    }

    /// What a pass takes besides encoders and kept frames.
    var fixed: Int { Self.program + decoder + Self.inFlight }

    /// How many passes run side by side, and what each may take, of `budget` bytes for all.
    func share(_ budget: Int, passes: [Pass], jobs: Int) -> (width: Int, each: Int) {
        let largest = passes.flatMap(\.canvases).map { Self.encoder($0.canvas) }.max() ?? 0
        let free = budget - Self.program
        let width = max(1, min(jobs, passes.count, free / (fixed + largest)))
        return (width, free / width)
    }

    /// In which sweeps a pass renders its spans with `bytes` of memory, and whether it keeps the canvas frames of the
    /// first for the others.
    func batches(_ pass: Pass, bytes: Int) -> (batches: [[Int]], keepsFrames: Bool) {
        let free = bytes - fixed
        let lanes = lanes(of: pass)
        if let one = fit(lanes, pass, into: free), one.count == 1 { return (one, false) }
        let kept = pass.wanted.reduce(0) { $0 + $1.frames.count * Self.picture(pass.canvases[$1.canvas].canvas) }
        if let several = fit(lanes, pass, into: free - kept) { return (several, true) }
        // At least one encoder at a time, whatever it takes.
        return (fit(lanes, pass, into: free) ?? lanes, false)
    }

    /// Lanes in batches whose encoders fit into `bytes`; nil when a lane alone does not.
    private func fit(_ lanes: [[Int]], _ pass: Pass, into bytes: Int) -> [[Int]]? {
        var batches: [[Int]] = []
        var left = 0
        for lane in lanes {
            guard let first = lane.first else { continue }
            let cost = Self.encoder(pass.canvases[pass.spans[first].canvas].canvas)
            guard cost <= bytes else { return nil }
            if cost > left {
                batches.append([])
                left = bytes
            }
            left -= cost
            batches[batches.count - 1] += lane
        }
        return batches.map { $0.sorted() }
    }

    /// Spans in sequences of one canvas that do not overlap, as few as there are: one encoder each.
    private func lanes(of pass: Pass) -> [[Int]] {
        pass.canvases.indices.flatMap { canvas in
            var lanes: [(end: Int, spans: [Int])] = []
            for index in pass.spans.indices where pass.spans[index].canvas == canvas {
                let frames = pass.spans[index].frames
                if let free = lanes.firstIndex(where: { $0.end <= frames.from }) {
                    lanes[free].spans.append(index)
                    lanes[free].end = frames.to
                } else {
                    lanes.append((frames.to, [index]))
                }
            }
            return lanes.map(\.spans)
        }
    }
}
