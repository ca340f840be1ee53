/// How a film's picture is framed, frame by frame: each framing is held until the next.
///
/// Two paths that frame every picture alike are equal.
public struct ReframePath: Codable, Sendable, Hashable {
    /// One framing, and the frame from which it is held.
    public struct Hold: Codable, Sendable, Hashable {
        public let from: Int
        public let reframe: Reframe

        public init(from: Int, reframe: Reframe) {
            self.from = from
            self.reframe = reframe
        }
    }

    /// At least one; the first from frame 0, the others ascending, each unlike the one before.
    public let holds: [Hold]

    /// One framing throughout.
    public init(_ reframe: Reframe) { holds = [Hold(from: 0, reframe: reframe)] }

    /// Nil unless the first is held from frame 0 and each of the others from a later frame than the one before it.
    public init?(_ holds: [Hold]) {
        let ascends = zip(holds, holds.dropFirst()).allSatisfy { $0.from < $1.from }
        guard holds.first?.from == 0, ascends else { return nil }
        self.holds = holds.reduce(into: []) { merged, hold in
            if merged.last?.reframe != hold.reframe { merged.append(hold) }
        }
    }

    /// How frame `number` is framed; before the first, as the first.
    public func reframe(at number: Int) -> Reframe { holds[index(at: number)].reframe }

    /// The path of some frames alone, counted from the first of them.
    public func clipped(to frames: FrameRange) -> ReframePath {
        let first = index(at: frames.from)
        let others = holds[(first + 1)...].prefix { $0.from < frames.to }
            .map { Hold(from: $0.from - frames.from, reframe: $0.reframe) }
        return ReframePath(relative: [Hold(from: 0, reframe: holds[first].reframe)] + others)
    }

    private init(relative holds: [Hold]) { self.holds = holds }

    private func index(at number: Int) -> Int {
        // The first hold after `number`, by halving: a path that follows someone has one for every frame.
        var (low, high) = (1, holds.count)
        while low < high {
            let middle = (low + high) / 2
            if holds[middle].from <= number { low = middle + 1 } else { high = middle }
        }
        return low - 1
    }

    // MARK: Codable

    /// A list of holds.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        guard let path = ReframePath(try container.decode([Hold].self)) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "a path begins at frame 0, and its frames ascend")
        }
        self = path
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(holds)
    }
}
