internal import PolyreelCore

/// How long a pass takes, and what it needs, by what its spans are.
struct PassEstimate: Sendable {
    /// Seconds before the first wanted picture is there on one thread: the process starts and decodes from the key frame
    /// before.
    private let lead: Double
    /// Pictures decoded in that time and after it, in seconds on one thread.
    private let decodedBefore: Double
    private let decoded: Double
    /// Seconds of one thread, for all canvas frames.
    private let reframed: Double
    /// Seconds of all encoders together, and of those that follow one another on the busiest canvas.
    private let encoded: Double
    private let longest: Double
    /// The proof of the longest span, which comes when all its frames are encoded, on one thread.
    private let tail: Double

    /// Most encoders that are open together.
    let lanes: Int
    /// Bytes of all of them; of the largest; of all canvas frames.
    let encoders: Int
    let largest: Int
    let kept: Int

    init(_ pass: Pass, _ costs: PassCosts, keyFrames: [Rational]) {
        var (decodedTo, from) = (Rational.zero, pass.spans.first.map { pass.times(of: $0).from } ?? .zero)
        var (reframed, encoded, longest, tail) = (0.0, 0.0, 0.0, 0.0)
        var (lanes, encoders, largest, kept) = (0, 0, 0, 0)
        for (index, picture) in pass.canvases.enumerated() {
            let own = pass.spans.filter { $0.canvas == index }.map(\.frames)
            let shown = FrameRange.union(own).reduce(0) { $0 + $1.count }
            let (encode, prove) = (costs.encode(picture.canvas), costs.prove(picture.canvas))
            reframed += Double(shown) * costs.reframe(picture.canvas)
            encoded += own.reduce(0) { $0 + Double($1.count) * (encode + prove) + PassCosts.span }
            longest = max(longest, Double(shown) * encode)
            tail = max(tail, Double(own.map(\.count).max() ?? 0) * prove)
            let most = Self.mostAtOnce(own)
            lanes += most
            encoders += most * PassMemory.encoder(picture.canvas)
            largest = max(largest, PassMemory.encoder(picture.canvas))
            kept += shown * PassMemory.picture(picture.canvas)
            for range in own {
                from = min(from, picture.start + Rational(range.from) / picture.rate)
                decodedTo = max(decodedTo, picture.start + Rational(range.to) / picture.rate)
            }
        }
        let key = Self.last(of: keyFrames, upTo: from) ?? costs.asset.start
        let rate = costs.asset.averageRate.approximation
        lead = PassCosts.start
        decodedBefore = max(0, (from - key).approximation) * rate * costs.decode
        decoded = max(0, (decodedTo - from).approximation) * rate * costs.decode
        (self.reframed, self.encoded, self.longest, self.tail) = (reframed, encoded, longest, tail)
        (self.lanes, self.encoders, self.largest, self.kept) = (lanes, encoders, largest, kept)
    }

    /// Seconds of computing.
    /// - Parameter decoders: threads that decode.
    func work(decoders: Int) -> Double {
        let share = decoders > 1 ? 1 + PassCosts.decodingTogether : 1
        return lead + (decodedBefore + decoded) * share + reframed + encoded
    }

    /// Seconds from its start to its end, with cores to spare.
    /// - Parameters:
    ///   - encoders: how many may be open together.
    ///   - decoders: threads that decode, also what is proven.
    func time(encoders: Int, decoders: Int) -> Double {
        let open = max(1, min(encoders, lanes))
        let rounds = Double((lanes + open - 1) / open)
        let reading = decoded / Double(decoders) + reframed
        return lead + decodedBefore / Double(decoders) + max(reading, encoded / Double(open), longest * rounds)
            + tail / Double(decoders) + PassCosts.span
    }

    /// How many of the ranges lie over one another at most.
    private static func mostAtOnce(_ ranges: [FrameRange]) -> Int {
        var (open, most) = (0, 0)
        let edges = ranges.flatMap { [($0.from, 1), ($0.to, -1)] }
        for (_, step) in edges.sorted(by: { ($0.0, $0.1) < ($1.0, $1.1) }) {
            open += step
            most = max(most, open)
        }
        return most
    }

    /// The last of ascending times that is not after `time`.
    private static func last(of times: [Rational], upTo time: Rational) -> Rational? {
        var (low, high) = (0, times.count)
        while low < high {
            let middle = (low + high) / 2
            if times[middle] <= time { low = middle + 1 } else { high = middle }
        }
        return low > 0 ? times[low - 1] : nil
    }
}
