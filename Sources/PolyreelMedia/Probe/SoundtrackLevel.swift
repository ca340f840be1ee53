internal import CFFmpeg

/// How loud a finished soundtrack is.
public enum SoundtrackLevel {
    /// Decodes the file's first audio track to the end and measures it like an asset's: EBU R128 integrated loudness and
    /// true peak, in hundredths of a LUFS and a dBTP; nil for silence.
    public static func measure(path: String) throws -> (integrated: Int, truePeak: Int)? {
        let file = try AssetFile(path: path)
        guard let stream = file.streams.first(where: { $0.pointee.codecpar.pointee.codec_type == AVMEDIA_TYPE_AUDIO })
        else { return nil }
        let scan = try SoundScan(stream, of: file.name)
        let packet = try Packet()
        while case .packet = try file.read(into: packet) {
            if packet.pointer.pointee.stream_index == stream.pointee.index { try scan.add(packet) }
        }
        try scan.add(nil)
        return try scan.finish()
    }
}
