internal import CFFmpeg

/// Decodes an audio track packet by packet, and measures it.
final class SoundScan {
    let stream: UnsafeMutablePointer<AVStream>
    private let decoder: StreamDecoder
    private let meter: LoudnessMeter
    private let frame: Frame
    /// When the first sample that is heard is played, in the stream's time base; nil while there is none.
    private(set) var firstTicks: Int64?
    private(set) var channels = 0
    private(set) var sampleRate = 0
    private(set) var layout = ""
    private(set) var audible = AudibleEnd()
    private var unmeasured: MediaError?

    var damaged: Int { decoder.refused }

    init(_ stream: UnsafeMutablePointer<AVStream>, of name: String) throws(MediaError) {
        self.stream = stream
        decoder = try StreamDecoder(stream, of: name)
        meter = try LoudnessMeter()
        frame = try Frame()
    }

    /// Decodes a packet; nil for the end.
    func add(_ packet: Packet?) throws(MediaError) {
        try decoder.send(packet)
        while case .filled = try decoder.receive(into: frame) {
            if firstTicks == nil { note() }
            audible.add(frame, stream.pointee.time_base)
            if unmeasured == nil {
                do throws(MediaError) { try meter.add(frame) } catch { unmeasured = error }
            }
            frame.clear()
        }
    }

    /// The loudness, in hundredths; nil for silence.
    func finish() throws(MediaError) -> (integrated: Int, truePeak: Int)? {
        if let unmeasured { throw unmeasured }
        return try meter.finish()
    }

    private func note() {
        let data = frame.pointer.pointee
        let time = data.best_effort_timestamp
        firstTicks = time == polyreel_no_pts() ? 0 : time
        channels = Int(data.ch_layout.nb_channels)
        sampleRate = Int(data.sample_rate)
        layout = frame.channelLayout
    }
}
