internal import CFFmpeg
internal import PolyreelCore

/// Brings decoded sound to stereo at 48 kHz in planar floating point, whatever it is and becomes on the way.
final class StereoConverter {
    private let name: String
    private let timeBase: AVRational
    /// Made anew where the sound changes; a broadcast may go from stereo to 5.1 in the middle.
    private var graph: FilterGraph?
    /// The one before, while something of it has not come out yet.
    private var former: FilterGraph?
    private var described: String?
    private var downmix: StereoDownmix?
    /// Why channels like those of the last block cannot be mixed down; it is not tried again with each.
    private var refusal: MediaError?
    private let excessBits: Int
    /// The most channels of which it is not known where they belong.
    private(set) var placeless = 0

    /// - Parameters:
    ///   - name: of the file, for messages.
    ///   - timeBase: of the times of what goes in.
    ///   - excessBits: by how many bits samples in floating point are too high.
    init(of name: String, timeBase: AVRational, excessBits: Int = 0) {
        self.name = name
        self.timeBase = timeBase
        self.excessBits = excessBits
    }

    /// Takes a block of sound, and changes it. What came of the one before must have been taken out.
    func send(_ block: Frame) throws(MediaError) {
        try SampleRepair.repair(block, excessBits: excessBits)
        let layout = block.channelLayout
        if let refusal, described == layout { throw refusal }
        let mixing: StereoDownmix
        if let downmix, described == layout { mixing = downmix } else { mixing = StereoDownmix(of: block) }
        mixing.relabel(block)
        if let graph, described != layout || !graph.takes(block) {
            try graph.send(nil)
            former = graph
            self.graph = nil
        }
        (downmix, described, refusal) = (mixing, layout, nil)
        let made: FilterGraph
        do throws(MediaError) {
            made = try FilterGraph.made(
                &graph, mixing.filters, like: block, timeBase: timeBase,
                doing: "mixing the sound of \(name) down to stereo")
        } catch {
            refusal = error
            throw error
        }
        placeless = max(placeless, mixing.placeless)
        try made.send(block)
    }

    /// Says that no more comes.
    func finish() throws(MediaError) { try graph?.send(nil) }

    /// Fills the next block that came out; false where there is none. Its time is in `samples`, a 48,000th of a second.
    func receive(into block: Frame) throws(MediaError) -> Bool {
        if let former {
            if case .filled = try former.receive(into: block) {
                Self.count(block, former.timeBase)
                return true
            }
            self.former = nil
        }
        guard let graph, case .filled = try graph.receive(into: block) else { return false }
        Self.count(block, graph.timeBase)
        return true
    }

    private static func count(_ block: Frame, _ timeBase: AVRational) {
        guard block.pointer.pointee.pts != polyreel_no_pts() else { return }
        block.pointer.pointee.pts = av_rescale_q(
            block.pointer.pointee.pts, timeBase, AVRational(num: 1, den: Int32(SoundPlan.sampleRate)))
    }
}
