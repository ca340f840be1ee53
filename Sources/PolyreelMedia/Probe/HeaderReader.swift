internal import CFFmpeg
internal import PolyreelCore

/// What the pictures of an H.264 or HEVC track say in their headers, read without decoding them.
final class HeaderReader {
    private let parser: UnsafeMutablePointer<AVCodecParserContext>
    private let context: UnsafeMutablePointer<AVCodecContext>
    /// Whether one is coded as fields, or says that it is shown as two.
    private(set) var hasFields = false
    /// Of the last picture.
    private(set) var size = PixelSize(width: 0, height: 0)

    init?(_ stream: UnsafeMutablePointer<AVStream>) throws(MediaError) {
        guard let parser = av_parser_init(Int32(stream.pointee.codecpar.pointee.codec_id.rawValue)) else { return nil }
        self.parser = parser
        parser.pointee.flags |= PARSER_FLAG_COMPLETE_FRAMES
        context = try allocated(avcodec_alloc_context3(nil), "a reader of headers")
        try check(avcodec_parameters_to_context(context, stream.pointee.codecpar), "reading a track's parameters")
    }

    deinit {
        av_parser_close(parser)
        var context: UnsafeMutablePointer<AVCodecContext>? = context
        avcodec_free_context(&context)
    }

    func add(_ packet: Packet) {
        let data = packet.pointer.pointee
        var (bytes, count): (UnsafeMutablePointer<UInt8>?, Int32) = (nil, 0)
        _ = av_parser_parse2(parser, context, &bytes, &count, data.data, data.size, data.pts, data.dts, data.pos)
        size = PixelSize(width: Int(parser.pointee.width), height: Int(parser.pointee.height))
        let order = [AV_FIELD_TT, AV_FIELD_BB, AV_FIELD_TB, AV_FIELD_BT]
        let parts = [AV_PICTURE_STRUCTURE_TOP_FIELD, AV_PICTURE_STRUCTURE_BOTTOM_FIELD]
        if order.contains(parser.pointee.field_order) || parts.contains(parser.pointee.picture_structure) {
            hasFields = true
        }
    }
}
