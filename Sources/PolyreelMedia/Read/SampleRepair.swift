internal import CFFmpeg

/// Makes silence of samples that are no numbers: one of them would spoil every filter behind it, and no encoder takes it.
enum SampleRepair {
    /// 120 dB over full scale: no recording reaches it, and what is so loud leaves nothing of the rest.
    static let most = 1_000_000.0

    /// Silences the samples of a block in floating point that are not finite, or over `most`; answers how many.
    static func silence(_ block: Frame) throws(MediaError) -> Int {
        switch AVSampleFormat(block.pointer.pointee.format) {
        case AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP: try silence(block, Float.self)
        case AV_SAMPLE_FMT_DBL, AV_SAMPLE_FMT_DBLP: try silence(block, Double.self)
        default: 0
        }
    }

    private static func silence<Sample: BinaryFloatingPoint>(
        _ block: Frame, _: Sample.Type
    ) throws(MediaError) -> Int {
        func isWrong(_ sample: Sample) -> Bool { !(sample.magnitude <= Sample(most)) }
        guard planes(of: block, Sample.self).contains(where: { $0.contains(where: isWrong) }) else { return 0 }
        try check(av_frame_make_writable(block.pointer), "copying a block of sound")
        var silenced = 0
        for plane in planes(of: block, Sample.self) {
            for index in plane.indices where isWrong(plane[index]) {
                plane[index] = 0
                silenced += 1
            }
        }
        return silenced
    }

    private static func planes<Sample>(of block: Frame, _: Sample.Type) -> [UnsafeMutableBufferPointer<Sample>] {
        let data = block.pointer.pointee
        let channels = Int(data.ch_layout.nb_channels)
        let isPlanar = av_sample_fmt_is_planar(AVSampleFormat(data.format)) != 0
        return (0..<(isPlanar ? channels : 1)).compactMap { index in
            guard let plane = data.extended_data?[index] else { return nil }
            return UnsafeMutableBufferPointer(
                start: UnsafeMutableRawPointer(plane).assumingMemoryBound(to: Sample.self),
                count: Int(data.nb_samples) * (isPlanar ? 1 : channels))
        }
    }
}
