internal import CFFmpeg
internal import PolyreelCore

/// An asset's sound as blocks of stereo at 48 kHz in floating point, each with its time.
final class SoundSource {
    private let reader: InputFile
    private let stream: UnsafeMutablePointer<AVStream>
    private let decoder: StreamDecoder
    private let start: Int64
    private let packet: Packet
    private let decoded: Frame
    private let converted: Frame
    /// Made anew where the sound changes; a broadcast may go from stereo to 5.1 in the middle.
    private var converter: FilterGraph?
    private var isAtEnd = false
    /// The end of the last block, in the stream's ticks, for a block that comes without a time.
    private var expected: Int64 = 0

    /// - Parameter start: the container time, in samples, that counts as zero.
    /// - Parameter restarts: where the file's times start again.
    init(
        path: String, containers: String = InputFile.assets, stream index: Int, start: Int64,
        restarts: [TimeRestart] = []
    ) throws(MediaError) {
        reader = try InputFile(path: path, containers: containers, restarts: restarts)
        stream = try reader.select(index)
        guard stream.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_AUDIO else {
            throw MediaError(doing: "looking for sound in stream \(index) of \(path)", status: -EINVAL)
        }
        decoder = try StreamDecoder(stream, of: reader.name)
        self.start = start
        (packet, decoded, converted) = (try Packet(), try Frame(), try Frame())
    }

    /// The next block and the sample its first one belongs to; nil at the end. The frame is filled anew by the next call.
    func next() throws(MediaError) -> (frame: Frame, time: Int64)? {
        while true {
            if let converter, case .filled = try converter.receive(into: converted) {
                let samples = AVRational(num: 1, den: Int32(SoundPlan.sampleRate))
                let time = av_rescale_q(converted.pointer.pointee.pts, converter.timeBase, samples)
                // A time that cannot be true is left out; the next block stands behind the one before.
                return time.magnitude < 1 << 48 ? (converted, time - start) : (converted, .min)
            }
            if isAtEnd { return nil }
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

        if let converter, !converter.takes(decoded) {
            try converter.send(nil)
            // What the old converter still holds is under a hundredth of a second, and is filled with silence.
            self.converter = nil
        }
        let graph = try FilterGraph.made(
            &converter, StereoDownmix.filters, like: decoded, timeBase: stream.pointee.time_base,
            doing: "mixing the sound of \(reader.name) down to stereo")
        try graph.send(decoded)
    }
}
