internal import CFFmpeg
internal import PolyreelCore

/// Holds the times of a sound track against its samples, a quarter of a second at a time.
///
/// Containers round times to a millisecond, and blocks of sound last a few: what is said of one block means nothing, what is
/// said of a quarter of a second is right to half a per cent, and of the whole to a millisecond.
struct SoundTimeScan {
    /// Both in microseconds.
    private struct Stretch {
        let told: Int64
        let counted: Int64

        var ratio: Double { Double(told) / Double(counted) }
    }

    private let timeBase: AVRational
    private var stretches: [Stretch] = []
    private var first: Int64?
    private var last: Int64 = 0
    private var all: Int64 = 0
    private var begin: Int64?
    private var counted: Int64 = 0

    private static let length: Int64 = 250_000
    private static let second = AVRational(num: 1, den: 1_000_000)

    /// Millionths by which sound is stretched without a word: 1 % is a sixth of a semitone.
    static let mostStretched = 10_000

    /// From here on it is no clock that drifts: film sped up to television, the most that is usual, is 4.3 %.
    private static let mostDrift = 0.05

    init(timeBase: AVRational) { self.timeBase = timeBase }

    /// Notes a decoded block.
    mutating func add(_ block: Frame) {
        let data = block.pointer.pointee
        let samples = av_rescale(Int64(data.nb_samples), 1_000_000, Int64(max(1, data.sample_rate)))
        if data.best_effort_timestamp != polyreel_no_pts() {
            let time = av_rescale_q(data.best_effort_timestamp, timeBase, Self.second)
            // Beyond a century nothing is calculated with.
            guard time.magnitude < 1 << 52 else { return }
            if let begin, counted >= Self.length {
                stretches.append(Stretch(told: time - begin, counted: counted))
                self.begin = nil
            }
            if begin == nil { (begin, counted) = (time, 0) }
            first = first ?? time
            last = time + samples
        }
        counted += samples
        all += samples
    }

    /// What it comes to for a track of so many samples a second.
    func timing(of sampleRate: Int) -> SoundTiming {
        let told = Int((last - (first ?? last)) / 1000)
        func found(_ kind: SoundTiming.Kind, drift: Int = 0) -> SoundTiming {
            SoundTiming(kind, drift: drift, told: told, counted: Int(all / 1000))
        }
        // Less than a second says nothing.
        guard stretches.count >= 3 else { return found(.even) }
        let median = stretches.map(\.ratio).sorted()[stretches.count / 2]
        if abs(median - 1) > Self.mostDrift {
            // Sound has pauses, and then times run ahead of samples; they do so by the same factor all over in none.
            let alike = stretches.count { abs($0.ratio - median) < 0.05 * median }
            let isUntrue = median < 1 || alike * 10 >= stretches.count * 9
            return found(isUntrue ? .untrue : .even)
        }
        // A gap or an overlap is not drift.
        let steady = stretches.filter { abs(Double($0.told) - median * Double($0.counted)) < 15_000 }
        let (off, length) = steady.reduce((Int64(0), Int64(0))) { ($0.0 + $1.told - $1.counted, $0.1 + $1.counted) }
        let tolerance = SoundTimeline.tolerance * 1_000_000 / Int64(SoundPlan.sampleRate)
        guard off.magnitude > tolerance, length > 0 else { return found(.even) }
        let drift = Int((Double(off) / Double(length) * 1_000_000).rounded())
        guard drift.magnitude <= Self.mostStretched else { return found(.apart, drift: drift) }
        let drifting = found(.drifting, drift: drift)
        return drifting.trueRate(of: sampleRate) == sampleRate ? found(.even) : drifting
    }
}
