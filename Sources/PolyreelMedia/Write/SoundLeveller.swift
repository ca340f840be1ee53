internal import CFFmpeg
internal import PolyreelCore

/// Applies a plan's gain and holds true peaks under its ceiling; as many samples come out as went in.
final class SoundLeveller {
    private let graph: FilterGraph
    private let output: SoundtrackWriter
    private let frame: Frame
    private var position: Int64 = 0

    /// - Parameter margin: how far under the ceiling the limiter aims, in hundredths of a dB.
    init(plan: SoundPlan, margin: Int, output: SoundtrackWriter) throws(MediaError) {
        self.output = output
        let rate = SoundPlan.sampleRate
        var filters: [String] = []
        if plan.gain != 0 { filters.append("volume=\(Decibels.decimal(plan.gain, places: 2))dB:precision=float") }
        if plan.limited {
            // Peaks between samples are seen at four times the rate (ITU-R BS.1770-5, annex 2).
            filters += [
                "aresample=\(4 * rate)",
                "alimiter=limit=\(Decibels.decimal(plan.ceiling - margin, places: 2))dB:attack=5:release=80:level=0:latency=1",
                "aresample=\(rate)",
            ]
        }
        filters.append("aformat=sample_fmts=fltp:channel_layouts=stereo")
        graph = try FilterGraph(
            filters.joined(separator: ","), like: try SoundBlock.silence(1), doing: "levelling the sound")
        frame = try Frame()
    }

    func add(_ block: Frame) throws(MediaError) {
        block.pointer.pointee.pts = position
        position += Int64(block.pointer.pointee.nb_samples)
        try graph.send(block)
        try drain()
    }

    func finish() throws(MediaError) {
        try graph.send(nil)
        try drain()
    }

    private func drain() throws(MediaError) {
        while case .filled = try graph.receive(into: frame, samples: SoundtrackWriter.samplesPerPacket) {
            try output.add(frame)
            frame.clear()
        }
    }
}
