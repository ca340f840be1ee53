internal import CFFmpeg

/// When one track's packets are shown, gathered while a file is read.
struct TrackTimes {
    /// Presentation times, in the stream's ticks.
    private(set) var times: [Int64] = []
    private var keyTimes: [Int64] = []
    /// Sum of the packets' lengths.
    private(set) var duration: Int64 = 0
    private var lastLength: Int64 = 0
    private var isWhole = true
    /// When each packet is decoded, and its size; in the order of the file.
    private var pieces: [(time: Int64, bytes: Int)] = []

    mutating func add(_ packet: AVPacket) {
        guard packet.pts != polyreel_no_pts(), packet.pts.magnitude < 1 << 62 else {
            isWhole = false
            return
        }
        times.append(packet.pts)
        pieces.append((packet.dts == polyreel_no_pts() ? packet.pts : packet.dts, Int(packet.size)))
        if packet.flags & AV_PKT_FLAG_KEY != 0 { keyTimes.append(packet.pts) }
        duration = duration.addingReportingOverflow(max(0, packet.duration)).partialValue
        lastLength = packet.duration
    }

    /// Puts the times in order; call before the properties below.
    mutating func sort() {
        times.sort()
        keyTimes.sort()
    }

    var start: Int64 { times.min() ?? 0 }

    /// The distance between the first two frames; of a single frame, its length.
    var tick: Int64? {
        guard let first = times.first else { return nil }
        return times.count > 1 ? times[1] - first : lastLength
    }

    /// Whether the times are 0, 1, 2, … times the tick.
    var isConstant: Bool {
        guard isWhole, let tick, tick > 0, lastLength == tick, times.first == 0 else { return false }
        return zip(times, times.dropFirst()).allSatisfy { $1 - $0 == tick }
    }

    /// Most bytes that are decoded in any `length` ticks, the last excluded.
    func mostBytes(within length: Int64) -> Int {
        let pieces = pieces.sorted { $0.time < $1.time }
        var (most, sum, first) = (0, 0, 0)
        for piece in pieces {
            sum += piece.bytes
            while piece.time - pieces[first].time >= length, pieces[first].time < piece.time {
                sum -= pieces[first].bytes
                first += 1
            }
            most = max(most, sum)
        }
        return most
    }

    /// Longest distance between key frames, in frames; the last group ends with the track.
    var longestGroup: Int {
        var (longest, last, next) = (0, 0, 0)
        for (index, time) in times.enumerated() where next < keyTimes.count && keyTimes[next] == time {
            longest = max(longest, index - last)
            last = index
            next += 1
        }
        return max(longest, times.count - last)
    }
}
