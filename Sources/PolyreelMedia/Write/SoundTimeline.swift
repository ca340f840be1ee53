internal import CFFmpeg
internal import PolyreelCore

/// Places blocks of sound on a track of exact length, counting samples; what is not covered is silence.
struct SoundTimeline {
    private let samples: Int
    private let output: SoundLeveller
    private var position = 0
    private var hasBegun = false

    /// How far a timestamp may be off, in samples, before it counts as a gap or an overlap and not as rounding: 40 ms,
    /// the most that sound may be early against its picture (EBU R 37).
    private static let tolerance: Int64 = 1920

    init(samples: Int, output: SoundLeveller) {
        self.samples = samples
        self.output = output
    }

    var isFull: Bool { position >= samples }

    /// Places a block.
    /// - Parameter time: the sample that the block begins at, which may be negative; `Int64.min` for one that follows
    ///   the block before.
    mutating func place(_ block: Frame, at time: Int64) throws(MediaError) {
        let count = Int(block.pointer.pointee.nb_samples)
        var skipped = 0
        if time != .min {
            let distance = time - Int64(position)
            if hasBegun ? distance > Self.tolerance : distance > 0 {
                try addSilence(Int(clamping: distance))
            } else if hasBegun ? distance < -Self.tolerance : distance < 0 {
                skipped = min(count, Int(clamping: -distance))
            }
        }
        let used = min(count - skipped, samples - position)
        guard used > 0 else { return }
        hasBegun = true
        try output.add(try SoundBlock.copy(of: block, from: skipped, count: used))
        position += used
    }

    /// Fills up to the full length.
    mutating func finish() throws(MediaError) { try addSilence(samples - position) }

    private mutating func addSilence(_ count: Int) throws(MediaError) {
        var left = min(count, samples - position)
        while left > 0 {
            let block = min(left, 4096)
            try output.add(try SoundBlock.silence(block))
            left -= block
            position += block
        }
    }
}
