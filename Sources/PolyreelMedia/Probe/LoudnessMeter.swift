internal import CFFmpeg

/// Integrated loudness and true peak of stereo sound at 48 kHz.
///
/// Loudness: EBU R128 / ITU-R BS.1770-4 by libavfilter's `ebur128`.
final class LoudnessMeter {
    private var meter: FilterGraph?
    private let measured: Frame
    private let truePeak: TruePeakMeter
    private var loudness: Double?

    init() throws(MediaError) {
        measured = try Frame()
        truePeak = try TruePeakMeter()
    }

    /// Adds a block, and takes its time from it: times are of no use here, and might confuse the filters.
    func add(_ block: Frame) throws(MediaError) {
        block.pointer.pointee.pts = polyreel_no_pts()
        try FilterGraph.made(&meter, "ebur128=metadata=1", like: block, doing: "measuring loudness").send(block)
        try truePeak.add(block)
        try drain()
    }

    /// In hundredths of LUFS and dBTP; nil for silence, which R128 gates at -70 LUFS.
    func finish() throws(MediaError) -> (integrated: Int, truePeak: Int)? {
        try meter?.send(nil)
        try drain()
        guard let peak = try truePeak.finish(), let loudness, loudness.isFinite, loudness > -70 else { return nil }
        return (Int((loudness * 100).rounded()), Int(peak.rounded()))
    }

    private func drain() throws(MediaError) {
        guard let meter else { return }
        while case .filled = try meter.receive(into: measured) {
            guard let entry = av_dict_get(measured.pointer.pointee.metadata, "lavfi.r128.I", nil, 0) else { continue }
            loudness = Double(String(cString: entry.pointee.value))
        }
    }
}
