internal import CFFmpeg
internal import Foundation
internal import PolyreelCore

/// How loud a finished soundtrack gets between its samples.
enum SoundtrackPeak {
    /// The highest true peak, in hundredths of a dBTP and rounded up, at four times the rate (ITU-R BS.1770-5, annex 2);
    /// nil for silence.
    static func measure(path: String) throws(MediaError) -> Int? {
        let source = try SoundSource(path: path, formats: PacketReader.mp4, stream: 0, start: 0)
        let rate = SoundPlan.sampleRate
        let graph = try FrameGraph(
            "abuffer@in=time_base=1/\(rate):sample_rate=\(rate):sample_fmt=fltp:channel_layout=stereo,"
                + "aresample=\(4 * rate),aformat=sample_fmts=fltp,abuffersink@out")
        let frame = try Frame()
        var peak: Float = 0
        func drain() throws(MediaError) {
            while case .filled = try graph.receive(into: frame) {
                peak = max(peak, SoundBlock.peak(of: frame))
                frame.clear()
            }
        }
        while let block = try source.next() {
            try graph.send(block.frame)
            try drain()
        }
        try graph.send(nil)
        try drain()
        return peak > 0 ? Int((2000 * log10(peak)).rounded(.up)) : nil
    }
}
