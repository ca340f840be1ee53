internal import CFFmpeg
public import PolyreelCore

/// One decoded picture or block of sound; owns an `AVFrame`. Not shared between threads.
public final class Frame {
    let pointer: UnsafeMutablePointer<AVFrame>

    /// An empty frame that something else fills.
    init() throws(MediaError) {
        pointer = try allocated(av_frame_alloc(), "a frame")
    }

    /// A picture in 8-bit 4:2:0 with memory of its own, its content undefined.
    public init(picture size: PixelSize) throws(MediaError) {
        pointer = try allocated(av_frame_alloc(), "a frame")
        pointer.pointee.format = AV_PIX_FMT_YUV420P.rawValue
        pointer.pointee.width = Int32(size.width)
        pointer.pointee.height = Int32(size.height)
        try check(av_frame_get_buffer(pointer, 64), "allocating a picture of \(size.width)x\(size.height)")
    }

    deinit {
        var pointer: UnsafeMutablePointer<AVFrame>? = pointer
        av_frame_free(&pointer)
    }

    /// Drops what it holds, for the next use.
    func clear() { av_frame_unref(pointer) }

    public var size: PixelSize { PixelSize(width: Int(pointer.pointee.width), height: Int(pointer.pointee.height)) }

    /// Whether it is a block of sound, not a picture.
    var isSound: Bool { pointer.pointee.sample_rate > 0 }

    /// The sound's channels, as libav names them, such as `5.1(side)`.
    var channelLayout: String {
        var text = [CChar](repeating: 0, count: 256)
        av_channel_layout_describe(&pointer.pointee.ch_layout, &text, text.count)
        return String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }

    /// Another frame of the same picture with memory of its own, free to be drawn on.
    public func copy() throws(MediaError) -> Frame {
        let frame = try Frame(picture: size)
        try check(av_frame_copy(frame.pointer, pointer), "copying a picture")
        try check(av_frame_copy_props(frame.pointer, pointer), "copying a picture's properties")
        return frame
    }

    /// One plane of a picture in 8-bit 4:2:0: 0 is Y, 1 is Cb, 2 is Cr. `stride` bytes from row to row.
    public func withPlane<Result>(
        _ index: Int,
        _ body: (_ bytes: UnsafeMutablePointer<UInt8>, _ stride: Int, _ width: Int, _ height: Int) -> Result
    ) -> Result? {
        let frame = pointer.pointee
        let (data, stride) =
            switch index {
            case 0: (frame.data.0, frame.linesize.0)
            case 1: (frame.data.1, frame.linesize.1)
            default: (frame.data.2, frame.linesize.2)
            }
        guard let data else { return nil }
        let width = index == 0 ? Int(frame.width) : (Int(frame.width) + 1) / 2
        let height = index == 0 ? Int(frame.height) : (Int(frame.height) + 1) / 2
        return body(data, Int(stride), width, height)
    }
}
