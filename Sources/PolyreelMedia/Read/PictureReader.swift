internal import CFFmpeg
public import PolyreelCore

/// Reads an asset's picture as the canvas frames of a plan.
///
/// The frames of a range are the same, byte for byte, whether the range is read alone or with all the others.
public final class PictureReader {
    private let path: String
    private let facts: AssetFacts
    private let schedule: FrameSchedule
    private let reframer: Reframer
    /// Packets and pictures of the asset that were damaged, in all that was read so far. They are concealed as well as
    /// the decoder can.
    public private(set) var damagedPackets = 0

    /// - Throws: a `Finding` when the plan does not suit the asset, or this machine lacks a filter.
    public init(path: String, facts: AssetFacts, plan: PicturePlan) throws {
        self.path = path
        self.facts = facts
        guard let schedule = FrameSchedule(plan, facts.picture) else {
            throw Finding.error("reframe-impossible", "the plan's times are out of bounds", hint: "plan again")
        }
        self.schedule = schedule
        reframer = try Reframer(facts.picture, plan)
    }

    /// Calls `body` for every frame of `range` in turn, each once.
    ///
    /// The frame is read-only: the same one comes again where the asset's picture stands still. It holds 8-bit 4:2:0,
    /// limited range, BT.709, in the canvas's size.
    /// - Throws: what `body` throws; a `Finding` or `MediaError` when the asset cannot be read.
    public func frames(in range: FrameRange, _ body: (_ number: Int, _ frame: Frame) throws -> Void) throws {
        guard !range.isEmpty else { return }
        let playhead = try Playhead(path: path, facts: facts) { timeBase in try self.limit(range.from, timeBase) }
        let before = damagedPackets
        var canvas: Frame?
        for number in range.from..<range.to {
            if try playhead.move(to: limit(number, playhead.timeBase)) { canvas = nil }
            damagedPackets = before + playhead.pictures.damaged
            let shown = try canvas ?? reframer.canvas(of: playhead.current.frame)
            canvas = shown
            try body(number, shown)
        }
    }

    private func limit(_ number: Int, _ timeBase: AVRational) throws -> Int64 {
        guard let limit = schedule.limit(number, timeBase) else {
            throw Finding.error("reframe-impossible", "frame \(number) is out of bounds", hint: "plan again")
        }
        return limit
    }
}
