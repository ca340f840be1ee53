internal import CFFmpeg
internal import Foundation

/// Integrated loudness and true peak of sound mixed down to stereo.
///
/// Loudness: EBU R128 / ITU-R BS.1770-4 by libavfilter's `ebur128`. True peak: BS.1770-4 annex 2, the highest sample
/// of the sound at four times its rate; read here at full precision, since the filter tells it in thousandths.
final class LoudnessMeter {
    private var downmix: FilterChain?
    private var meter: FilterChain?
    private var oversampler: FilterChain?
    private let mixed: Frame
    private let measured: Frame
    private var loudness: Double?
    private var peak = 0.0

    init() throws(MediaError) {
        mixed = try Frame()
        measured = try Frame()
    }

    /// Adds decoded sound; its format may change on the way.
    func add(_ frame: Frame) throws(MediaError) {
        if let downmix, !downmix.takes(frame) {
            try downmix.send(nil)
            try drainDownmix()
            self.downmix = nil
        }
        let chain = try Self.made(&downmix, StereoDownmix.filters, frame, "mixing the sound down to stereo")
        // Times are of no use here, and those of a damaged file might confuse the filters.
        frame.pointer.pointee.pts = polyreel_no_pts()
        try chain.send(frame)
        try drainDownmix()
    }

    /// In hundredths of LUFS and dBTP; nil for silence, which R128 gates at -70 LUFS.
    func finish() throws(MediaError) -> (integrated: Int, truePeak: Int)? {
        try downmix?.send(nil)
        try drainDownmix()
        try meter?.send(nil)
        try drainMeter()
        try oversampler?.send(nil)
        try drainOversampler()
        guard let loudness, loudness.isFinite, loudness > -70, peak > 0, peak.isFinite else { return nil }
        return (Int((loudness * 100).rounded()), Int((2000 * log10(peak)).rounded()))
    }

    /// The chain, made when the first frame tells for what.
    private static func made(
        _ chain: inout FilterChain?, _ filters: String, _ first: Frame, _ doing: String
    ) throws(MediaError) -> FilterChain {
        if let chain { return chain }
        let made = try FilterChain(filters, like: first, doing: doing)
        chain = made
        return made
    }

    private func drainDownmix() throws(MediaError) {
        guard let downmix else { return }
        while case .filled = try downmix.receive(mixed) {
            try Self.made(&meter, "ebur128=metadata=1", mixed, "measuring loudness").send(mixed)
            try Self.made(&oversampler, "aresample=192000:osf=dblp", mixed, "measuring the true peak").send(mixed)
            try drainMeter()
            try drainOversampler()
        }
    }

    private func drainMeter() throws(MediaError) {
        guard let meter else { return }
        while case .filled = try meter.receive(measured) {
            guard let entry = av_dict_get(measured.pointer.pointee.metadata, "lavfi.r128.I", nil, 0) else { continue }
            loudness = Double(String(cString: entry.pointee.value))
        }
    }

    private func drainOversampler() throws(MediaError) {
        guard let oversampler else { return }
        while case .filled = try oversampler.receive(measured) {
            let frame = measured.pointer.pointee
            for channel in 0..<Int(frame.ch_layout.nb_channels) {
                guard let samples = frame.extended_data?[channel] else { continue }
                samples.withMemoryRebound(to: Double.self, capacity: Int(frame.nb_samples)) { samples in
                    for index in 0..<Int(frame.nb_samples) { peak = max(peak, abs(samples[index])) }
                }
            }
        }
    }
}
