internal import CFFmpeg
internal import PolyreelCore

/// How many pictures each of a file's picture tracks shows, counted without decoding: a cover, a photo or a slide a second
/// beside a film must not be taken for it.
struct TrackMovement {
    private struct Count {
        var pictures = 0
        var first = Int64.max
        var last = Int64.min
    }

    private var counts: [Int: Count] = [:]
    /// Seconds of the longest of them.
    private var length = WideFraction(Rational(0))

    /// Fewer pictures a second than this, over the longest track's length, are slides and not a film. Screen recordings and
    /// webcams have five and more.
    static let leastRate: Int128 = 5

    /// Reads the whole file, on a handle of its own.
    init(path: String, tracks: [UnsafeMutablePointer<AVStream>]) throws(MediaError) {
        let file = try InputFile(path: path)
        let wanted = Set(tracks.map { Int($0.pointee.index) })
        file.keep(file.streams.filter { wanted.contains(Int($0.pointee.index)) })
        let packet = try Packet()
        reading: while true {
            switch try file.read(into: packet) {
            case .end: break reading
            case .damaged: continue
            case .packet: add(packet.pointer.pointee)
            }
        }
        for stream in tracks {
            guard let count = counts[Int(stream.pointee.index)], count.first <= count.last,
                let last = WideFraction(ticks: count.last, of: stream.pointee.time_base),
                let first = WideFraction(ticks: count.first, of: stream.pointee.time_base),
                let span = last.subtracting(first), length.isLess(than: span)
            else { continue }
            length = span
        }
    }

    private mutating func add(_ packet: AVPacket) {
        guard packet.size > 0, packet.flags & AV_PKT_FLAG_DISCARD == 0 else { return }
        let time = packet.pts == polyreel_no_pts() ? packet.dts : packet.pts
        var count = counts[Int(packet.stream_index), default: Count()]
        count.pictures += 1
        if time != polyreel_no_pts() {
            count.first = min(count.first, time)
            count.last = max(count.last, time)
        }
        counts[Int(packet.stream_index)] = count
    }

    func pictures(of stream: UnsafeMutablePointer<AVStream>) -> Int {
        counts[Int(stream.pointee.index)]?.pictures ?? 0
    }

    /// Whether a track shows a moving picture, and not slides or a still.
    func isMoving(_ stream: UnsafeMutablePointer<AVStream>) -> Bool {
        let pictures = pictures(of: stream)
        guard pictures > 1, let needed = WideFraction(Int128(pictures), Self.leastRate) else { return false }
        return !needed.isLess(than: length)
    }
}
