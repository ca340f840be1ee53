internal import CFFmpeg

/// A stream's decoder, on one thread.
final class PacketDecoder {
    let context: UnsafeMutablePointer<AVCodecContext>
    private let path: String

    /// - Parameter strict: whether the smallest damage is an error, instead of being concealed.
    init(_ stream: UnsafeMutablePointer<AVStream>, of path: String, strict: Bool = false) throws(MediaError) {
        self.path = path
        guard let parameters = stream.pointee.codecpar, let codec = avcodec_find_decoder(parameters.pointee.codec_id)
        else {
            throw MediaError(doing: "looking for a decoder of \(path)", status: -ENOENT)
        }
        context = try allocated(avcodec_alloc_context3(codec), "a decoder")
        try check(avcodec_parameters_to_context(context, parameters), "setting up the decoder of \(path)")
        context.pointee.pkt_timebase = stream.pointee.time_base
        context.pointee.thread_count = 1
        if strict {
            context.pointee.err_recognition =
                AV_EF_EXPLODE | AV_EF_CRCCHECK | AV_EF_BITSTREAM | AV_EF_BUFFER | AV_EF_CAREFUL | AV_EF_COMPLIANT
        }
        try check(avcodec_open2(context, codec, nil), "opening the decoder of \(path)")
    }

    deinit {
        var context: UnsafeMutablePointer<AVCodecContext>? = context
        avcodec_free_context(&context)
    }

    /// Hands a packet over, or says with nil that there are no more.
    func send(_ packet: Packet?) throws(MediaError) {
        try check(avcodec_send_packet(context, packet?.pointer), "decoding \(path)")
    }

    func receive(into frame: Frame) throws(MediaError) -> Received {
        try Received(avcodec_receive_frame(context, frame.pointer), "decoding \(path)")
    }
}
