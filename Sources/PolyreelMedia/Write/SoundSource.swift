internal import CFFmpeg
internal import PolyreelCore

/// An asset's sound as blocks of stereo at 48 kHz in floating point, each with its time.
final class SoundSource {
    private let reader: PacketReader
    private let stream: UnsafeMutablePointer<AVStream>
    private let decoder: PacketDecoder
    private let start: Int64
    private let packet: Packet
    private let decoded: Frame
    private let converted: Frame
    private var converter: FrameGraph?
    /// What the converter was made for; a broadcast may go from stereo to 5.1 in the middle.
    private var format = ""
    private var isAtEnd = false
    /// The end of the last block, in the stream's ticks, for a block that comes without a time.
    private var expected: Int64 = 0

    /// - Parameter start: the container time, in samples, that counts as zero.
    init(path: String, formats: String, stream index: Int, start: Int64) throws(MediaError) {
        reader = try PacketReader(path: path, formats: formats)
        stream = try reader.select(index)
        guard stream.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_AUDIO else {
            throw MediaError(doing: "looking for sound in stream \(index) of \(path)", status: -EINVAL)
        }
        decoder = try PacketDecoder(stream, of: path)
        self.start = start
        (packet, decoded, converted) = (try Packet(), try Frame(), try Frame())
    }

    /// The next block and the sample its first one belongs to; nil at the end. The frame is filled anew by the next call.
    func next() throws(MediaError) -> (frame: Frame, time: Int64)? {
        while true {
            converted.clear()
            if let converter, case .filled = try converter.receive(into: converted) {
                let samples = AVRational(num: 1, den: Int32(SoundPlan.sampleRate))
                let time = av_rescale_q(converted.pointer.pointee.pts, converter.timeBase, samples)
                // A time that cannot be true is left out; the next block stands behind the one before.
                return time.magnitude < 1 << 48 ? (converted, time - start) : (converted, .min)
            }
            if isAtEnd { return nil }
            decoded.clear()
            switch try decode() {
            case true: try convert()
            case false:
                isAtEnd = true
                try converter?.send(nil)
            }
        }
    }

    /// Fills `decoded` with the next block; false at the end. What is damaged is left out, and becomes silence.
    private func decode() throws(MediaError) -> Bool {
        var failures = 0
        while true {
            do throws(MediaError) {
                switch try decoder.receive(into: decoded) {
                case .filled: return true
                case .end: return false
                case .needsInput: break
                }
                try decoder.send(nextPacket())
            } catch  where error.status == polyreel_averror_eof() {
                return false
            } catch {
                failures += 1
                if failures > 10_000 { throw error }
                // An error that came before a packet was asked for must not come for ever.
                do throws(MediaError) { try decoder.send(nextPacket()) } catch {}
            }
        }
    }

    /// The next packet, or nil at the end; a file that breaks off has ended.
    private func nextPacket() -> Packet? {
        do { return try reader.read(into: packet) ? packet : nil } catch { return nil }
    }

    private func convert() throws(MediaError) {
        let frame = decoded.pointer
        if frame.pointee.ch_layout.order == AV_CHANNEL_ORDER_UNSPEC {
            av_channel_layout_default(&frame.pointee.ch_layout, frame.pointee.ch_layout.nb_channels)
        }
        let time = frame.pointee.best_effort_timestamp
        frame.pointee.pts = time == polyreel_no_pts() ? expected : time
        let ticks = av_rescale_q(
            Int64(frame.pointee.nb_samples), AVRational(num: 1, den: max(1, frame.pointee.sample_rate)),
            stream.pointee.time_base)
        expected = frame.pointee.pts.addingReportingOverflow(ticks).partialValue

        var layout = [CChar](repeating: 0, count: 256)
        try check(
            av_channel_layout_describe(&frame.pointee.ch_layout, &layout, layout.count),
            "naming the channels of \(reader.path)")
        let channels = String(decoding: layout.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }, as: UTF8.self)
        let base = stream.pointee.time_base
        let found =
            "abuffer@in=time_base=\(base.num)/\(base.den):sample_rate=\(frame.pointee.sample_rate)"
            + ":sample_fmt=\(frame.pointee.format):channel_layout='\(channels)'"
        if found != format {
            try converter?.send(nil)
            // What the old converter still holds is under a hundredth of a second, and is filled with silence.
            converter = try FrameGraph(
                "\(found),aresample=\(SoundPlan.sampleRate),aformat=channel_layouts=stereo:sample_fmts=fltp,"
                    + "abuffersink@out")
            format = found
        }
        try converter?.send(decoded)
    }
}
