internal import CFFmpeg
internal import PolyreelCore

/// Blocks of stereo sound at 48 kHz in planar floating point.
enum SoundBlock {
    static func silence(_ count: Int) throws(MediaError) -> Frame {
        let frame = try empty(count)
        for channel in planes(of: frame) { channel.update(repeating: 0, count: count) }
        return frame
    }

    /// Samples `from ..< from + count` of a block.
    static func copy(of block: Frame, from: Int, count: Int) throws(MediaError) -> Frame {
        let frame = try empty(count)
        for (target, source) in planes(of: frame, and: block) { target.update(from: source + from, count: count) }
        return frame
    }

    /// A whole block, followed by silence up to `count` samples.
    static func padded(_ block: Frame, to count: Int) throws(MediaError) -> Frame {
        let frame = try silence(count)
        for (target, source) in planes(of: frame, and: block) {
            target.update(from: source, count: min(count, Int(block.pointer.pointee.nb_samples)))
        }
        return frame
    }

    /// A block played backwards.
    static func reversed(_ block: Frame) throws(MediaError) -> Frame {
        let count = Int(block.pointer.pointee.nb_samples)
        let frame = try empty(count)
        for (target, source) in planes(of: frame, and: block) {
            for index in 0..<count { target[index] = source[count - 1 - index] }
        }
        return frame
    }

    /// Left and right.
    private static func planes(of frame: Frame) -> [UnsafeMutablePointer<Float>] {
        [frame.pointer.pointee.data.0, frame.pointer.pointee.data.1].compactMap { plane in
            plane.map { UnsafeMutableRawPointer($0).assumingMemoryBound(to: Float.self) }
        }
    }

    private static func planes(
        of frame: Frame, and block: Frame
    ) -> Zip2Sequence<[UnsafeMutablePointer<Float>], [UnsafeMutablePointer<Float>]> {
        zip(planes(of: frame), planes(of: block))
    }

    private static func empty(_ count: Int) throws(MediaError) -> Frame {
        let frame = try Frame()
        frame.pointer.pointee.format = AV_SAMPLE_FMT_FLTP.rawValue
        frame.pointer.pointee.sample_rate = Int32(SoundPlan.sampleRate)
        frame.pointer.pointee.nb_samples = Int32(clamping: count)
        av_channel_layout_default(&frame.pointer.pointee.ch_layout, 2)
        try check(av_frame_get_buffer(frame.pointer, 0), "allocating \(count) samples of sound")
        return frame
    }
}
