internal import CFFmpeg
public import PolyreelCore

/// Joins encoded segments and a soundtrack to one MP4 by copying packets; nothing is encoded again.
///
/// The film decodes to exactly the frames of its segments, in order. It begins at zero without an edit list, has its
/// index in front, and the same parts make the same bytes.
public enum FilmJoiner {
    /// How many frames a packet is handed to the decoder ahead of being shown: 2 with x264's B-pyramid, used for every
    /// film whether it has B-frames or not.
    static let reorderDelay = 2

    /// Writes the film at `path`.
    /// - Parameters:
    ///   - segments: paths, in the order they are shown.
    ///   - soundtrack: a file of `SoundtrackEncoder`, or nil for a film without an audio track.
    ///   - rate: frames a second, the segments' own.
    /// - Throws: `MediaError` that names the segment which is missing, damaged or of other parameters; no file stays.
    public static func join(
        segments: [String], soundtrack: String?, rate: Rational, to path: String
    ) throws(MediaError) {
        guard let first = segments.first else {
            throw MediaError(doing: "joining \(path) of no segments", status: -EINVAL)
        }
        let clock = try FrameClock(rate: rate)
        let model = try SegmentPackets(path: first, clock: clock)
        let sound = try soundtrack.map { (path) throws(MediaError) in try SoundtrackPackets(path: path) }

        let file = try OutputFile(path: path)
        let video = try file.addStream(timeBase: clock.timeBase)
        try model.describe(to: video)
        video.pointee.avg_frame_rate = clock.rate
        let audio = try sound.map { (sound) throws(MediaError) in
            let stream = try file.addStream(timeBase: sound.timeBase)
            try sound.describe(to: stream)
            return stream
        }
        try file.writeHeader(clock.muxerOptions)

        var frames = 0
        for (index, name) in segments.enumerated() {
            let segment = index == 0 ? model : try SegmentPackets(path: name, clock: clock)
            if let difference = segment.difference(from: model) {
                throw MediaError(
                    doing: "joining \(name) to \(first), whose \(difference) differ; segments of one film are "
                        + "encoded with the same size, rate, settings and libraries", status: -EINVAL)
            }
            let start = frames
            while let packet = try segment.next() {
                // The packets before this one in the film are exactly the frames shown before it, plus or minus the
                // reorder delay, because no segment refers to another: sorted presentation times are 0, 1, 2, …
                packet.pointer.pointee.pts += Int64(start)
                packet.pointer.pointee.dts = Int64(frames - reorderDelay)
                packet.pointer.pointee.duration = 1
                frames += 1
                try file.write(packet, to: video, timeBase: clock.timeBase)
                if let sound, let audio {
                    try sound.copy(upTo: frames, at: clock, to: audio, of: file)
                }
            }
        }
        if let sound, let audio { try sound.copy(upTo: nil, at: clock, to: audio, of: file) }
        _ = try file.finish()
    }
}
