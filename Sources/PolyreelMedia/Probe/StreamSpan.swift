internal import CFFmpeg

/// From when to when a stream's packets last, by their own times, in microseconds of the container.
struct StreamSpan {
    private(set) var first = Int64.max
    private(set) var last = Int64.min

    mutating func add(_ packet: Packet, _ timeBase: AVRational) {
        let data = packet.pointer.pointee
        let begin = data.pts == polyreel_no_pts() ? data.dts : data.pts
        guard begin != polyreel_no_pts(), timeBase.num > 0, timeBase.den > 0 else { return }
        let end = begin.addingReportingOverflow(max(0, data.duration)).partialValue
        let second = AVRational(num: 1, den: 1_000_000)
        first = min(first, av_rescale_q(begin, timeBase, second))
        last = max(last, av_rescale_q(end, timeBase, second))
    }
}
