internal import CFFmpeg
public import PolyreelCore

/// Reads a finished film back from its own container and packets; nothing is decoded.
public enum FilmInspector {
    /// - Throws: `MediaError` when it is no MP4 with a picture, or its packets cannot be read.
    public static func inspect(path: String) throws(MediaError) -> FilmFacts {
        let boxes = try MP4Boxes(path: path)
        let reader = try InputFile(path: path, containers: InputFile.mp4)
        guard let video = reader.stream(of: AVMEDIA_TYPE_VIDEO), let parameters = video.pointee.codecpar else {
            throw MediaError(doing: "looking for a picture in \(path)", status: -EINVAL)
        }
        let audio = reader.stream(of: AVMEDIA_TYPE_AUDIO)
        var (picture, sound) = (TrackTimes(), TrackTimes())
        let packet = try Packet()
        var coding: PictureCoding?
        while try reader.readWhole(into: packet) {
            if packet.pointer.pointee.stream_index == video.pointee.index {
                picture.add(packet.pointer.pointee)
                if coding == nil { coding = try PictureCoding(video, first: packet) }
            } else if packet.pointer.pointee.stream_index == audio?.pointee.index {
                sound.add(packet.pointer.pointee)
            }
        }
        picture.sort()
        let tick = picture.tick ?? 0
        let base = video.pointee.time_base
        let rate =
            (1..<1 << 31).contains(tick) && base.num > 0
            ? Rational(Int64(base.den)) / (Rational(Int64(base.num)) * Rational(tick)) : .zero
        let colours = parameters.pointee
        return FilmFacts(
            bytes: boxes.bytes,
            size: PixelSize(width: Int(colours.width), height: Int(colours.height)),
            frames: picture.times.count, rate: rate, constantRate: picture.isConstant,
            videoCodec: String(cString: avcodec_get_name(colours.codec_id)),
            videoProfile: coding?.profile ?? "", pixelFormat: coding?.pixelFormat ?? "",
            audioCodec: audio.map { String(cString: avcodec_get_name($0.pointee.codecpar.pointee.codec_id)) },
            audioSampleRate: Int(audio?.pointee.codecpar.pointee.sample_rate ?? 0),
            audioChannels: Int(audio?.pointee.codecpar.pointee.ch_layout.nb_channels ?? 0),
            videoStart: seconds(picture.start, video),
            audioStart: audio.map { seconds(sound.start, $0) } ?? .zero,
            audioDuration: audio.map { seconds(sound.duration, $0) } ?? .zero,
            movieHeaderFirst: boxes.movieHeaderFirst, hasEditList: boxes.hasEditList,
            longestGroup: picture.longestGroup,
            taggedBT709: colours.color_primaries == AVCOL_PRI_BT709 && colours.color_trc == AVCOL_TRC_BT709
                && colours.color_space == AVCOL_SPC_BT709 && colours.color_range == AVCOL_RANGE_MPEG,
            peakBitRate: 8 * picture.mostBytes(within: base.num > 0 ? Int64(base.den / base.num) : 0))
    }

    private static func seconds(_ ticks: Int64, _ stream: UnsafeMutablePointer<AVStream>) -> Rational {
        let base = stream.pointee.time_base
        guard base.den > 0, ticks.magnitude < 1 << 62 else { return .zero }
        let (product, overflow) = ticks.multipliedReportingOverflow(by: Int64(base.num))
        return overflow ? .zero : Rational(product, Int64(base.den))
    }
}
