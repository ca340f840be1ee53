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

        /// Microseconds of samples for which a clock of such a ratio leaves no room; none where it says so to 15 ms.
        func overlap(at ratio: Double) -> Double {
            let overlap = ratio * Double(counted) - Double(told)
            return abs(overlap) < 15_000 ? 0 : overlap
        }
    }

    private let timeBase: AVRational
    private var stretches: [Stretch] = []
    private var first: Int64?
    private var last: Int64 = 0
    private var all: Int64 = 0
    private var begin: Int64?
    private var counted: Int64 = 0
    /// Where the next block stands in a soundtrack that goes by the times, and what is cut off there.
    private var place: Int64?
    private var cut: Int64 = 0

    /// As in soundtracks.
    private static let tolerance = SoundTimeline.tolerance * 1_000_000 / Int64(SoundPlan.sampleRate)
    private static let length: Int64 = 250_000
    private static let second = AVRational(num: 1, den: 1_000_000)

    /// Millionths by which sound is stretched without a word: 1 % is a sixth of a semitone.
    static let mostStretched = 10_000

    /// From here on it is no clock that drifts: film sped up to television, the most that is usual, is 4.3 %.
    private static let mostDrift = 0.05

    /// Microseconds for which times may leave no room before sound is lost that somebody misses: the quarter of a second
    /// from which on the picture is held over sound, too.
    private static let mostOverlap: Int64 = 250_000

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
            put(samples, at: time)
        } else if first != nil {
            last += samples
            place? += samples
        }
        counted += samples
        all += samples
    }

    /// Puts samples where `SoundTimeline` does.
    private mutating func put(_ samples: Int64, at time: Int64) {
        guard let next = place, time - next <= Self.tolerance else {
            place = time + samples
            return
        }
        let overlap = time - next < -Self.tolerance ? min(samples, next - time) : 0
        cut += overlap
        place = next + samples - overlap
    }

    /// What it comes to for a track of so many samples a second.
    /// - Parameter leftOut: microseconds of sound that may be lost, because pictures are that go with it.
    func timing(of sampleRate: Int, leftOut: Int64) -> SoundTiming {
        let told = Int((last - (first ?? last)) / 1000)
        func found(_ kind: SoundTiming.Kind, drift: Int = 0) -> SoundTiming {
            let lost = kind == .even && cut > Self.mostOverlap + leftOut ? cut / 1000 : 0
            return SoundTiming(kind, drift: drift, told: told, counted: Int(all / 1000), lost: Int(lost))
        }
        let mostOverlap = Double(Self.mostOverlap + leftOut)
        // Less than a second says nothing of a clock.
        guard stretches.count >= 3 else { return found(overlap(at: 1) > mostOverlap ? .untrue : .even) }
        let median = stretches.map(\.ratio).sorted()[stretches.count / 2]
        if abs(median - 1) > Self.mostDrift {
            // Sound has pauses, and then times run ahead of samples; they do so by the same factor all over in none.
            let alike = stretches.count { abs($0.ratio - median) < 0.05 * median }
            let isUntrue = median < 1 || alike * 10 >= stretches.count * 9 || overlap(at: 1) > mostOverlap
            return found(isUntrue ? .untrue : .even)
        }
        // Times may be right for the most part, and squeezed or set back in another.
        guard overlap(at: median) <= mostOverlap else { return found(.untrue) }
        // A gap or an overlap is not drift.
        let steady = stretches.filter { $0.overlap(at: median) == 0 }
        let (off, length) = steady.reduce((Int64(0), Int64(0))) { ($0.0 + $1.told - $1.counted, $0.1 + $1.counted) }
        guard off.magnitude > Self.tolerance, length > 0 else { return found(.even) }
        let drift = Int((Double(off) / Double(length) * 1_000_000).rounded())
        guard drift.magnitude <= Self.mostStretched else { return found(.apart, drift: drift) }
        let drifting = found(.drifting, drift: drift)
        return drifting.trueRate(of: sampleRate) == sampleRate ? found(.even) : drifting
    }

    /// Microseconds of samples for which the times leave no room, gaps taken off. Of longer sound the first stretch is
    /// left aside: all else is placed by its time, which may be the one that is damaged.
    private func overlap(at ratio: Double) -> Double {
        let rest = begin.map { Stretch(told: last - $0, counted: counted) }
        return (stretches.dropFirst(stretches.count < 3 ? 0 : 1) + [rest].compactMap(\.self)).reduce(0) {
            $0 + $1.overlap(at: ratio)
        }
    }
}
