internal import CFFmpeg
internal import PolyreelCore

/// Finds where the times of a file start again, or leap on, because recordings were joined as they were, and lets each go
/// on where the one before stopped: all its streams by the same step, so that sound and picture stay together.
struct JoinedRecordings {
    /// What is added to whose times, from which packet on.
    private(set) var restarts: [TimeRestart] = []
    /// When each recording after the first begins, in seconds from the file's first time.
    private(set) var joins: [Rational] = []

    /// Times that go back by more are no reordering: it spans 16 pictures (H.264, A.3.1), 0.7 s at 24 a second.
    private static let back: Int64 = 700_000
    /// Times that leap by more, in all streams at once, are no pause. Only where a container's times are a transport's.
    private static let ahead: Int64 = 10_000_000

    /// A run that is shorter is damage: one packet of a transport holds up to half a second of sound.
    private static let least: Int64 = 700_000

    /// More recordings than anybody joins.
    private static let mostRuns = 1000

    /// A stream may overlap itself at a join by that much: coders of sound fill up their last block. Each way of putting
    /// sound down passes over less, or cuts it.
    private static let overlap: Int64 = 40_000

    /// - Parameter streams: those that are used, with what passed of them; the first decides.
    init(_ streams: [(index: Int32, timeBase: AVRational, entries: [PacketLedger.Entry])], leaps: Bool) {
        let streams = streams.filter { !$0.entries.isEmpty && $0.timeBase.num > 0 && $0.timeBase.den > 0 }
        let both = leaps && streams.count > 1
        var runs = streams.map { Self.runs($0.entries, $0.timeBase, leaps: both) }
        if both, Set(runs.map(\.count)).count > 1 {
            // A leap of one stream alone is a pause.
            runs = streams.map { Self.runs($0.entries, $0.timeBase, leaps: false) }
        }
        guard let most = runs.map(\.count).max(), most > 1, most <= Self.mostRuns else { return }
        // What not all recordings have belongs to those between whose packets it stands.
        guard let whole = runs.first(where: { $0.count == most }) else { return }
        let placed = runs.map { $0.count == most ? $0.map(Optional.some) : Self.placed($0, among: whole) }
        // Else nobody knows what belongs together.
        let parts = placed.compactMap(\.self)
        guard parts.count == streams.count else { return }
        let begin = parts.compactMap { $0[0]?.first }.min() ?? 0
        var offset: Int64 = 0
        for index in 1..<most {
            let steps = parts.compactMap { part in
                part[index - 1].flatMap { last in part[index].map { last.end + offset - $0.first } }
            }
            let most = steps.max() ?? offset
            offset = most - steps[0] <= Self.overlap ? steps[0] : most
            joins.append(
                Rational((parts.compactMap { $0[index]?.first }.min() ?? 0) + offset - begin, 1_000_000))
            for (stream, part) in zip(streams, parts) {
                guard let run = part[index] else { continue }
                let ticks = av_rescale_q(offset, AVRational(num: 1, den: 1_000_000), stream.timeBase)
                restarts.append(TimeRestart(stream: Int(stream.index), packet: run.packet, ticks: ticks))
            }
        }
    }

    /// The runs of a stream by the recordings of another; nil where one of them stands in several, or two in one.
    private static func placed(_ runs: [TimeRun], among recordings: [TimeRun]) -> [TimeRun?]? {
        var placed = [TimeRun?](repeating: nil, count: recordings.count)
        for run in runs {
            // Sound and picture of a recording do not begin and end with the same packet.
            let middle = (run.places.lowerBound + run.places.upperBound) / 2
            let index = (recordings.lastIndex { $0.places.lowerBound <= middle }) ?? 0
            let shared = run.places.clamped(to: recordings[index].places).count
            guard placed[index] == nil, shared * 10 >= run.places.count * 9 else { return nil }
            placed[index] = run
        }
        return placed
    }

    private static func runs(_ entries: [PacketLedger.Entry], _ timeBase: AVRational, leaps: Bool) -> [TimeRun] {
        var runs: [TimeRun] = []
        for entry in entries {
            let next = TimeRun(entry, timeBase)
            if let last = runs.last, last.isFollowed(by: next, back: back, ahead: ahead) {
                runs[runs.count - 1].add(next)
                continue
            }
            runs.append(next)
            // What goes on behind a short run as before it was only damaged in between.
            while runs.count > 2, runs[runs.count - 2].length < least,
                runs[runs.count - 3].isFollowed(by: runs[runs.count - 1], back: back, ahead: ahead)
            {
                runs[runs.count - 3].add(runs[runs.count - 1])
                runs.removeLast(2)
            }
        }
        if runs.count > 1, let last = runs.last, last.length < least { runs.removeLast() }
        guard !leaps else { return runs }
        return runs.reduce(into: []) { joined, run in
            if let last = joined.last, last.isFollowed(by: run, back: back, ahead: .max >> 1) {
                joined[joined.count - 1].add(run)
            } else {
                joined.append(run)
            }
        }
    }
}

/// Packets of one stream whose times follow each other, in microseconds.
private struct TimeRun {
    let packet: Int
    private(set) var first: Int64
    private(set) var end: Int64
    /// Of its packets among those of all streams.
    private(set) var places: ClosedRange<Int>
    private let begin: Int64
    private var last: Int64

    init(_ entry: PacketLedger.Entry, _ timeBase: AVRational) {
        func microseconds(_ ticks: Int64) -> Int64 {
            // Kept where the sum of all joins cannot overflow: within a year.
            let time = av_rescale_q(ticks, timeBase, AVRational(num: 1, den: 1_000_000))
            return max(-1 << 45, min(1 << 45, time))
        }
        packet = entry.number
        places = entry.place...entry.place
        first = microseconds(entry.shown)
        end = first + microseconds(entry.duration)
        (begin, last) = (microseconds(entry.decoded), microseconds(entry.decoded))
    }

    var length: Int64 { last - begin }

    func isFollowed(by next: TimeRun, back: Int64, ahead: Int64) -> Bool {
        next.begin >= last - back && next.begin <= last + ahead
    }

    mutating func add(_ next: TimeRun) {
        first = min(first, next.first)
        end = max(end, next.end)
        places = places.lowerBound...max(places.upperBound, next.places.upperBound)
        last = next.last
    }
}
