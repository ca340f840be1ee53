internal import CFFmpeg
internal import PolyreelCore

/// When a sound track is there, as runs of blocks, in microseconds of the container.
struct SoundRuns {
    struct Run {
        let begin: Int64
        fileprivate(set) var end: Int64
    }

    /// As they come.
    private(set) var runs: [Run] = []

    /// More holes than a file has that anybody watches.
    private static let most = 1000
    private static let second = AVRational(num: 1, den: 1_000_000)

    /// Notes a decoded block; one without a time follows the one before.
    mutating func add(_ block: Frame, _ timeBase: AVRational) {
        let data = block.pointer.pointee
        let length = av_rescale(Int64(data.nb_samples), 1_000_000, Int64(max(1, data.sample_rate)))
        let time = data.best_effort_timestamp
        guard let begin = time == polyreel_no_pts() ? runs.last?.end : av_rescale_q(time, timeBase, Self.second),
            begin.magnitude < 1 << 52
        else { return }
        let end = begin + length
        if let last = runs.last, begin >= last.begin, begin <= last.end + SharedGaps.least || runs.count == Self.most {
            runs[runs.count - 1].end = max(last.end, end)
        } else if runs.count < Self.most {
            runs.append(Run(begin: begin, end: end))
        }
    }
}

/// Where a file holds neither picture nor sound although both go on behind it: a piece of its middle is lost.
///
/// Stamps alone do not tell that: they reach to the end. A picture that stands while its sound goes on is what screen
/// recorders write, and sound that pauses under moving pictures what editors do; both at once is a hole.
struct SharedGaps {
    /// In microseconds.
    private(set) var total: Int64 = 0
    /// Where the first begins, in microseconds of the container; nil where there is none.
    private(set) var first: Int64?
    /// Where the last ends.
    private(set) var last: Int64?

    /// No coder of sound pauses for longer in what is silent: a frame each 400 ms (RFC 6716, 2.1.9; RFC 3389).
    static let least: Int64 = 500_000
    private static let second = AVRational(num: 1, den: 1_000_000)

    /// - Parameters:
    ///   - pictures: when they are shown, ascending.
    ///   - rate: how many of them a second are usual.
    ///   - isBroken: whether the file's structure says that something is lost; pictures without sound say so then too.
    init(
        pictures: [Int64], _ timeBase: AVRational, rate: Rational, sounds: [SoundRuns], isBroken: Bool
    ) {
        let step = av_rescale(1_000_000, rate.denominator, max(1, rate.numerator))
        let times = pictures.map { max(-1 << 52, min(1 << 52, av_rescale_q($0, timeBase, Self.second))) }
        let heard = sounds.map { $0.runs.sorted { $0.begin < $1.begin } }.filter { !$0.isEmpty }
        guard !heard.isEmpty || isBroken && Self.isSteady(times, step) else { return }
        for (begin, end) in zip(times, times.dropFirst()) where end - begin - step > Self.least {
            let hole = begin + step..<end
            for piece in heard.isEmpty ? [hole] : Self.silent(hole, heard) {
                total += piece.upperBound - piece.lowerBound
                first = first ?? piece.lowerBound
                last = piece.upperBound
            }
        }
    }

    /// What no track fills of a hole, and one of them leaves in its middle.
    private static func silent(_ hole: Range<Int64>, _ sounds: [[SoundRuns.Run]]) -> [Range<Int64>] {
        var left = [hole]
        for run in sounds.joined() where run.end > hole.lowerBound && run.begin < hole.upperBound {
            left = left.flatMap { piece in
                let before = piece.lowerBound..<max(piece.lowerBound, min(piece.upperBound, run.begin))
                let behind = min(piece.upperBound, max(piece.lowerBound, run.end))..<piece.upperBound
                return [before, behind].filter { !$0.isEmpty }
            }
        }
        return left.filter { piece in
            piece.upperBound - piece.lowerBound > least
                && sounds.contains { runs in
                    runs.contains { $0.end <= piece.lowerBound } && runs.contains { $0.begin >= piece.upperBound }
                }
        }
    }

    /// Whether all distances are the usual one, but for holes. Where the rate varies, others are as common.
    private static func isSteady(_ times: [Int64], _ step: Int64) -> Bool {
        zip(times.dropFirst(), times).allSatisfy { next, time in
            next - time <= step + step / 2 || next - time > least + step
        }
    }
}
