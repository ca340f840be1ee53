internal import CFFmpeg
internal import PolyreelCore

/// The time base in which a film's frames stand at 0, 1, 2 and so on.
struct FrameClock {
    /// Frames a second.
    let rate: AVRational
    /// One frame.
    let timeBase: AVRational
    /// Ticks a second in which a frame's length is whole: the numerator, doubled until it is fine enough for players
    /// that round (libavformat does the same for tracks it chooses itself).
    let timescale: Int32

    init(rate: Rational) throws(MediaError) {
        guard let numerator = Int32(exactly: rate.numerator), let denominator = Int32(exactly: rate.denominator),
            numerator > 0, numerator <= 1_000_000
        else {
            throw MediaError(doing: "timing frames at a rate of \(rate) a second", status: -EINVAL)
        }
        self.rate = AVRational(num: numerator, den: denominator)
        timeBase = AVRational(num: denominator, den: numerator)
        var scale = numerator
        while scale < 10_000 { scale *= 2 }
        timescale = scale
    }

    /// Options of the MP4 muxer for a file that starts at zero without an edit list, which several platforms refuse,
    /// its index in front.
    var muxerOptions: MediaOptions {
        MediaOptions([
            "movflags": "faststart+negative_cts_offsets", "use_editlist": "0",
            "video_track_timescale": "\(timescale)", "movie_timescale": "\(timescale)",
        ])
    }
}
