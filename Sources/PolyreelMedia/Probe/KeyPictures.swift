internal import CFFmpeg
internal import PolyreelCore

/// Looks at every picture of a track whose times are known from its packets: at its header, and by decoding those that
/// lean on no other, since only there a track becomes of another kind. Far less work than decoding all.
final class KeyPictures {
    private(set) var changes = PictureChanges()
    private let decoder: StreamDecoder
    private let codec: AVCodecID
    private let frame: Frame
    private var fields: FieldReader?
    private var header: [UInt8]?

    init(_ stream: UnsafeMutablePointer<AVStream>, of name: String) throws(MediaError) {
        codec = stream.pointee.codecpar.pointee.codec_id
        decoder = try StreamDecoder(stream, of: name, onlyKeys: true)
        frame = try Frame()
        if codec == AV_CODEC_ID_H264 { fields = try FieldReader(stream) }
    }

    /// Whether a picture between keys says that it is interlaced.
    var hasFields: Bool { changes.interlaced > 0 || fields?.found ?? false }

    /// Looks at a packet; nil for the end.
    func add(_ packet: Packet?) throws(MediaError) {
        if let packet {
            fields?.add(packet)
            guard isLookedAt(packet) else { return }
        }
        try decoder.send(packet)
        while case .filled = try decoder.receive(into: frame) {
            let data = frame.pointer.pointee
            changes.note(
                PictureMark(frame), isInterlaced: data.interlaced_frame != 0, ticks: data.best_effort_timestamp)
            frame.clear()
        }
    }

    private func isLookedAt(_ packet: Packet) -> Bool {
        let data = packet.pointer.pointee
        // These decoders know themselves which pictures they pass over.
        if codec == AV_CODEC_ID_H264 || codec == AV_CODEC_ID_HEVC { return true }
        guard data.flags & AV_PKT_FLAG_KEY != 0, let bytes = data.data, data.size > 0 else { return false }
        // Where every picture is a key, only one with another header than the last is decoded.
        guard
            let header = IntraHeader.bytes(
                of: UnsafeBufferPointer(start: bytes, count: Int(data.size)), codec: codec)
        else { return true }
        defer { self.header = header }
        return header != self.header
    }
}

/// Whether any picture of an H.264 track is coded as fields, or says that it is shown as two: read from its headers.
final class FieldReader {
    private let parser: UnsafeMutablePointer<AVCodecParserContext>
    private let context: UnsafeMutablePointer<AVCodecContext>
    private(set) var found = false

    init?(_ stream: UnsafeMutablePointer<AVStream>) throws(MediaError) {
        guard let parser = av_parser_init(Int32(AV_CODEC_ID_H264.rawValue)) else { return nil }
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
        guard !found else { return }
        let data = packet.pointer.pointee
        var (bytes, size): (UnsafeMutablePointer<UInt8>?, Int32) = (nil, 0)
        _ = av_parser_parse2(parser, context, &bytes, &size, data.data, data.size, data.pts, data.dts, data.pos)
        found =
            [AV_FIELD_TT, AV_FIELD_BB, AV_FIELD_TB, AV_FIELD_BT].contains(parser.pointee.field_order)
            || [AV_PICTURE_STRUCTURE_TOP_FIELD, AV_PICTURE_STRUCTURE_BOTTOM_FIELD].contains(
                parser.pointee.picture_structure)
    }
}

/// Headers of codecs that code every picture for itself.
enum IntraHeader {
    /// The bytes that say what kind of picture it is; nil where they are not known.
    static func bytes(of packet: UnsafeBufferPointer<UInt8>, codec: AVCodecID) -> [UInt8]? {
        switch codec {
        // Size, scan, shape of the pixels and colours: SMPTE RDD 36:2022, 5.1.1.
        case AV_CODEC_ID_PRORES: packet.count > 26 ? Array(packet[8..<26]) : nil
        // The fixed part of SMPTE ST 2019-1's header, up to the compression's id.
        case AV_CODEC_ID_DNXHD: packet.count > 0x2c ? Array(packet[4..<0x2c]) : nil
        case AV_CODEC_ID_MJPEG: startOfFrame(packet)
        default: nil
        }
    }

    /// The frame header of a JPEG: ITU-T T.81, B.2.2.
    private static func startOfFrame(_ packet: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
        var at = 2
        while at + 4 <= packet.count, packet[at] == 0xff {
            let length = Int(packet[at + 2]) << 8 | Int(packet[at + 3])
            let end = at + 2 + length
            guard length >= 2, end <= packet.count else { return nil }
            if (0xc0...0xc2).contains(packet[at + 1]) { return Array(packet[at..<end]) }
            at = end
        }
        return nil
    }
}
