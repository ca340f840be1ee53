internal import CFFmpeg

/// A libavfilter graph with one way in and one out, in one thread.
final class FilterChain {
    private var graph: UnsafeMutablePointer<AVFilterGraph>?
    private let source: UnsafeMutablePointer<AVFilterContext>
    private let sink: UnsafeMutablePointer<AVFilterContext>
    private let doing: String
    private let shape: Shape

    /// What a graph was made for; frames of another shape need another graph.
    struct Shape: Equatable {
        let format: Int32
        let width: Int32
        let height: Int32
        let sampleRate: Int32
        let channels: Int32
        let channelMask: UInt64

        init(_ frame: Frame) {
            let frame = frame.pointer.pointee
            format = frame.format
            (width, height) = (frame.width, frame.height)
            sampleRate = frame.sample_rate
            channels = frame.ch_layout.nb_channels
            channelMask = frame.ch_layout.order == AV_CHANNEL_ORDER_NATIVE ? frame.ch_layout.u.mask : 0
        }
    }

    /// The flags that make swscale's results the same on every processor, and good.
    static let scaleFlags = "bicubic+accurate_rnd+bitexact+full_chroma_int"

    /// Builds `filters`, in libavfilter's own notation, for frames like `first`.
    init(_ filters: String, like first: Frame, doing: String) throws(MediaError) {
        _ = MediaLog.captured
        self.doing = doing
        shape = Shape(first)
        var made = try allocated(avfilter_graph_alloc(), "a filter graph") as UnsafeMutablePointer<AVFilterGraph>?
        do throws(MediaError) {
            made?.pointee.nb_threads = 1
            made?.pointee.scale_sws_opts = av_strdup("flags=" + Self.scaleFlags)
            let isSound = shape.sampleRate > 0
            let input = isSound ? Self.soundInput(first) : Self.pictureInput(shape)
            source = try Self.filter(isSound ? "abuffer" : "buffer", "in", input, made, doing)
            sink = try Self.filter(isSound ? "abuffersink" : "buffersink", "out", nil, made, doing)
            try Self.link(filters, source, sink, made, doing)
            try check(avfilter_graph_config(made, nil), "\(doing) with '\(filters)'")
        } catch {
            avfilter_graph_free(&made)
            throw error
        }
        graph = made
    }

    deinit { avfilter_graph_free(&graph) }

    func takes(_ frame: Frame) -> Bool { Shape(frame) == shape }

    /// Gives a frame, which stays the caller's own; nil for the end.
    func send(_ frame: Frame?) throws(MediaError) {
        try check(
            av_buffersrc_add_frame_flags(source, frame?.pointer, Int32(AV_BUFFERSRC_FLAG_KEEP_REF)), doing)
    }

    /// Fills the next frame that came out.
    func receive(_ frame: Frame) throws(MediaError) -> Received {
        frame.clear()
        return try Received(av_buffersink_get_frame(sink, frame.pointer), doing)
    }

    private static func pictureInput(_ shape: Shape) -> String {
        "video_size=\(shape.width)x\(shape.height):pix_fmt=\(shape.format):time_base=1/1000:pixel_aspect=1/1"
    }

    private static func soundInput(_ frame: Frame) -> String {
        var text = [CChar](repeating: 0, count: 256)
        av_channel_layout_describe(&frame.pointer.pointee.ch_layout, &text, text.count)
        let layout = String(decoding: text.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let rate = frame.pointer.pointee.sample_rate
        return "time_base=1/\(rate):sample_rate=\(rate):sample_fmt=\(frame.pointer.pointee.format):"
            + "channel_layout=\(layout)"
    }

    private static func filter(
        _ kind: String, _ name: String, _ arguments: String?, _ graph: UnsafeMutablePointer<AVFilterGraph>?,
        _ doing: String
    ) throws(MediaError) -> UnsafeMutablePointer<AVFilterContext> {
        var made: UnsafeMutablePointer<AVFilterContext>?
        try check(
            avfilter_graph_create_filter(&made, avfilter_get_by_name(kind), name, arguments, nil, graph), doing)
        return try allocated(made, "a filter")
    }

    private static func link(
        _ filters: String, _ source: UnsafeMutablePointer<AVFilterContext>,
        _ sink: UnsafeMutablePointer<AVFilterContext>, _ graph: UnsafeMutablePointer<AVFilterGraph>?, _ doing: String
    ) throws(MediaError) {
        var outputs: UnsafeMutablePointer<AVFilterInOut>? = avfilter_inout_alloc()
        var inputs: UnsafeMutablePointer<AVFilterInOut>? = avfilter_inout_alloc()
        defer {
            avfilter_inout_free(&outputs)
            avfilter_inout_free(&inputs)
        }
        let (from, to) = (try allocated(outputs, "a filter link"), try allocated(inputs, "a filter link"))
        from.pointee.name = av_strdup("in")
        from.pointee.filter_ctx = source
        to.pointee.name = av_strdup("out")
        to.pointee.filter_ctx = sink
        try check(avfilter_graph_parse_ptr(graph, filters, &inputs, &outputs, nil), "\(doing) with '\(filters)'")
    }
}
