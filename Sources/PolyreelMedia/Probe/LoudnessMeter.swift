internal import CFFmpeg

/// Integrated loudness and true peak of sound mixed down to stereo.
///
/// Loudness: EBU R128 / ITU-R BS.1770-4 by libavfilter's `ebur128`.
final class LoudnessMeter {
    private var downmix: FilterGraph?
    private var meter: FilterGraph?
    private let mixed: Frame
    private let measured: Frame
    private let truePeak: TruePeakMeter
    private var loudness: Double?

    init() throws(MediaError) {
        mixed = try Frame()
        measured = try Frame()
        truePeak = try TruePeakMeter()
    }

    /// Adds decoded sound; its format may change on the way.
    func add(_ frame: Frame) throws(MediaError) {
        if let downmix, !downmix.takes(frame) {
            try downmix.send(nil)
            try drainDownmix()
            self.downmix = nil
        }
        let graph = try FilterGraph.made(
            &downmix, StereoDownmix.filters, like: frame, doing: "mixing the sound down to stereo")
        // Times are of no use here, and those of a damaged file might confuse the filters.
        frame.pointer.pointee.pts = polyreel_no_pts()
        try graph.send(frame)
        try drainDownmix()
    }

    /// In hundredths of LUFS and dBTP; nil for silence, which R128 gates at -70 LUFS.
    func finish() throws(MediaError) -> (integrated: Int, truePeak: Int)? {
        try downmix?.send(nil)
        try drainDownmix()
        try meter?.send(nil)
        try drainMeter()
        guard let peak = try truePeak.finish(), let loudness, loudness.isFinite, loudness > -70 else { return nil }
        return (Int((loudness * 100).rounded()), Int(peak.rounded()))
    }

    private func drainDownmix() throws(MediaError) {
        guard let downmix else { return }
        while case .filled = try downmix.receive(into: mixed) {
            try FilterGraph.made(&meter, "ebur128=metadata=1", like: mixed, doing: "measuring loudness").send(mixed)
            try truePeak.add(mixed)
            try drainMeter()
        }
    }

    private func drainMeter() throws(MediaError) {
        guard let meter else { return }
        while case .filled = try meter.receive(into: measured) {
            guard let entry = av_dict_get(measured.pointer.pointee.metadata, "lavfi.r128.I", nil, 0) else { continue }
            loudness = Double(String(cString: entry.pointee.value))
        }
    }
}
