internal import CFFmpeg

/// A soundtrack's packets, copied beside a film's frames.
final class SoundtrackPackets {
    private let reader: InputFile
    private let stream: UnsafeMutablePointer<AVStream>
    private let packet: Packet
    /// Whether `packet` was read and not yet written.
    private var isPending = false
    private var isAtEnd = false

    init(path: String) throws(MediaError) {
        reader = try InputFile(path: path, containers: InputFile.mp4)
        guard let stream = reader.stream(of: AVMEDIA_TYPE_AUDIO), reader.streams.count == 1 else {
            throw MediaError(doing: "looking for nothing but sound in the soundtrack \(path)", status: -EINVAL)
        }
        self.stream = stream
        packet = try Packet()
    }

    var timeBase: AVRational { stream.pointee.time_base }

    func describe(to output: UnsafeMutablePointer<AVStream>) throws(MediaError) {
        try check(avcodec_parameters_copy(output.pointee.codecpar, stream.pointee.codecpar), "describing a stream")
        output.pointee.codecpar.pointee.codec_tag = 0
        // Anything else here becomes an edit list.
        output.pointee.codecpar.pointee.initial_padding = 0
    }

    /// Copies the packets that begin before frame `frame` of the film, or all that are left.
    func copy(
        upTo frame: Int?, at clock: FrameClock, to output: UnsafeMutablePointer<AVStream>, of file: OutputFile
    ) throws(MediaError) {
        while !isAtEnd {
            if !isPending {
                guard try reader.readWhole(into: packet) else {
                    isAtEnd = true
                    return
                }
                isPending = true
            }
            if let frame, av_compare_ts(packet.pointer.pointee.pts, timeBase, Int64(frame), clock.timeBase) >= 0 {
                return
            }
            isPending = false
            try file.write(packet, to: output, timeBase: timeBase)
        }
    }
}
