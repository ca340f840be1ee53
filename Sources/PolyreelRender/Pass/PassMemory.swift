internal import PolyreelCore

/// What passes take of the machine's memory, in bytes, and how they are fitted into a budget.
struct PassMemory: Sendable {
    let asset: PictureFacts
    /// Threads of a pass that decode.
    var decoders = 1
    /// Threads of a pass that compose and encode.
    var threads = 1

    /// The program itself, with the libraries it loads: measured 60 MB, and as much again for what the allocator keeps.
    static let program = 120 << 20
    /// Canvas frames on their way from the decoder to the encoders, in all chunks that are in flight.
    static let inFlight = PassRun.chunkBytes * (PassRun.chunksInFlight + 1)

    /// What one x264 encoder holds, measured at 1080x1920 with the preset veryfast: about 130 MB, which is 42 pictures in
    /// 4:2:0, for lookahead, half-pixel planes of references, and reordering. As much as three pictures more are taken
    /// by what is proven of the segment afterwards.
    static func encoder(_ canvas: PixelSize) -> Int { picture(canvas) * 45 + (8 << 20) }

    /// Each has a file open, and a child may open so many only.
    static let mostEncoders = 96

    /// One frame in 8-bit 4:2:0.
    static func picture(_ canvas: PixelSize) -> Int { canvas.area * 3 / 2 }

    /// The source's decoder and the filters behind it: reference pictures (at most 16 in H.264 and HEVC, seldom so many),
    /// two bytes a sample where it has more than 8 bits.
    var decoder: Int {
        let bytes = asset.pixelFormat.hasSuffix("p") || asset.pixelFormat.hasPrefix("nv12") ? 1 : 2
        let samples = asset.pixelFormat.contains("444") || asset.alpha ? 6 : 3
        // A thread more has a picture in work, one that waits, and tables of its own.
        return asset.codedSize.area * samples / 2 * bytes * (16 + 3 * (decoders - 1)) + (32 << 20)
    }

    /// What a pass takes besides encoders and kept frames.
    var fixed: Int { Self.program + decoder + Self.inFlight }

    /// The stages in which a pass renders its spans with `bytes` of memory.
    ///
    /// A stage ends where no span goes on, so that nothing of it stays in memory. One whose encoders do not fit at once
    /// renders some after the others, from frames that are kept where those fit.
    func stages(of pass: Pass, bytes: Int) -> [PassOrder.Stage] {
        let free = bytes - fixed
        var stages: [[Int]] = []
        for group in groups(of: pass) {
            // Fewer stages are fewer waits for the last encoder.
            if let last = stages.last, let merged = fit(lanes(last + group, pass), pass, into: free), merged.count == 1
            {
                stages[stages.count - 1] = last + group
            } else {
                stages.append(group)
            }
        }
        return stages.map { stage(of: $0, pass, free: free) }
    }

    private func stage(of spans: [Int], _ pass: Pass, free: Int) -> PassOrder.Stage {
        let lanes = lanes(spans, pass)
        // At least one encoder at a time, whatever it takes.
        let reading = fit(lanes, pass, into: free) ?? lanes
        guard reading.count > 1 else { return PassOrder.Stage(batches: reading, keepsFrames: false) }
        // Frames that are kept take the place of encoders: better read again than leave threads without work.
        let enough = max(reading.count, (lanes.count + threads - 1) / threads)
        if let several = keeping(lanes, pass, into: free), several.count <= enough {
            return PassOrder.Stage(batches: several, keepsFrames: true)
        }
        return PassOrder.Stage(batches: reading, keepsFrames: false)
    }

    /// Lanes in batches that fit into `bytes` beside the frames that all but the first of them need; nil where none do.
    private func keeping(_ lanes: [[Int]], _ pass: Pass, into bytes: Int) -> [[Int]]? {
        // A canvas whose lanes are all in the first batch keeps nothing: those with few lanes come first.
        let counts = Dictionary(lanes.map { (canvas(of: $0, pass), 1) }, uniquingKeysWith: +)
        let lanes = lanes.sorted {
            let (one, other) = (canvas(of: $0, pass), canvas(of: $1, pass))
            return (counts[one, default: 0], one, $0[0]) < (counts[other, default: 0], other, $1[0])
        }
        var kept = 0
        while let batches = fit(lanes, pass, into: bytes - kept) {
            let needed = pass.wanted(batches.dropFirst().flatMap(\.self)).reduce(0) {
                $0 + $1.frames.count * Self.picture(pass.canvases[$1.canvas].canvas)
            }
            if needed <= kept { return batches }
            kept = needed
        }
        return nil
    }

    private func canvas(of lane: [Int], _ pass: Pass) -> Int { pass.spans[lane[0]].canvas }

    /// Spans by index, parted where no span goes on; a pass's spans stand in the order in which they begin.
    private func groups(of pass: Pass) -> [[Int]] {
        var groups: [[Int]] = []
        var end = Rational.zero
        for index in pass.spans.indices {
            let (from, to) = pass.times(of: pass.spans[index])
            if groups.isEmpty || from >= end { groups.append([]) }
            groups[groups.count - 1].append(index)
            end = max(end, to)
        }
        return groups
    }

    /// Lanes in batches whose encoders fit into `bytes`; nil when a lane alone does not.
    private func fit(_ lanes: [[Int]], _ pass: Pass, into bytes: Int) -> [[Int]]? {
        var batches: [[Int]] = []
        var (left, open) = (0, 0)
        for lane in lanes {
            let cost = Self.encoder(pass.canvases[canvas(of: lane, pass)].canvas)
            guard cost <= bytes else { return nil }
            if cost > left || open == Self.mostEncoders {
                batches.append([])
                (left, open) = (bytes, 0)
            }
            left -= cost
            open += 1
            batches[batches.count - 1] += lane
        }
        return batches.map { $0.sorted() }
    }

    /// Spans in sequences of one canvas that do not overlap, as few as there are: one encoder each.
    private func lanes(_ spans: [Int], _ pass: Pass) -> [[Int]] {
        Self.lanes(spans, canvas: { pass.spans[$0].canvas }, frames: { pass.spans[$0].frames })
    }

    /// - Parameter spans: by index, in the order in which they begin on their canvas.
    static func lanes(
        _ spans: [Int], canvas: (Int) -> Int, frames: (Int) -> FrameRange
    ) -> [[Int]] {
        Set(spans.map(canvas)).sorted().flatMap { own in
            var lanes: [(end: Int, spans: [Int])] = []
            for index in spans where canvas(index) == own {
                let frames = frames(index)
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
