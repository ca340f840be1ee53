internal import CFFmpeg

/// How a track's pictures are coded, by the parameter sets that its first picture uses; nothing is decoded.
struct PictureCoding {
    /// libavcodec's name, such as `High`; empty when it has none.
    let profile: String
    /// libavutil's name, such as `yuv420p`; empty when the parser does not tell.
    let pixelFormat: String

    init(_ stream: UnsafeMutablePointer<AVStream>, first packet: Packet) throws(MediaError) {
        var context: UnsafeMutablePointer<AVCodecContext>? = avcodec_alloc_context3(nil)
        defer { avcodec_free_context(&context) }
        let codec = try allocated(context, "a parser's codec")
        try check(avcodec_parameters_to_context(codec, stream.pointee.codecpar), "reading parameter sets")
        guard let parser = av_parser_init(Int32(bitPattern: codec.pointee.codec_id.rawValue)) else {
            (profile, pixelFormat) = ("", "")
            return
        }
        defer { av_parser_close(parser) }
        parser.pointee.flags |= PARSER_FLAG_COMPLETE_FRAMES
        let data = packet.pointer.pointee
        var output: UnsafeMutablePointer<UInt8>?
        var size: Int32 = 0
        _ = av_parser_parse2(parser, codec, &output, &size, data.data, data.size, data.pts, data.dts, 0)
        profile = avcodec_profile_name(codec.pointee.codec_id, codec.pointee.profile).map { String(cString: $0) } ?? ""
        pixelFormat = av_get_pix_fmt_name(AVPixelFormat(parser.pointee.format)).map { String(cString: $0) } ?? ""
    }
}
