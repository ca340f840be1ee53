internal import CFFmpeg
public import PolyreelCore

/// Frames of one canvas that are wanted from a reader.
public struct WantedFrames: Codable, Sendable, Hashable {
    /// Which of the reader's plans.
    public let canvas: Int
    /// Of the plan's film.
    public let frames: FrameRange

    public init(canvas: Int, frames: FrameRange) {
        self.canvas = canvas
        self.frames = frames
    }
}

/// Reads an asset's picture as the canvas frames of one plan or several: each source picture is decoded once, and
/// reframed once for each canvas that shows it.
///
/// The frames of a range are the same, byte for byte, whether the range is read alone or with all the others.
public final class PictureReader {
    private let path: String
    private let facts: AssetFacts
    private let decoders: Int
    private let doubts: Bool
    private let wholly: Bool
    private let canvases: [(schedule: FrameSchedule, reframer: PathReframer)]
    /// Packets and pictures of the asset that were damaged, in all that was read so far. They are concealed as well as
    /// the decoder can.
    public private(set) var damagedPackets = 0
    /// The same, of all that is before the first frame of the last call of `frames`, wherever decoding began for it.
    public private(set) var damagedBefore = 0
    /// Pictures of the asset that came out of the decoder so far, in this call of `frames`.
    public private(set) var decoded = 0

    /// The asset is not whole here: how a decoder conceals that depends on its threads, and on what it decoded before.
    public struct Doubt: Error {}

    /// A picture that turns out to be damaged may have been leaned on by pictures that were shown before it, but by none
    /// that came out of the decoder so many earlier: no decoder keeps more than sixteen (H.264, A.3.1 h; HEVC, A.4.1).
    public static let reach = 32

    /// Whether several threads can decode an asset of this codec.
    public static func decodesTogether(_ codec: String) -> Bool { StreamDecoder.decodesTogether(codec) }

    /// - Parameters:
    ///   - plans: of films of this asset.
    ///   - decoders: threads that decode.
    ///   - doubts: whether `frames` ends with a `Doubt` where the asset is not whole; nothing that it gave within `reach`
    ///     before that may be kept then.
    ///   - wholly: whether decoding begins where the asset does, so that what is damaged is concealed alike whatever is
    ///     wanted.
    /// - Throws: a `Finding` when a plan does not suit the asset, or this machine lacks a filter.
    public init(
        path: String, facts: AssetFacts, plans: [PicturePlan], decoders: Int = 1, doubts: Bool = false,
        wholly: Bool = false
    ) throws {
        self.path = path
        self.facts = facts
        self.decoders = decoders
        self.doubts = doubts
        self.wholly = wholly
        canvases = try plans.map { plan in
            guard let schedule = FrameSchedule(plan, facts.picture) else {
                throw Finding.error("reframe-impossible", "the plan's times are out of bounds", hint: "plan again")
            }
            return (schedule, try PathReframer(facts.picture, plan))
        }
    }

    public convenience init(path: String, facts: AssetFacts, plan: PicturePlan) throws {
        try self.init(path: path, facts: facts, plans: [plan])
    }

    /// Calls `body` for every frame of `range` of the first plan in turn, each once.
    public func frames(in range: FrameRange, _ body: (_ number: Int, _ frame: Frame) throws -> Void) throws {
        try frames([WantedFrames(canvas: 0, frames: range)]) { _, number, frame in try body(number, frame) }
    }

    /// Calls `body` for every wanted frame, each once, in the order of the pictures they show and of `wanted`.
    ///
    /// The frame is read-only: the same one comes again where the asset's picture stands still. It holds 8-bit 4:2:0,
    /// limited range, BT.709, in the canvas's size.
    /// - Parameter wanted: ranges of one canvas do not overlap.
    /// - Throws: what `body` throws; a `Finding` or `MediaError` when the asset cannot be read; `Doubt`.
    public func frames(
        _ wanted: [WantedFrames], _ body: (_ canvas: Int, _ number: Int, _ frame: Frame) throws -> Void
    ) throws {
        // Frame 0 of the queue is the next of its range; ranges that are done are dropped.
        var queue = wanted.filter { !$0.frames.isEmpty }
        guard !queue.isEmpty else { return }
        let playhead = try Playhead(path: path, facts: facts, decoders: decoders, wholly: wholly) { timeBase in
            try queue.map { try self.limit($0.canvas, $0.frames.from, timeBase) }.min() ?? 0
        }
        let before = damagedPackets
        var shown = [(reframe: Reframe, frame: Frame)?](repeating: nil, count: canvases.count)
        var limits = try queue.map { try limit($0.canvas, $0.frames.from, playhead.timeBase) }
        _ = try playhead.move(to: limits.min() ?? 0)
        damagedBefore = before + playhead.damagedBefore
        while let next = limits.indices.min(by: { (limits[$0], $0) < (limits[$1], $1) }) {
            if try playhead.move(to: limits[next]) { shown = shown.map { _ in nil } }
            damagedPackets = before + playhead.pictures.damaged
            decoded = playhead.pictures.count
            if doubts, playhead.pictures.isInDoubt { throw Doubt() }
            let (canvas, number) = (queue[next].canvas, queue[next].frames.from)
            let reframer = canvases[canvas].reframer
            let reframe = reframer.path.reframe(at: number)
            let known = shown[canvas].flatMap { $0.reframe == reframe ? $0.frame : nil }
            let frame = try known ?? reframer.canvas(of: playhead.current, reframe)
            shown[canvas] = (reframe, frame)
            try body(canvas, number, frame)
            let left = FrameRange(from: number + 1, to: queue[next].frames.to)
            if left.isEmpty {
                queue.remove(at: next)
                limits.remove(at: next)
            } else {
                queue[next] = WantedFrames(canvas: canvas, frames: left)
                limits[next] = try limit(canvas, left.from, playhead.timeBase)
            }
        }
        guard doubts else { return }
        // What comes later in the file may have been needed for pictures that were shown.
        try playhead.pictures.settle()
        if playhead.pictures.isInDoubt { throw Doubt() }
    }

    private func limit(_ canvas: Int, _ number: Int, _ timeBase: AVRational) throws -> Int64 {
        guard let limit = canvases[canvas].schedule.limit(number, timeBase) else {
            throw Finding.error("reframe-impossible", "frame \(number) is out of bounds", hint: "plan again")
        }
        return limit
    }
}
