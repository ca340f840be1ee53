internal import CFFmpeg

/// Makes silence of samples that are no numbers, or absurd: one of them would spoil every filter behind it, no encoder takes
/// it, and the limiter would keep nothing of the rest.
enum SampleRepair {
    /// 40 dB over full scale: no recording in floating point reaches it.
    static let most = 100.0

    /// Divides the samples of a block in floating point by two to the power of `excess`, and silences those that are not
    /// finite, or over `most` then.
    static func repair(_ block: Frame, excessBits excess: Int) throws(MediaError) {
        switch AVSampleFormat(block.pointer.pointee.format) {
        case AV_SAMPLE_FMT_FLT, AV_SAMPLE_FMT_FLTP: try repair(block, 1 / Float(1 << excess))
        case AV_SAMPLE_FMT_DBL, AV_SAMPLE_FMT_DBLP: try repair(block, 1 / Double(1 << excess))
        default: break
        }
    }

    private static func repair<Sample: BinaryFloatingPoint>(_ block: Frame, _ factor: Sample) throws(MediaError) {
        func isWrong(_ sample: Sample) -> Bool { !(sample.magnitude <= Sample(most)) }
        guard factor != 1 || planes(of: block, Sample.self).contains(where: { $0.contains(where: isWrong) }) else {
            return
        }
        try check(av_frame_make_writable(block.pointer), "copying a block of sound")
        for plane in planes(of: block, Sample.self) {
            for index in plane.indices {
                let sample = plane[index] * factor
                plane[index] = isWrong(sample) ? 0 : sample
            }
        }
    }

    /// The samples of a block, one plane for each channel or one for all.
    static func planes<Sample>(of block: Frame, _: Sample.Type) -> [UnsafeMutableBufferPointer<Sample>] {
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
