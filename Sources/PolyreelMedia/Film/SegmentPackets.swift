internal import CFFmpeg

/// One segment's packets, with times in frames from the segment's start, proven to be joinable.
final class SegmentPackets {
    private let reader: InputFile
    private let stream: UnsafeMutablePointer<AVStream>
    private let clock: FrameClock
    private let packet: Packet
    private var count = 0
    /// Which frames the packets so far show, as distances from the next one in order: it stays as small as the
    /// reordering is.
    private var shownEarly: Set<Int64> = []
    private var nextShown: Int64 = 0

    init(path: String, clock: FrameClock) throws(MediaError) {
        reader = try InputFile(path: path, containers: InputFile.mp4)
        guard let stream = reader.stream(of: AVMEDIA_TYPE_VIDEO), reader.streams.count == 1,
            stream.pointee.codecpar.pointee.codec_id == AV_CODEC_ID_H264
        else {
            throw MediaError(doing: "looking for nothing but H.264 in the segment \(path)", status: -EINVAL)
        }
        self.stream = stream
        self.clock = clock
        packet = try Packet()
    }

    /// Sequence and picture parameter sets, as the container keeps them.
    private var parameterSets: UnsafeBufferPointer<UInt8> {
        let parameters = stream.pointee.codecpar.pointee
        return UnsafeBufferPointer(start: parameters.extradata, count: max(0, Int(parameters.extradata_size)))
    }

    /// What keeps this segment from standing beside another; nil when nothing does.
    func difference(from other: SegmentPackets) -> String? {
        let (mine, theirs) = (stream.pointee.codecpar.pointee, other.stream.pointee.codecpar.pointee)
        if mine.width != theirs.width || mine.height != theirs.height { return "picture sizes" }
        return parameterSets.elementsEqual(other.parameterSets) ? nil : "H.264 parameter sets"
    }

    func describe(to output: UnsafeMutablePointer<AVStream>) throws(MediaError) {
        try check(avcodec_parameters_copy(output.pointee.codecpar, stream.pointee.codecpar), "describing a stream")
        output.pointee.codecpar.pointee.codec_tag = 0
        output.pointee.sample_aspect_ratio = stream.pointee.codecpar.pointee.sample_aspect_ratio
    }

    /// The next packet in decoding order, its presentation time in frames; nil after the last.
    func next() throws(MediaError) -> Packet? {
        guard try reader.readWhole(into: packet) else {
            guard count > 0, shownEarly.isEmpty else { throw refusal("its frames are not 0, 1, 2 and so on") }
            return nil
        }
        let time = packet.pointer.pointee.pts
        guard time != polyreel_no_pts() else { throw refusal("packet \(count) has no time") }
        let frame = av_rescale_q(time, stream.pointee.time_base, clock.timeBase)
        guard av_compare_ts(frame, clock.timeBase, time, stream.pointee.time_base) == 0 else {
            throw refusal("packet \(count) does not stand on a frame of \(clock.rate.num)/\(clock.rate.den) a second")
        }
        if count == 0, packet.pointer.pointee.flags & AV_PKT_FLAG_KEY == 0 || frame != 0 {
            throw refusal("it does not begin with an IDR frame at zero")
        }
        guard frame >= nextShown, frame - nextShown <= 64,
            frame + Int64(FilmJoiner.reorderDelay) >= Int64(count), shownEarly.insert(frame).inserted
        else {
            throw refusal("frame \(frame) stands as packet \(count)")
        }
        while shownEarly.remove(nextShown) != nil { nextShown += 1 }
        count += 1
        packet.pointer.pointee.pts = frame
        return packet
    }

    private func refusal(_ reason: String) -> MediaError {
        MediaError(doing: "joining the segment \(reader.path): \(reason)", status: polyreel_averror_invalid_data())
    }
}
