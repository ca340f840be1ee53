internal import CFFmpeg

/// A chain of libavfilter's filters on one thread.
///
/// Its description ends in `buffersink@out` or `abuffersink@out`; where frames go in, it begins with `buffer@in=…` or
/// `abuffer@in=…`.
final class FrameGraph {
    private let graph: UnsafeMutablePointer<AVFilterGraph>
    private var source: UnsafeMutablePointer<AVFilterContext>?
    private var sink: UnsafeMutablePointer<AVFilterContext>?
    private let description: String

    init(_ description: String) throws(MediaError) {
        _ = MediaLog.captured
        // For errors; a long one is cut.
        self.description = description.count > 160 ? "\(description.prefix(160))…" : description
        graph = try allocated(avfilter_graph_alloc(), "a filter graph")
        graph.pointee.nb_threads = 1
        var inputs: UnsafeMutablePointer<AVFilterInOut>?
        var outputs: UnsafeMutablePointer<AVFilterInOut>?
        defer {
            avfilter_inout_free(&inputs)
            avfilter_inout_free(&outputs)
        }
        try check(
            avfilter_graph_parse2(graph, description, &inputs, &outputs),
            "understanding the filters \(self.description)")
        try check(avfilter_graph_config(graph, nil), "connecting the filters \(self.description)")
        for index in 0..<Int(graph.pointee.nb_filters) {
            guard let filter = graph.pointee.filters[index], let name = filter.pointee.name else { continue }
            switch String(cString: name) {
            case "buffer@in", "abuffer@in": source = filter
            case "buffersink@out", "abuffersink@out": sink = filter
            default: break
            }
        }
        guard sink != nil else {
            throw MediaError(doing: "looking for an end to \(self.description)", status: -EINVAL)
        }
    }

    deinit {
        var graph: UnsafeMutablePointer<AVFilterGraph>? = graph
        avfilter_graph_free(&graph)
    }

    /// Hands a frame over, taking its data, or says with nil that there are no more.
    func send(_ frame: Frame?) throws(MediaError) {
        try check(av_buffersrc_add_frame_flags(source, frame?.pointer, 0), "filtering with \(description)")
    }

    func receive(into frame: Frame) throws(MediaError) -> Received {
        try Received(av_buffersink_get_frame(sink, frame.pointer), "filtering with \(description)")
    }

    /// The same, with exactly `samples` of sound, but at the end.
    func receive(into frame: Frame, samples: Int) throws(MediaError) -> Received {
        try Received(
            av_buffersink_get_samples(sink, frame.pointer, Int32(clamping: samples)), "filtering with \(description)")
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
        try check(av_buffersink_get_ch_layout(sink, &layout), "asking for the channels of \(description)")
    }
}
