internal import CFFmpeg
internal import PolyreelCore

/// One frame of a finished film as a JPEG.
public enum PosterFrame {
    /// Writes frame `frame` of `film`, counted from 0, at `path`.
    ///
    /// JFIF pictures are full-range BT.601 whatever the film is, so the colours are converted.
    /// - Throws: `MediaError` when the film has no such frame or the file cannot be written; no file stays.
    public static func extract(film: String, frame index: Int, to path: String) throws(MediaError) {
        let picture = try decoded(frame: index, of: film)
        let (width, height) = (picture.size.width, picture.size.height)
        let doing = "converting frame \(index) of \(film)"
        let graph = try FilterGraph(
            "scale=in_color_matrix=bt709:in_range=tv:out_color_matrix=bt601:out_range=pc"
                + ":flags=\(FilterGraph.scaleFlags)+full_chroma_inp,format=yuvj420p", like: picture, doing: doing)
        picture.pointer.pointee.pts = 0
        try graph.send(picture)
        try graph.send(nil)
        let converted = try Frame()
        guard case .filled = try graph.receive(into: converted) else {
            throw MediaError(doing: doing, status: -EIO)
        }
        converted.pointer.pointee.pict_type = AV_PICTURE_TYPE_NONE
        converted.pointer.pointee.quality = quality

        let encoder = try Encoder("mjpeg") { context in
            context.width = Int32(width)
            context.height = Int32(height)
            context.pix_fmt = AV_PIX_FMT_YUVJ420P
            context.color_range = AVCOL_RANGE_JPEG
            context.time_base = AVRational(num: 1, den: 1)
            // With a pixel shape the encoder writes a JFIF header, which says that the colours are BT.601.
            context.sample_aspect_ratio = AVRational(num: 1, den: 1)
            context.flags |= AV_CODEC_FLAG_QSCALE
            context.global_quality = quality
        }
        let packet = try Packet()
        try encoder.send(converted.pointer)
        try encoder.send(nil)
        guard case .filled = try encoder.receive(into: packet) else {
            throw MediaError(doing: "encoding frame \(index) of \(film)", status: -EIO)
        }
        let file = try OutputFile(path: path, format: "mjpeg")
        let stream = try file.addStream(timeBase: AVRational(num: 1, den: 1))
        try encoder.describe(to: stream)
        try file.writeHeader()
        try file.write(packet, to: stream, timeBase: AVRational(num: 1, den: 1))
        _ = try file.finish()
    }

    /// Quantiser scale 2, the finest that libavcodec's encoder is meant for.
    private static let quality = 2 * FF_QP2LAMBDA

    /// Seeks to the group that the frame is in and decodes up to it.
    private static func decoded(frame index: Int, of film: String) throws(MediaError) -> Frame {
        let reader = try InputFile(path: film, containers: InputFile.mp4)
        guard let stream = reader.stream(of: AVMEDIA_TYPE_VIDEO), index >= 0 else {
            throw MediaError(doing: "looking for frame \(index) in \(film)", status: -EINVAL)
        }
        reader.keep([stream])
        let rate = stream.pointee.avg_frame_rate
        guard rate.num > 0, rate.den > 0 else {
            throw MediaError(doing: "counting the frames of \(film)", status: -EINVAL)
        }
        let target = av_rescale_q(Int64(index), AVRational(num: rate.den, den: rate.num), stream.pointee.time_base)
        guard reader.seek(stream: Int(stream.pointee.index), to: target) else {
            throw MediaError(doing: "seeking to frame \(index) of \(film)", status: polyreel_averror_invalid_data())
        }
        let decoder = try StreamDecoder(stream, of: reader.name, strict: true)
        let (packet, frame) = (try Packet(), try Frame())
        var more = true
        while more {
            more = try reader.readWhole(into: packet)
            try decoder.send(more ? packet : nil)
            while case .filled = try decoder.receive(into: frame) {
                if frame.pointer.pointee.best_effort_timestamp == target { return frame }
                frame.clear()
            }
        }
        throw MediaError(doing: "looking for frame \(index) in \(film), which has no such frame", status: -EINVAL)
    }
}
