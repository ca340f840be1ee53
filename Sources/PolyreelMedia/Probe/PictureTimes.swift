internal import CFFmpeg
internal import PolyreelCore

/// When the pictures of a track are shown, in its time base.
struct PictureTimes {
    /// Ascending, each once.
    var ticks: [Int64]
    /// How long the last one is shown; 0 when the file does not say.
    var lastDuration: Int64
    /// Whether the container itself gives each picture a time of its own.
    var areReliable: Bool
    /// Packets and pictures that were damaged.
    var damaged: Int
    /// Pictures left out because their times ran backwards.
    var backwards: Int
    /// What the pictures say of themselves; nil where they were not decoded.
    var changes: PictureChanges?
}

/// Collects the times of a picture track from its packets, without decoding them.
struct PacketTimes {
    private var times: [(ticks: Int64, duration: Int64)] = []
    private var lacksTime = false
    /// Packets of pictures that are shown, and of all.
    private(set) var count = 0
    private(set) var all = 0
    /// Times of those that are shown and begin a group, as they come.
    private(set) var keys: [Int64] = []

    /// More pictures than nine hours hold at 60 a second.
    static let most = 2_000_000

    mutating func add(_ packet: Packet) {
        let data = packet.pointer.pointee
        all += 1
        // What an edit list leaves out is decoded and not shown.
        guard data.size > 0, data.flags & AV_PKT_FLAG_DISCARD == 0 else { return }
        count += 1
        if data.pts == polyreel_no_pts() {
            lacksTime = true
        } else {
            times.append((data.pts, max(0, data.duration)))
            if data.flags & AV_PKT_FLAG_KEY != 0 { keys.append(data.pts) }
        }
    }

    /// The times, ascending; nil where one is missing or two are equal.
    func sorted() -> PictureTimes? {
        let sorted = times.sorted { $0.ticks < $1.ticks }
        guard !lacksTime, let last = sorted.last, zip(sorted.dropFirst(), sorted).allSatisfy({ $0.ticks > $1.ticks })
        else { return nil }
        // A length that is not true of the picture before is not true of the last either.
        var told = last.duration
        if sorted.count > 1 {
            let before = sorted[sorted.count - 2]
            let (step, overflow) = last.ticks.subtractingReportingOverflow(before.ticks)
            if overflow || before.duration < step / 2 || before.duration / 2 > step { told = 0 }
        }
        return PictureTimes(
            ticks: sorted.map { $0.ticks }, lastDuration: told, areReliable: true, damaged: 0, backwards: 0)
    }

    /// Codecs of which each packet is one picture that is shown. Others hide pictures (VP8) or split them.
    static func suffice(for codec: AVCodecID) -> Bool {
        [
            AV_CODEC_ID_H264, AV_CODEC_ID_HEVC, AV_CODEC_ID_VP9, AV_CODEC_ID_AV1, AV_CODEC_ID_PRORES,
            AV_CODEC_ID_DNXHD, AV_CODEC_ID_MJPEG,
        ].contains(codec)
    }
}

extension PictureTimes {
    /// Decodes the whole track to learn its times.
    static func decoding(
        path: String, stream: Int, packets: PictureTimes?, restarts: [TimeRestart]
    ) throws(MediaError) -> PictureTimes {
        func run(trusting: Bool) throws(MediaError) -> PictureTimes {
            let source = try PictureSource(path: path, stream: stream, trustsTimes: trusting, restarts: restarts)
            var times = PictureTimes(ticks: [], lastDuration: 0, areReliable: false, damaged: 0, backwards: 0)
            var changes = PictureChanges()
            while times.ticks.count < PacketTimes.most, let picture = try source.next() {
                times.ticks.append(picture.ticks)
                times.lastDuration = picture.duration
                changes.note(picture.mark, isInterlaced: picture.isInterlaced, ticks: picture.ticks)
            }
            times.changes = changes
            times.damaged = source.damaged
            times.backwards = source.backwards
            return times
        }
        if let packets {
            var times = try run(trusting: true)
            times.areReliable = times.ticks == packets.ticks
            if times.areReliable { return times }
        }
        return try run(trusting: false)
    }
}
