internal import CFFmpeg

/// A chain of libavfilter's filters, on one thread.
final class FilterGraph {
    private let graph: UnsafeMutablePointer<AVFilterGraph>
    private var source: UnsafeMutablePointer<AVFilterContext>?
    private var sink: UnsafeMutablePointer<AVFilterContext>?
    private let doing: String
    /// The first filter, which says what goes in; nil where the chain makes its own frames.
    private let input: String?
    private let inputTimeBase: AVRational?

    /// The flags that make swscale's results the same on every processor, and good.
    static let scaleFlags = "bicubic+accurate_rnd+bitexact+full_chroma_int"

    enum Output: String {
        case picture = "buffersink"
        case sound = "abuffersink"
    }

    /// Builds `filters`, in libavfilter's own notation, for frames like `first`.
    /// - Parameter timeBase: of the frames' times; a millisecond or a sample where none is given.
    convenience init(
        _ filters: String, like first: Frame, timeBase: AVRational? = nil, doing: String
    ) throws(MediaError) {
        try self.init(
            input: Self.input(first, timeBase), timeBase, filters, first.isSound ? .sound : .picture, doing: doing)
    }

    /// The graph that is there, or one made now that the first frame tells for what.
    static func made(
        _ graph: inout FilterGraph?, _ filters: String, like first: Frame, timeBase: AVRational? = nil, doing: String
    ) throws(MediaError) -> FilterGraph {
        if let graph { return graph }
        let made = try FilterGraph(filters, like: first, timeBase: timeBase, doing: doing)
        graph = made
        return made
    }

    /// Builds a chain that begins with a source of its own.
    convenience init(source filters: String, output: Output, doing: String) throws(MediaError) {
        try self.init(input: nil, nil, filters, output, doing: doing)
    }

    private init(
        input: String?, _ timeBase: AVRational?, _ filters: String, _ output: Output, doing: String
    ) throws(MediaError) {
        _ = MediaLog.captured
        self.doing = doing
        self.input = input
        inputTimeBase = timeBase
        graph = try allocated(avfilter_graph_alloc(), "a filter graph")
        graph.pointee.nb_threads = 1
        // Clips made from nothing are made quickly instead.
        if input != nil { graph.pointee.scale_sws_opts = av_strdup("flags=" + Self.scaleFlags) }
        let chain = [input, filters, "\(output.rawValue)@out"].compactMap { $0 }.joined(separator: ",")
        var inputs: UnsafeMutablePointer<AVFilterInOut>?
        var outputs: UnsafeMutablePointer<AVFilterInOut>?
        defer {
            avfilter_inout_free(&inputs)
            avfilter_inout_free(&outputs)
        }
        // A long chain is cut in the error.
        let name = filters.count > 300 ? "\(filters.prefix(300))…" : filters
        try check(avfilter_graph_parse2(graph, chain, &inputs, &outputs), "\(doing) with '\(name)'")
        try check(avfilter_graph_config(graph, nil), "\(doing) with '\(name)'")
        source = avfilter_graph_get_filter(graph, output == .sound ? "abuffer@in" : "buffer@in")
        sink = avfilter_graph_get_filter(graph, "\(output.rawValue)@out")
    }

    deinit {
        var graph: UnsafeMutablePointer<AVFilterGraph>? = graph
        avfilter_graph_free(&graph)
    }

    /// Whether the graph was made for frames like this one; others need another graph.
    func takes(_ frame: Frame) -> Bool { Self.input(frame, inputTimeBase) == input }

    /// Gives a frame, which stays the caller's own; nil for the end.
    func send(_ frame: Frame?) throws(MediaError) {
        try check(av_buffersrc_add_frame_flags(source, frame?.pointer, Int32(AV_BUFFERSRC_FLAG_KEEP_REF)), doing)
    }

    /// Fills the next frame that came out.
    func receive(into frame: Frame) throws(MediaError) -> Received {
        frame.clear()
        return try Received(av_buffersink_get_frame(sink, frame.pointer), doing)
    }

    /// The same, with exactly `samples` of sound, but at the end.
    func receive(into frame: Frame, samples: Int) throws(MediaError) -> Received {
        frame.clear()
        return try Received(av_buffersink_get_samples(sink, frame.pointer, Int32(clamping: samples)), doing)
    }

    /// Of what comes out.
    var timeBase: AVRational { av_buffersink_get_time_base(sink) }
    var frameRate: AVRational { av_buffersink_get_frame_rate(sink) }
    var sampleRate: Int32 { av_buffersink_get_sample_rate(sink) }
    var sampleAspect: AVRational { av_buffersink_get_sample_aspect_ratio(sink) }
    var width: Int32 { av_buffersink_get_w(sink) }
    var height: Int32 { av_buffersink_get_h(sink) }
    var format: Int32 { av_buffersink_get_format(sink) }

    /// Copies the sound's channel layout; the caller uninitialises it.
    func copyChannelLayout(to layout: inout AVChannelLayout) throws(MediaError) {
        try check(av_buffersink_get_ch_layout(sink, &layout), "asking for the channels of what comes from \(doing)")
    }

    private static func input(_ frame: Frame, _ timeBase: AVRational?) -> String {
        let data = frame.pointer.pointee
        let base = timeBase ?? AVRational(num: 1, den: frame.isSound ? data.sample_rate : 1000)
        guard frame.isSound else {
            return "buffer@in=video_size=\(data.width)x\(data.height):pix_fmt=\(data.format)"
                + ":time_base=\(base.num)/\(base.den):pixel_aspect=1/1"
        }
        return "abuffer@in=time_base=\(base.num)/\(base.den):sample_rate=\(data.sample_rate)"
            + ":sample_fmt=\(data.format):channel_layout='\(frame.channelLayout)'"
    }
}
