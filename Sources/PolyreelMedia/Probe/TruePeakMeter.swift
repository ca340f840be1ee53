internal import CFFmpeg
internal import Foundation

/// How loud sound at 48 kHz gets between its samples: the highest sample at four times the rate (ITU-R BS.1770-4,
/// annex 2), at full precision, since libavfilter's `ebur128` tells it in thousandths.
final class TruePeakMeter {
    private var oversampler: FilterGraph?
    private let oversampled: Frame
    private var peak = 0.0

    init() throws(MediaError) { oversampled = try Frame() }

    /// Adds a block, in the format of the first.
    func add(_ block: Frame) throws(MediaError) {
        let graph = try FilterGraph.made(
            &oversampler, "aresample=192000:osf=dblp", like: block, doing: "measuring the true peak")
        try graph.send(block)
        try drain()
    }

    /// In hundredths of a dBTP, not rounded; nil for silence.
    func finish() throws(MediaError) -> Double? {
        try oversampler?.send(nil)
        try drain()
        return peak > 0 && peak.isFinite ? 2000 * log10(peak) : nil
    }

    private func drain() throws(MediaError) {
        guard let oversampler else { return }
        while case .filled = try oversampler.receive(into: oversampled) {
            let block = oversampled.pointer.pointee
            for channel in 0..<Int(block.ch_layout.nb_channels) {
                guard let samples = block.extended_data?[channel] else { continue }
                samples.withMemoryRebound(to: Double.self, capacity: Int(block.nb_samples)) { samples in
                    for index in 0..<Int(block.nb_samples) { peak = max(peak, abs(samples[index])) }
                }
            }
        }
    }
}
