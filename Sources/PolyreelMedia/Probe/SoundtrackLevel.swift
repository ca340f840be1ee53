internal import CFFmpeg

/// How loud a finished soundtrack is.
public enum SoundtrackLevel {
    /// Decodes the file's first audio track to the end and measures it like an asset's: EBU R128 integrated loudness and
    /// true peak, in hundredths of a LUFS and a dBTP; nil for silence.
    public static func measure(path: String) throws -> (integrated: Int, truePeak: Int)? {
        let file = try InputFile(path: path, containers: InputFile.mp4)
        guard let stream = file.stream(of: AVMEDIA_TYPE_AUDIO) else { return nil }
        file.keep([stream])
        let scan = try SoundScan(stream, of: file.name)
        let packet = try Packet()
        while try file.readWhole(into: packet) { try scan.add(packet) }
        try scan.add(nil)
        return try scan.finish()
    }
}
