internal import CFFmpeg

/// When the last sample is played that can be heard: exports end in silence, and coders fill up their last block.
struct AudibleEnd {
    /// By the times of its blocks, in microseconds of the container; nil while all is silent.
    private(set) var time: Int64?
    /// The same if each block follows the one before: where times are not trusted.
    private(set) var counted: Int64?
    /// Where the next block begins then; nil before the first.
    private var next: Int64?
    /// Where the next block begins if it follows the one before; nil before the first.
    private var expected: Int64?
    /// Where the next begins if it follows one that leapt: alone that was a damaged time.
    private var leapt: Int64?

    /// -60 dBFS: far below speech, above the noise of a quiet recording's pauses.
    private static let threshold = 0.001
    private static let second = AVRational(num: 1, den: 1_000_000)
    /// A pause that a time alone is believed, in microseconds.
    private static let pause: Int64 = 10_000_000

    private static func follows(_ begin: Int64, _ end: Int64?) -> Bool {
        guard let end else { return true }
        let (distance, overflow) = begin.subtractingReportingOverflow(end)
        return !overflow && distance.magnitude <= pause.magnitude
    }

    mutating func add(_ frame: Frame, _ timeBase: AVRational) {
        let data = frame.pointer.pointee
        let rate = AVRational(num: 1, den: max(1, data.sample_rate))
        let stamp = data.best_effort_timestamp
        let begin = stamp == polyreel_no_pts() ? expected ?? 0 : av_rescale_q(stamp, timeBase, Self.second)
        let length = av_rescale_q(Int64(data.nb_samples), rate, Self.second)
        let end = begin.addingReportingOverflow(length).partialValue
        let heard = Self.lastHeard(data).map { av_rescale_q(Int64($0) + 1, rate, Self.second) }
        let place = next ?? begin
        if let heard { counted = place.addingReportingOverflow(heard).partialValue }
        next = place.addingReportingOverflow(length).partialValue
        guard Self.follows(begin, expected) || leapt != nil && Self.follows(begin, leapt) else {
            leapt = end
            return
        }
        (expected, leapt) = (end, nil)
        if let heard { time = begin.addingReportingOverflow(heard).partialValue }
    }

    /// Searched from the end, so that of sound that is no silence little is looked at.
    private static func lastHeard(_ data: AVFrame) -> Int? {
        let format = AVSampleFormat(rawValue: data.format)
        let channels = Int(data.ch_layout.nb_channels)
        let isPlanar = av_sample_fmt_is_planar(format) != 0
        let planes = isPlanar ? channels : 1
        let stride = isPlanar ? 1 : channels
        let count = Int(data.nb_samples)
        var last: Int?
        for plane in 0..<planes {
            guard let bytes = data.extended_data?[plane].map({ UnsafeRawPointer($0) }) else { continue }
            func search<Sample>(_ type: Sample.Type, _ isHeard: (Sample) -> Bool) {
                let samples = bytes.assumingMemoryBound(to: type)
                var index = count * stride
                while index > ((last ?? -1) + 1) * stride {
                    index -= 1
                    if isHeard(samples[index]) { last = index / stride }
                }
            }
            switch av_get_packed_sample_fmt(format) {
            case AV_SAMPLE_FMT_U8: search(UInt8.self) { abs(Double($0) - 128) > 1 }
            case AV_SAMPLE_FMT_S16: search(Int16.self) { Double($0).magnitude > threshold * 32_768 }
            case AV_SAMPLE_FMT_S32: search(Int32.self) { Double($0).magnitude > threshold * 2_147_483_648 }
            case AV_SAMPLE_FMT_S64: search(Int64.self) { Double($0).magnitude > threshold * 9.2e18 }
            case AV_SAMPLE_FMT_FLT: search(Float.self) { Double($0).magnitude > threshold }
            case AV_SAMPLE_FMT_DBL: search(Double.self) { $0.magnitude > threshold }
            default: break
            }
        }
        return last
    }
}
