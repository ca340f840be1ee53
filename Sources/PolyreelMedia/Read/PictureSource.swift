internal import CFFmpeg
internal import PolyreelCore

/// One decoded picture and when it is shown, in the stream's own time base.
struct SourcePicture {
    let ticks: Int64
    /// How long it is shown, in the same units; 0 when the file does not say.
    let duration: Int64
    let frame: Frame
    /// What it said of itself when it was decoded.
    let mark: PictureMark

    /// Whether it says that it holds two fields.
    var isInterlaced: Bool { frame.pointer.pointee.interlaced_frame != 0 }

    /// Whether its decoder concealed something of it.
    var isMarked: Bool { frame.isMarked }
}

/// The decoded pictures of an asset in the order in which they are shown, each later than the one before.
final class PictureSource {
    private let file: InputFile
    private let decoder: StreamDecoder
    private let stream: Int
    private let trustsTimes: Bool
    let timeBase: AVRational
    private let packet: Packet
    /// After a seek, pictures before the key frame lean on pictures that were not decoded.
    private var earliest = Int64.min
    private var awaitsKey = false
    /// Whether the first picture after a seek must still show that decoding can begin there.
    private var awaitsLanding = false
    private var last: Int64?
    private var ended = false
    private let stepTicks: Int64
    /// Where the last seek landed: the key frame's decoding time.
    private(set) var keyTime: Int64?
    private var unreadable = 0
    private var broken = 0
    /// Pictures that were passed over because their time is not after the one before.
    private(set) var backwards = 0

    /// Packets and pictures that were damaged so far.
    var damaged: Int { unreadable + broken + decoder.refused }

    /// Pictures that came out of the decoder and are shown.
    private(set) var count = 0
    /// Of `broken` and of what the decoder refused: what lies before the key frame that a seek landed on, and is not shown.
    private var passedOver = 0

    /// Whether anything was met that another number of threads, or another place to begin at, may show otherwise.
    ///
    /// One thread marks every picture that it conceals. Several lose some of the marks, but each of them warns. Of pictures
    /// before the key frame of an open group, which lean on what was not decoded, a warning means nothing.
    var isInDoubt: Bool { damaged > passedOver || decoder.isShared && decoder.hasComplained }

    /// - Parameters:
    ///   - trustsTimes: whether the container's own timestamps are all there and all different; else they are
    ///     guessed while decoding, and only decoding from the start gives the same guesses every time.
    ///   - restarts: where the file's times start again.
    ///   - decoders: threads that decode.
    init(
        path: String, stream: Int, trustsTimes: Bool, restarts: [TimeRestart], decoders: Int = 1
    ) throws(MediaError) {
        file = try InputFile(path: path, restarts: restarts)
        self.stream = stream
        self.trustsTimes = trustsTimes
        let chosen = try file.select(stream)
        timeBase = chosen.pointee.time_base
        decoder = try StreamDecoder(chosen, of: file.name, threads: decoders)
        packet = try Packet()
        let average = chosen.pointee.avg_frame_rate
        stepTicks =
            average.num > 0 && average.den > 0 ? max(1, av_rescale_q(1, av_inv_q(average), timeBase)) : 1
    }

    /// Begins at the key frame at or before `ticks` instead of at the start; only before the first picture is taken.
    /// False when the container finds no such place. `keyTime` tells later where it landed.
    func seek(to ticks: Int64) -> Bool {
        (awaitsKey, awaitsLanding) = (true, true)
        return file.seek(stream: stream, to: ticks)
    }

    /// The next picture; nil after the last, and when a seek landed where decoding cannot begin.
    func next() throws(MediaError) -> SourcePicture? {
        let frame = try Frame()
        while true {
            switch try decoder.receive(into: frame) {
            case .filled:
                if let picture = accept(frame) {
                    if awaitsLanding, !isWhole(picture) { return nil }
                    if awaitsLanding { passedOver = damaged - (picture.isMarked ? 1 : 0) }
                    awaitsLanding = false
                    count += 1
                    return picture
                }
                frame.clear()
            case .end: return nil
            case .needsInput:
                if ended { return nil }
                try feed()
            }
        }
    }

    /// Takes what the decoder has in work, and looks only whether it is whole.
    func settle() throws(MediaError) {
        if !ended { try finish() }
        let frame = try Frame()
        while case .filled = try decoder.receive(into: frame) {
            _ = accept(frame)
            frame.clear()
        }
    }

    private func feed() throws(MediaError) {
        while true {
            switch try file.read(into: packet) {
            case .end: return try finish()
            case .damaged: unreadable += 1
            case .packet:
                let data = packet.pointer.pointee
                guard data.size > 0 else { continue }
                if awaitsKey {
                    guard data.flags & AV_PKT_FLAG_KEY != 0, data.pts != polyreel_no_pts() else { continue }
                    awaitsKey = false
                    earliest = data.pts
                    keyTime = data.dts == polyreel_no_pts() ? data.pts : min(data.dts, data.pts)
                }
                return try decoder.send(packet)
            }
        }
    }

    private func finish() throws(MediaError) {
        ended = true
        try decoder.send(nil)
    }

    /// Whether the picture needs no other: encoders that refresh the picture bit by bit mark key frames that do.
    private func isWhole(_ picture: SourcePicture) -> Bool {
        let kind = picture.frame.pointer.pointee.pict_type
        return picture.ticks == earliest
            && (kind == AV_PICTURE_TYPE_I || decoder.hidesPictureTypes && kind == AV_PICTURE_TYPE_NONE)
    }

    /// Nil when it is not shown: before the key frame, or not later than the one before.
    private func accept(_ frame: Frame) -> SourcePicture? {
        let data = frame.pointer.pointee
        if frame.isMarked { broken += 1 }
        var ticks = trustsTimes ? data.pts : data.best_effort_timestamp
        if ticks == polyreel_no_pts() {
            guard !trustsTimes else { return nil }
            ticks = last.map { $0.addingReportingOverflow(stepTicks).partialValue } ?? 0
        }
        guard ticks >= earliest else { return nil }
        if let last, ticks <= last {
            backwards += 1
            return nil
        }
        last = ticks
        return SourcePicture(ticks: ticks, duration: max(0, data.pkt_duration), frame: frame, mark: PictureMark(frame))
    }
}

extension Frame {
    /// Whether the decoder that it came from concealed something of it.
    fileprivate var isMarked: Bool {
        pointer.pointee.flags & AV_FRAME_FLAG_CORRUPT != 0 || pointer.pointee.decode_error_flags != 0
    }
}
