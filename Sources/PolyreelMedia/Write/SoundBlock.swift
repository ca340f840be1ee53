internal import CFFmpeg
internal import PolyreelCore

/// Blocks of stereo sound at 48 kHz in planar floating point.
enum SoundBlock {
    static func silence(_ count: Int) throws(MediaError) -> Frame {
        let frame = try empty(count)
        for channel in planes(of: frame) { channel.update(repeating: 0, count: count) }
        return frame
    }

    /// Adds samples `from ..< from + count` of a block to those of `mix` that begin at `start`.
    static func add(_ block: Frame, from: Int, count: Int, to mix: Frame, at start: Int) {
        for (target, source) in planes(of: mix, and: block) {
            for index in 0..<count { target[start + index] += source[from + index] }
        }
    }

    /// Gives both ears of a block what one has.
    static func spread(_ side: SoundMix.Side, of block: Frame) {
        let planes = planes(of: block)
        guard planes.count == 2 else { return }
        let (target, source) = side == .left ? (planes[1], planes[0]) : (planes[0], planes[1])
        target.update(from: source, count: Int(block.pointer.pointee.nb_samples))
    }

    /// The sum of the squares of each side's samples.
    static func energy(of block: Frame) -> (left: Double, right: Double) {
        let sums = planes(of: block).map { plane in
            (0..<Int(block.pointer.pointee.nb_samples)).reduce(0.0) { $0 + Double(plane[$1]) * Double(plane[$1]) }
        }
        return sums.count == 2 ? (sums[0], sums[1]) : (0, 0)
    }

    /// The highest sample of either side.
    static func peak(of block: Frame) -> Float {
        planes(of: block).reduce(0) { peak, plane in
            (0..<Int(block.pointer.pointee.nb_samples)).reduce(peak) { max($0, plane[$1].magnitude) }
        }
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
