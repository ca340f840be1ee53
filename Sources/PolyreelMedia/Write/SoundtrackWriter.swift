internal import CFFmpeg
internal import PolyreelCore

/// Encodes blocks of 1024 samples as AAC-LC in an MP4 without priming.
///
/// An AAC encoder begins with one packet of 1024 samples that lie before the sound, and a player needs an edit list to
/// leave them out. Here that packet is dropped, so the track begins with the first sample; the price is that the
/// decoder has nothing to overlap the first 21 ms with, and fades in.
///
/// Before the sound the encoder is fed its first block over and over, back and forth. After silence it would take sound
/// that is already there for an attack and code it in short windows, of which the first 448 samples lie wholly in a
/// packet that is dropped.
final class SoundtrackWriter {
    /// Of AAC-LC (ISO/IEC 14496-3).
    static let samplesPerPacket = 1024

    private static let leadBlocks = 3

    private let samples: Int
    private let packets: Int
    private let encoder: Encoder
    private let file: OutputFile
    private let stream: UnsafeMutablePointer<AVStream>
    private let packet: Packet
    private let timeBase = AVRational(num: 1, den: Int32(SoundPlan.sampleRate))
    /// Counted so that the sound begins with block 0.
    private var blocksSent = -leadBlocks
    /// Counted so that packet 0 sounds at sample 0; the priming comes before the lead's own.
    private var packetsSeen = -leadBlocks - 1

    init(path: String, samples: Int, bitRate: Int) throws(MediaError) {
        self.samples = samples
        packets = (samples - 1) / Self.samplesPerPacket + 1
        let timeBase = timeBase
        encoder = try Encoder("aac") { context in
            context.sample_fmt = AV_SAMPLE_FMT_FLTP
            context.sample_rate = timeBase.den
            context.time_base = timeBase
            context.bit_rate = Int64(bitRate)
            context.profile = FF_PROFILE_AAC_LOW
            av_channel_layout_default(&context.ch_layout, 2)
            context.flags |= AV_CODEC_FLAG_GLOBAL_HEADER
        }
        packet = try Packet()
        file = try OutputFile(path: path)
        stream = try file.addStream(timeBase: timeBase)
        try encoder.describe(to: stream)
        // Anything else becomes an edit list.
        stream.pointee.codecpar.pointee.initial_padding = 0
        try file.writeHeader(
            MediaOptions([
                "movflags": "faststart", "use_editlist": "0", "movie_timescale": "\(SoundPlan.sampleRate)",
            ]))
    }

    /// Takes 1024 samples; fewer only at the end, which is filled up with silence. More than the track's length is
    /// left out.
    func add(_ block: Frame) throws(MediaError) {
        guard blocksSent < packets else { return }
        let missing = Self.samplesPerPacket - Int(block.pointer.pointee.nb_samples)
        if missing > 0 {
            try send(try SoundBlock.padded(block, to: Self.samplesPerPacket))
        } else {
            try send(block)
        }
    }

    func finish() throws(MediaError) {
        while blocksSent < packets { try send(try SoundBlock.silence(Self.samplesPerPacket)) }
        try encoder.send(nil)
        try drain()
        guard packetsSeen >= packets else {
            throw MediaError(doing: "encoding \(packets) packets of sound, of which \(packetsSeen) came", status: -EIO)
        }
        _ = try file.finish()
    }

    private func send(_ block: Frame) throws(MediaError) {
        if blocksSent < 0 {
            let (forth, back) = (
                try SoundBlock.padded(block, to: Self.samplesPerPacket), try SoundBlock.reversed(block)
            )
            while blocksSent < 0 { try sendOne(blocksSent % 2 == 0 ? forth : back) }
        }
        try sendOne(block)
    }

    private func sendOne(_ block: Frame) throws(MediaError) {
        block.pointer.pointee.pts = Int64(blocksSent * Self.samplesPerPacket)
        blocksSent += 1
        try encoder.send(block.pointer)
        try drain()
    }

    private func drain() throws(MediaError) {
        while case .filled = try encoder.receive(into: packet) {
            let index = packetsSeen
            packetsSeen += 1
            guard index >= 0, index < packets else { continue }
            let time = index * Self.samplesPerPacket
            packet.pointer.pointee.pts = Int64(time)
            packet.pointer.pointee.dts = Int64(time)
            packet.pointer.pointee.duration = Int64(min(Self.samplesPerPacket, samples - time))
            // It may say how many samples to skip, which would count twice.
            av_packet_free_side_data(packet.pointer)
            try file.write(packet, to: stream, timeBase: timeBase)
        }
    }
}
