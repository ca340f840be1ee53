internal import CFFmpeg
internal import Glibc

/// A decoder of one stream; on one thread, so that results and logs do not depend on the number of cores, unless whoever
/// opens it takes care of that.
final class StreamDecoder {
    private let context: UnsafeMutablePointer<AVCodecContext>
    private let doing: String
    private let isStrict: Bool
    /// What it said against the stream.
    private let complaints = Complaints()
    /// Whether several threads decode.
    let isShared: Bool
    /// Packets that the decoder refused.
    private(set) var refused = 0

    /// - Parameters:
    ///   - strict: whether the smallest damage is thrown, instead of being concealed and counted.
    ///   - threads: that decode pictures side by side, where the codec's decoder can. What is whole is decoded to the same
    ///     pictures; how damage is concealed may depend on it.
    ///   - smooth: whether the edges of blocks are smoothed in pictures that no other is predicted from.
    ///   - onlyKeys: whether pictures that lean on others are passed over.
    init(
        _ stream: UnsafeMutablePointer<AVStream>, of name: String, threads: Int = 1, strict: Bool = false,
        smooth: Bool = true, onlyKeys: Bool = false
    ) throws(MediaError) {
        guard let parameters = stream.pointee.codecpar, let codec = Self.decoder(of: stream) else {
            throw MediaError(doing: "finding a decoder for stream \(stream.pointee.index) of \(name)", status: -ENOSYS)
        }
        let doing = "decoding stream \(stream.pointee.index) of \(name)"
        self.doing = doing
        isStrict = strict
        context = try allocated(avcodec_alloc_context3(codec), "a decoder")
        try check(avcodec_parameters_to_context(context, parameters), doing)
        context.pointee.pkt_timebase = stream.pointee.time_base
        context.pointee.opaque = Unmanaged.passUnretained(complaints).toOpaque()
        if !Self.conceals(parameters.pointee.codec_id) { context.pointee.get_buffer2 = Self.cleared }
        if strict {
            context.pointee.err_recognition =
                AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER | AV_EF_CAREFUL | AV_EF_COMPLIANT
        }
        let together =
            threads > 1 && Self.decodesTogether(String(cString: avcodec_get_name(parameters.pointee.codec_id)))
        var entries = [
            ("threads", "\(together ? threads : 1)"), ("max_pixels", "\(SizeLimits.most * SizeLimits.most)"),
        ]
        isShared = together
        // Of buffers that are cleared libavcodec warns where it thinks of threads.
        entries.append(("thread_type", together ? "frame" : "slice"))
        // Pictures that no other is predicted from are looked at as they are before their edges are smoothed: every bit of
        // them is decoded all the same, and nothing else changes.
        if onlyKeys { entries.append(("skip_frame", "nokey")) }
        if strict, !smooth { entries.append(("skip_loop_filter", "noref")) }
        // Without this, a stream that does not say how far it reorders is guessed at frame by frame, and the guess
        // differs with the place where decoding starts.
        if parameters.pointee.codec_id == AV_CODEC_ID_H264 { entries.append(("strict", "strict")) }
        try MediaOptions(entries).with(doing) { dictionary throws(MediaError) in
            try check(avcodec_open2(context, codec, &dictionary), doing)
        }
    }

    /// Whether libavcodec's decoder fills what it cannot decode of a picture with what it can.
    private static func conceals(_ codec: AVCodecID) -> Bool {
        [AV_CODEC_ID_H264, AV_CODEC_ID_MPEG1VIDEO, AV_CODEC_ID_MPEG2VIDEO, AV_CODEC_ID_MPEG4, AV_CODEC_ID_H263]
            .contains(codec)
    }

    /// Buffers as libavcodec makes them, in one grey: what a damaged picture leaves out of one must not be what was decoded
    /// into it before, which depends on where decoding began.
    private static let cleared:
        @convention(c) (
            UnsafeMutablePointer<AVCodecContext>?, UnsafeMutablePointer<AVFrame>?, Int32
        ) -> Int32 = { context, frame, flags in
            let status = avcodec_default_get_buffer2(context, frame, flags)
            guard status >= 0, let frame else { return status }
            let buffers = withUnsafeBytes(of: &frame.pointee.buf) {
                Array($0.bindMemory(to: UnsafeMutablePointer<AVBufferRef>?.self))
            }
            let depth = av_pix_fmt_desc_get(AVPixelFormat(frame.pointee.format))?.pointee.comp.0
            for case let buffer? in buffers {
                guard let depth, depth.depth > 8 else {
                    memset(buffer.pointee.data, 0x80, buffer.pointee.size)
                    continue
                }
                buffer.pointee.data.withMemoryRebound(to: UInt16.self, capacity: buffer.pointee.size / 2) {
                    $0.update(repeating: 1 << UInt16(depth.depth - 1 + depth.shift), count: buffer.pointee.size / 2)
                }
            }
            return status
        }

    /// The decoder of a stream; nil where this machine has none.
    ///
    /// A WebM whose pictures have transparency says so (`AlphaMode`, RFC 9559, 5.1.4.1.28.4) and holds it beside each
    /// picture. libavcodec's own decoders of VP8 and VP9 leave it out, so that colours come to light that nobody was meant
    /// to see; libvpx's keep it.
    static func decoder(of stream: UnsafeMutablePointer<AVStream>) -> UnsafePointer<AVCodec>? {
        guard let codec = stream.pointee.codecpar?.pointee.codec_id else { return nil }
        if let name = [AV_CODEC_ID_VP8: "libvpx", AV_CODEC_ID_VP9: "libvpx-vp9"][codec],
            let mode = av_dict_get(stream.pointee.metadata, "alpha_mode", nil, 0), mode.pointee.value?.pointee == 49,
            let keeping = avcodec_find_decoder_by_name(name)
        {
            return keeping
        }
        return avcodec_find_decoder(codec)
    }

    /// Whether its pictures do not say how they were predicted.
    var hidesPictureTypes: Bool { context.pointee.codec?.pointee.wrapper_name.map { String(cString: $0) } == "libvpx" }

    deinit {
        var context: UnsafeMutablePointer<AVCodecContext>? = context
        avcodec_free_context(&context)
    }

    /// Whether something was said against the stream.
    var hasComplained: Bool { complaints.count > 0 }

    /// Whether several threads may decode a codec, by libavcodec's name: of H.264 it was tried that it changes no picture,
    /// and that damage is told. Of damaged HEVC several threads show other pictures than one, and not always the same, and
    /// say nothing.
    static func decodesTogether(_ codec: String) -> Bool { codec == "h264" }

    /// Gives a packet, or nil for the end. The decoder's output must be empty. A packet that cannot be decoded is
    /// counted and passed over, or thrown by a strict decoder.
    func send(_ packet: Packet?) throws(MediaError) {
        let status = avcodec_send_packet(context, packet?.pointer)
        if isStrict || status == -ENOMEM { try check(status, doing) }
        if status < 0, status != polyreel_averror_eof() { refused += 1 }
    }

    /// Fills the next frame.
    func receive(into frame: Frame) throws(MediaError) -> Received {
        // A decoder may report damage here too; a bound keeps one that never stops reporting from hanging.
        for _ in 0..<1000 {
            let status = avcodec_receive_frame(context, frame.pointer)
            let isControl = status == polyreel_averror_again() || status == polyreel_averror_eof()
            if isStrict || isControl || status >= 0 || status == -ENOMEM { return try Received(status, doing) }
            refused += 1
        }
        return .end
    }
}

/// Sides of pictures that are worked with, in pixels.
enum SizeLimits {
    static let least = 16
    static let most = 8192
}
