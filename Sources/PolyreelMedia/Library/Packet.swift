internal import CFFmpeg

/// One piece of encoded data; owns an `AVPacket`. Not shared between threads.
final class Packet {
    let pointer: UnsafeMutablePointer<AVPacket>

    init() throws(MediaError) {
        pointer = try allocated(av_packet_alloc(), "a packet")
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVPacket>? = pointer
        av_packet_free(&pointer)
    }

    /// Drops what it holds, for the next use.
    func clear() { av_packet_unref(pointer) }
}

/// What a decoder, filter or encoder answers when asked for output.
enum Received {
    /// The frame or packet given was filled.
    case filled
    /// More input is needed first (`EAGAIN`).
    case needsInput
    /// Nothing more will come (`EOF`).
    case end

    /// Sorts a return code into control flow or an error.
    init(_ status: Int32, _ doing: @autoclosure () -> String) throws(MediaError) {
        switch status {
        case polyreel_averror_again(): self = .needsInput
        case polyreel_averror_eof(): self = .end
        default:
            try check(status, doing())
            self = .filled
        }
    }
}
