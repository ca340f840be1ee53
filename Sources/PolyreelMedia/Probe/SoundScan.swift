internal import CFFmpeg
internal import PolyreelCore

/// Decodes a sound track packet by packet, and finds out what it is.
final class SoundScan {
    let stream: UnsafeMutablePointer<AVStream>
    /// Nil where there is none for such a track.
    private let decoder: StreamDecoder?
    private let converter: StereoConverter
    private let decoded: Frame
    private let converted: Frame
    private var times: SoundTimeScan
    /// When its first sample is played, in the stream's time base; nil while there is none.
    private var firstTicks: Int64?
    private var (channels, sampleRate, layout) = (0, 0, "")
    private var peak: Float = 0
    private var isHeard = false
    private(set) var audible = AudibleEnd()
    private var scale = SampleScale()
    /// When something of it is there.
    private(set) var runs = SoundRuns()

    /// Of full scale: -70 dB.
    private static let silence = Float(0.000_316_2)

    init(_ stream: UnsafeMutablePointer<AVStream>, of name: String) throws(MediaError) {
        self.stream = stream
        do throws(MediaError) {
            // Also where its first packets come late, and nothing is known of it yet: they say it.
            decoder = try StreamDecoder(stream, of: name)
        } catch {
            guard !error.isOutOfMemory else { throw error }
            decoder = nil
        }
        converter = StereoConverter(of: name, timeBase: stream.pointee.time_base)
        times = SoundTimeScan(timeBase: stream.pointee.time_base)
        (decoded, converted) = (try Frame(), try Frame())
    }

    /// Decodes a packet; nil for the end.
    func add(_ packet: Packet?) throws(MediaError) {
        guard let decoder else { return }
        try decoder.send(packet)
        while case .filled = try decoder.receive(into: decoded) {
            if firstTicks == nil { note() }
            audible.add(decoded, stream.pointee.time_base)
            times.add(decoded)
            scale.add(decoded)
            runs.add(decoded, stream.pointee.time_base)
            // One that cannot be mixed down is left out, here and in soundtracks.
            do throws(MediaError) {
                try converter.send(decoded)
                try listen()
            } catch {
                if error.isOutOfMemory { throw error }
            }
            decoded.clear()
        }
        if packet == nil {
            try converter.finish()
            try listen()
        }
    }

    /// - Parameters:
    ///   - number: which of the sound tracks it is.
    ///   - leftOut: microseconds of pictures that are left out because their times run backwards; sound goes with them.
    func facts(number: Int, leftOut: Int64) -> SoundTrackFacts {
        let start = firstTicks.flatMap { WideFraction(ticks: $0, of: stream.pointee.time_base)?.bounded }
        let parameters = stream.pointee.codecpar.pointee
        let timing = times.timing(of: sampleRate, leftOut: leftOut)
        let end = timing.kind == .untrue ? audible.counted : audible.time
        return SoundTrackFacts(
            number: number, stream: Int(stream.pointee.index),
            codec: String(cString: avcodec_get_name(parameters.codec_id)),
            channels: firstTicks == nil ? Int(parameters.ch_layout.nb_channels) : channels, layout: layout,
            sampleRate: firstTicks == nil ? Int(parameters.sample_rate) : sampleRate, language: language, rank: rank,
            state: start == nil || !isHeard ? .unreadable : peak < Self.silence ? .silent : .heard, start: start,
            // Beyond a century it is a damaged time.
            end: end.flatMap { $0.magnitude < 1 << 51 ? WideFraction(Int128($0), 1_000_000)?.bounded : nil },
            timing: timing, placeless: converter.placeless, silenced: scale.silenced, excessBits: scale.excessBits,
            damaged: decoder?.refused ?? 0)
    }

    private func note() {
        let data = decoded.pointer.pointee
        let time = data.best_effort_timestamp
        firstTicks = time == polyreel_no_pts() ? 0 : time
        channels = Int(data.ch_layout.nb_channels)
        sampleRate = Int(data.sample_rate)
        layout = decoded.channelLayout
    }

    private func listen() throws(MediaError) {
        while try converter.receive(into: converted) {
            isHeard = true
            if peak < Self.silence { peak = max(peak, SoundBlock.peak(of: converted)) }
        }
    }

    private var language: String? {
        guard let entry = av_dict_get(stream.pointee.metadata, "language", nil, 0) else { return nil }
        let language = String(cString: entry.pointee.value)
        return ["", "und"].contains(language) ? nil : language
    }

    private var rank: SoundTrackFacts.Rank {
        let aside =
            AV_DISPOSITION_COMMENT | AV_DISPOSITION_HEARING_IMPAIRED | AV_DISPOSITION_VISUAL_IMPAIRED
            | AV_DISPOSITION_KARAOKE | AV_DISPOSITION_CLEAN_EFFECTS | AV_DISPOSITION_DESCRIPTIONS
        if stream.pointee.disposition & AV_DISPOSITION_DEFAULT != 0 { return .chosen }
        return stream.pointee.disposition & aside != 0 ? .aside : .plain
    }
}
