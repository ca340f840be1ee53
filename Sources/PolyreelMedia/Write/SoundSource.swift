internal import CFFmpeg
internal import PolyreelCore

/// A track's sound as blocks of stereo at 48 kHz in floating point, each with its time.
final class SoundSource {
    private let reader: InputFile
    private let stream: UnsafeMutablePointer<AVStream>
    private let decoder: StreamDecoder
    private let converter: StereoConverter
    private let timing: SoundTiming
    private let start: Int64
    private let packet: Packet
    private let decoded: Frame
    private let converted: Frame
    private var isAtEnd = false
    /// The last time that was believed, in the stream's ticks, and the samples since.
    private var anchor: Int64?
    private var counted: Int64 = 0
    private var rate: Int32 = 0

    /// - Parameters:
    ///   - timing: what was found of the track's times.
    ///   - excessBits: by how many bits its samples in floating point are too high.
    ///   - start: the container time, in samples, that counts as zero.
    ///   - restarts: where the file's times start again.
    init(
        path: String, containers: String = InputFile.assets, stream index: Int, timing: SoundTiming = .even,
        excessBits: Int = 0, start: Int64, restarts: [TimeRestart] = []
    ) throws(MediaError) {
        reader = try InputFile(path: path, containers: containers, restarts: restarts)
        stream = try reader.select(index)
        guard stream.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_AUDIO else {
            throw MediaError(doing: "looking for sound in stream \(index) of \(path)", status: -EINVAL)
        }
        decoder = try StreamDecoder(stream, of: reader.name)
        converter = StereoConverter(of: reader.name, timeBase: stream.pointee.time_base, excessBits: excessBits)
        self.timing = timing
        self.start = start
        (packet, decoded, converted) = (try Packet(), try Frame(), try Frame())
    }

    /// The next block and the sample its first one belongs to; nil at the end. The frame is filled anew by the next call.
    func next() throws(MediaError) -> (frame: Frame, time: Int64)? {
        while true {
            if try converter.receive(into: converted) {
                let time = converted.pointer.pointee.pts
                // A time that cannot be true is left out; the next block stands behind the one before.
                return time.magnitude < 1 << 48 ? (converted, time - start) : (converted, .min)
            }
            if isAtEnd { return nil }
            switch try decode() {
            case true: try convert()
            case false:
                isAtEnd = true
                try converter.finish()
            }
        }
    }

    /// Fills `decoded` with the next block; false at the end. What is damaged is left out, and becomes silence.
    private func decode() throws(MediaError) -> Bool {
        while true {
            switch try decoder.receive(into: decoded) {
            case .filled: return true
            case .end: return false
            case .needsInput: try decoder.send(nextPacket())
            }
        }
    }

    /// The next packet, or nil at the end.
    private func nextPacket() throws(MediaError) -> Packet? {
        while true {
            switch try reader.read(into: packet) {
            case .packet: return packet
            case .damaged: continue
            case .end: return nil
            }
        }
    }

    /// Gives the decoded block a time, and to the converter. One that cannot be mixed down is left out like one that cannot
    /// be decoded.
    private func convert() throws(MediaError) {
        let frame = decoded.pointer
        frame.pointee.sample_rate = Int32(clamping: timing.trueRate(of: Int(frame.pointee.sample_rate)))
        let time = frame.pointee.best_effort_timestamp
        let isBelieved = time != polyreel_no_pts() && (timing.kind != .untrue || anchor == nil)
        if isBelieved {
            (anchor, counted) = (time, 0)
        } else if frame.pointee.sample_rate != rate {
            (anchor, counted) = (ticks, 0)
        }
        rate = frame.pointee.sample_rate
        frame.pointee.pts = ticks
        counted += Int64(frame.pointee.nb_samples)
        do throws(MediaError) { try converter.send(decoded) } catch {
            if error.isOutOfMemory { throw error }
        }
    }

    /// Where the next block begins.
    private var ticks: Int64 {
        let passed = av_rescale_q(counted, AVRational(num: 1, den: max(1, rate)), stream.pointee.time_base)
        return (anchor ?? 0).addingReportingOverflow(passed).partialValue
    }
}
