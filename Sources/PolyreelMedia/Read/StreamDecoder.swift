internal import CFFmpeg

/// A decoder of one stream, in one thread so that results and logs do not depend on the number of cores.
final class StreamDecoder {
    private var context: UnsafeMutablePointer<AVCodecContext>?
    private let doing: String
    private let frameIsBroken: Int32 = AV_FRAME_FLAG_CORRUPT
    /// Packets that the decoder refused.
    private(set) var refused = 0

    init(_ stream: UnsafeMutablePointer<AVStream>, of name: String) throws(MediaError) {
        guard let parameters = stream.pointee.codecpar, let codec = avcodec_find_decoder(parameters.pointee.codec_id)
        else {
            throw MediaError(doing: "finding a decoder for stream \(stream.pointee.index) of \(name)", status: -ENOSYS)
        }
        doing = "decoding stream \(stream.pointee.index) of \(name)"
        let made = try allocated(avcodec_alloc_context3(codec), "a decoder")
        context = made
        var entries = [("threads", "1"), ("max_pixels", "\(SizeLimits.most * SizeLimits.most)")]
        // Without this, a stream that does not say how far it reorders is guessed at frame by frame, and the guess
        // differs with the place where decoding starts.
        if parameters.pointee.codec_id == AV_CODEC_ID_H264 { entries.append(("strict", "strict")) }
        do throws(MediaError) {
            try check(avcodec_parameters_to_context(made, parameters), doing)
            made.pointee.pkt_timebase = stream.pointee.time_base
            let doing = doing
            try MediaOptions(entries).with(doing) { dictionary throws(MediaError) in
                try check(avcodec_open2(made, codec, &dictionary), doing)
            }
        } catch {
            avcodec_free_context(&context)
            throw error
        }
    }

    deinit { avcodec_free_context(&context) }

    /// Gives a packet, or nil for the end. The decoder's output must be empty. A packet that cannot be decoded is
    /// counted and passed over.
    func send(_ packet: Packet?) throws(MediaError) {
        let status = avcodec_send_packet(context, packet?.pointer)
        if status == -ENOMEM { try check(status, doing) }
        if status < 0, status != polyreel_averror_eof() { refused += 1 }
    }

    /// Fills the next frame.
    func receive(_ frame: Frame) throws(MediaError) -> Received {
        // A decoder may report damage here too; a bound keeps one that never stops reporting from hanging.
        for _ in 0..<1000 {
            let status = avcodec_receive_frame(context, frame.pointer)
            switch status {
            case polyreel_averror_again(): return .needsInput
            case polyreel_averror_eof(): return .end
            case -ENOMEM: try check(status, doing)
            case 0...: return .filled
            default: refused += 1
            }
        }
        return .end
    }
}

/// Sides of pictures that are worked with, in pixels.
enum SizeLimits {
    static let least = 16
    static let most = 8192
}
