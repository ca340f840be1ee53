internal import CFFmpeg

/// One of libavcodec's encoders, on one thread and without the library's version in what it writes.
final class Encoder {
    let context: UnsafeMutablePointer<AVCodecContext>
    private let name: String

    init(
        _ name: String, options: MediaOptions = MediaOptions([]), configure: (inout AVCodecContext) -> Void
    ) throws(MediaError) {
        _ = MediaLog.captured
        self.name = name
        guard let codec = avcodec_find_encoder_by_name(name) else {
            throw MediaError(
                doing: "looking for the encoder '\(name)' in this machine's libavcodec", status: -ENOENT)
        }
        context = try allocated(avcodec_alloc_context3(codec), "an encoder")
        context.pointee.thread_count = 1
        context.pointee.flags |= AV_CODEC_FLAG_BITEXACT
        configure(&context.pointee)
        try options.with("opening the encoder '\(name)'") { (dictionary) throws(MediaError) in
            try check(avcodec_open2(context, codec, &dictionary), "opening the encoder '\(name)'")
        }
    }

    deinit {
        var context: UnsafeMutablePointer<AVCodecContext>? = context
        avcodec_free_context(&context)
    }

    /// Hands a frame over, or says with nil that there are no more.
    func send(_ frame: UnsafeMutablePointer<AVFrame>?) throws(MediaError) {
        try check(avcodec_send_frame(context, frame), "encoding with '\(name)'")
    }

    func receive(into packet: Packet) throws(MediaError) -> Received {
        try Received(avcodec_receive_packet(context, packet.pointer), "encoding with '\(name)'")
    }

    /// Describes what it makes to a stream.
    func describe(to stream: UnsafeMutablePointer<AVStream>) throws(MediaError) {
        try check(avcodec_parameters_from_context(stream.pointee.codecpar, context), "describing a stream")
    }
}
