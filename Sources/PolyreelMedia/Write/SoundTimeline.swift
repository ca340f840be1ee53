internal import CFFmpeg
internal import PolyreelCore

/// A track's blocks laid out on exact time, counting samples; what is not covered is silence.
final class SoundTimeline {
    private let source: SoundSource
    /// Samples from the beginning to what is added next.
    private var position: Int64 = 0
    /// Samples of silence before the block.
    private var silence: Int64 = 0
    private var block: Frame?
    /// Samples of the block that are done with.
    private var used = 0
    private var hasBegun = false

    /// How far a timestamp may be off, in samples, before it counts as a gap or an overlap and not as rounding: 40 ms,
    /// the most that sound may be early against its picture (EBU R 37).
    static let tolerance: Int64 = 1920

    init(_ source: SoundSource) { self.source = source }

    /// Adds the next samples to all of a block.
    func add(to mix: Frame) throws(MediaError) {
        let wanted = Int(mix.pointer.pointee.nb_samples)
        var filled = 0
        while filled < wanted {
            var count = min(wanted - filled, Int(clamping: silence))
            if count > 0 {
                silence -= Int64(count)
            } else if let block, case let left = Int(block.pointer.pointee.nb_samples) - used, left > 0 {
                count = min(wanted - filled, left)
                SoundBlock.add(block, from: used, count: count, to: mix, at: filled)
                used += count
            } else if try !advance() {
                return
            }
            filled += count
            position += Int64(count)
        }
    }

    /// Goes on to the next block, and to its time; false at the end. A block without a time follows the one before.
    private func advance() throws(MediaError) -> Bool {
        guard let next = try source.next() else {
            block = nil
            return false
        }
        let count = Int(next.frame.pointer.pointee.nb_samples)
        (block, used) = (next.frame, 0)
        if next.time != .min {
            let distance = next.time - position
            if hasBegun ? distance > Self.tolerance : distance > 0 {
                silence = distance
            } else if hasBegun ? distance < -Self.tolerance : distance < 0 {
                used = min(count, Int(clamping: -distance))
            }
        }
        if used < count { hasBegun = true }
        return true
    }
}
