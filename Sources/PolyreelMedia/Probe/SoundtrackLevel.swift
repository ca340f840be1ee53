internal import CFFmpeg

/// How loud a finished soundtrack is.
public enum SoundtrackLevel {
    /// Decodes the first stream of an MP4 to the end and measures it like an asset's sound: EBU R128 integrated loudness and
    /// true peak, in hundredths of a LUFS and a dBTP; nil for silence.
    public static func measure(path: String) throws -> (integrated: Int, truePeak: Int)? {
        let source = try SoundSource(path: path, containers: InputFile.mp4, stream: 0, start: 0)
        let meter = try LoudnessMeter()
        while let block = try source.next() { try meter.add(block.frame) }
        return try meter.finish()
    }
}
