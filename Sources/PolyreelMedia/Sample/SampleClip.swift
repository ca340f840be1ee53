internal import CFFmpeg
public import PolyreelCore

/// A clip made from nothing, for tests and demonstrations: libavfilter's sources, encoded to any container.
public struct SampleClip: Sendable {
    public var size: PixelSize
    /// Frames a second.
    public var rate: Rational
    /// Seconds.
    public var duration: Rational
    /// A source of libavfilter and filters behind it, such as `testsrc2,hue=h=90*t`. Size, rate and pixel format are
    /// enforced after it; a source that takes `size` and `rate` is best given them too.
    public var video: String?
    /// The same for sound, such as `sine=frequency=440:sample_rate=48000`; nil for a clip without an audio track.
    public var audio: String?
    /// libavcodec's name of an encoder.
    public var videoCodec = "libx264"
    public var audioCodec = "aac"
    /// libavutil's name.
    public var pixelFormat = "yuv420p"
    /// Options of the video encoder, such as `["preset": "ultrafast", "color_trc": "arib-std-b67"]`.
    public var videoOptions: [String: String] = [:]
    public var audioOptions: [String: String] = [:]
    /// Options of the container's muxer.
    public var containerOptions: [String: String] = [:]
    /// Clockwise degrees that a player turns the picture by: 0, 90, 180 or 270.
    public var rotation = 0
    /// Width over height of one stored pixel.
    public var sampleAspect = Rational(1)
    /// Seconds by which the sound begins later than the picture; negative for a picture that begins later.
    public var soundDelay = Rational.zero

    public init(
        size: PixelSize = PixelSize(width: 320, height: 180), rate: Rational = Rational(25),
        duration: Rational = Rational(2), video: String? = "testsrc2", audio: String? = nil
    ) {
        self.size = size
        self.rate = rate
        self.duration = duration
        self.video = video
        self.audio = audio
    }

    /// Writes the clip; the path's extension chooses the container.
    /// - Throws: `MediaError` when a filter, an encoder or an option is not this machine's; no file stays.
    public func write(to path: String) throws(MediaError) {
        let file = try OutputFile(path: path, format: nil)
        let shift = soundDelay
        var tracks: [SampleTrack] = []
        if let video {
            let start = shift < .zero ? Rational.zero - shift : .zero
            tracks.append(try SampleTrack(video: video, of: self, start: start, in: file))
        }
        if let audio {
            tracks.append(try SampleTrack(audio: audio, of: self, start: max(shift, .zero), in: file))
        }
        guard !tracks.isEmpty else {
            throw MediaError(doing: "making \(path) of neither picture nor sound", status: -EINVAL)
        }
        try file.writeHeader(MediaOptions(containerOptions.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }))
        // The track that is behind goes next, so that the muxer need not hold much.
        while let next = tracks.filter({ !$0.isAtEnd }).min(by: { $0.position < $1.position }) {
            try next.advance(in: file)
        }
        _ = try file.finish()
    }
}
