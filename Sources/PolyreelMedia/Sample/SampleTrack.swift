internal import CFFmpeg
internal import PolyreelCore

/// One track of a sample clip: a filter graph and the encoder of what comes out.
final class SampleTrack {
    private let graph: FilterGraph
    private let encoder: Encoder
    private let stream: UnsafeMutablePointer<AVStream>
    private let start: Int64
    private let frame: Frame
    private let packet: Packet
    private let samplesPerFrame: Int
    private(set) var isAtEnd = false
    /// Seconds made so far; orders the tracks' turns only.
    private(set) var position = 0.0

    init(video: String, of clip: SampleClip, start: Rational, in file: OutputFile) throws(MediaError) {
        let (width, height) = (clip.size.width, clip.size.height)
        let frames = (clip.duration * clip.rate).rounded
        graph = try FilterGraph(
            source:
                "\(video),fps=\(clip.rate),scale=\(width):\(height),setsar=\(clip.sampleAspect),trim=end_frame=\(frames),"
                + "format=\(clip.pixelFormat)", output: .picture, doing: "making a sample's picture")
        let graph = graph
        encoder = try Encoder(clip.videoCodec, options: Self.options(clip.videoOptions)) { context in
            context.width = graph.width
            context.height = graph.height
            context.pix_fmt = AVPixelFormat(graph.format)
            context.time_base = graph.timeBase
            context.framerate = graph.frameRate
            context.sample_aspect_ratio = graph.sampleAspect
            if file.wantsGlobalHeader { context.flags |= AV_CODEC_FLAG_GLOBAL_HEADER }
        }
        stream = try file.addStream(timeBase: graph.timeBase)
        try encoder.describe(to: stream)
        stream.pointee.avg_frame_rate = graph.frameRate
        stream.pointee.sample_aspect_ratio = graph.sampleAspect
        if clip.rotation != 0 {
            let size = 9 * MemoryLayout<Int32>.size
            let bytes = try allocated(
                av_stream_new_side_data(stream, AV_PKT_DATA_DISPLAYMATRIX, size), "a display matrix")
            bytes.withMemoryRebound(to: Int32.self, capacity: 9) { av_display_rotation_set($0, Double(clip.rotation)) }
        }
        self.start = Self.ticks(start, encoder.context.pointee.time_base)
        samplesPerFrame = 0
        (frame, packet) = (try Frame(), try Packet())
    }

    init(audio: String, of clip: SampleClip, start: Rational, in file: OutputFile) throws(MediaError) {
        guard let codec = avcodec_find_encoder_by_name(clip.audioCodec) else {
            throw MediaError(doing: "looking for the encoder '\(clip.audioCodec)'", status: -ENOENT)
        }
        let format = codec.pointee.sample_fmts.map { String(cString: av_get_sample_fmt_name($0.pointee)) } ?? "fltp"
        graph = try FilterGraph(
            source: "\(audio),aformat=sample_fmts=\(format),atrim=duration=\(clip.duration.approximation),"
                + "asetpts=PTS-STARTPTS", output: .sound, doing: "making a sample's sound")
        let graph = graph
        var layout = AVChannelLayout()
        try graph.copyChannelLayout(to: &layout)
        defer { av_channel_layout_uninit(&layout) }
        encoder = try Encoder(clip.audioCodec, options: Self.options(clip.audioOptions)) { context in
            context.sample_fmt = AVSampleFormat(graph.format)
            context.sample_rate = graph.sampleRate
            context.time_base = AVRational(num: 1, den: graph.sampleRate)
            av_channel_layout_copy(&context.ch_layout, &layout)
            if file.wantsGlobalHeader { context.flags |= AV_CODEC_FLAG_GLOBAL_HEADER }
        }
        stream = try file.addStream(timeBase: encoder.context.pointee.time_base)
        try encoder.describe(to: stream)
        self.start = Self.ticks(start, encoder.context.pointee.time_base)
        let isFree = codec.pointee.capabilities & AV_CODEC_CAP_VARIABLE_FRAME_SIZE != 0
        samplesPerFrame = isFree ? 1024 : Int(encoder.context.pointee.frame_size)
        (frame, packet) = (try Frame(), try Packet())
    }

    /// Makes, encodes and writes the next frame, or the end.
    func advance(in file: OutputFile) throws(MediaError) {
        let received =
            samplesPerFrame > 0
            ? try graph.receive(into: frame, samples: samplesPerFrame) : try graph.receive(into: frame)
        if case .filled = received {
            let ownTime = av_rescale_q(frame.pointer.pointee.pts, graph.timeBase, encoder.context.pointee.time_base)
            position = Double(ownTime) * av_q2d(encoder.context.pointee.time_base)
            frame.pointer.pointee.pts = ownTime + start
            frame.pointer.pointee.pict_type = AV_PICTURE_TYPE_NONE
            try encoder.send(frame.pointer)
            frame.clear()
        } else {
            isAtEnd = true
            try encoder.send(nil)
        }
        while case .filled = try encoder.receive(into: packet) {
            if samplesPerFrame == 0, packet.pointer.pointee.duration == 0 { packet.pointer.pointee.duration = 1 }
            try file.write(packet, to: stream, timeBase: encoder.context.pointee.time_base)
        }
    }

    private static func options(_ options: [String: String]) -> MediaOptions {
        MediaOptions(options.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }

    private static func ticks(_ seconds: Rational, _ timeBase: AVRational) -> Int64 {
        av_rescale(seconds.numerator, Int64(timeBase.den), seconds.denominator * Int64(timeBase.num))
    }
}
