public import Foundation
internal import PolyreelCore

/// Reads files of timed text by the endings of their names: SubRip, WebVTT, TTML, SubStation Alpha.
public enum SubtitleReader {
    /// Bytes that a subtitle file may have.
    public static let largestFile = InputLimits.fileBytes

    /// Reads a file's data; whatever is wrong with it is among the result's findings.
    /// - Parameters:
    ///   - file: its name; the ending chooses the format, and findings carry it.
    ///   - language: BCP-47 of its text, if that is known; else what the file itself says.
    public static func read(_ data: Data, file: String, language: String? = nil) -> SubtitleFile {
        func refused(_ finding: Finding) -> SubtitleFile {
            SubtitleFile(cues: [], language: language, findings: [finding])
        }
        let place = SourceLocation(file: file)
        guard data.count <= largestFile else {
            return refused(
                .error(
                    "subtitle-too-large", "the file has \(data.count) bytes; at most \(largestFile) are read",
                    hint: "check that this is the file you meant", at: place))
        }
        guard let named = SubtitleFormat(fileName: file) else {
            return refused(
                .error(
                    "subtitle-kind", "'.\(SubtitleFormat.ending(of: file))' subtitles are not read by this version",
                    hint: "convert the file to .srt, .vtt, .ttml or .ass", at: place))
        }
        // A WebVTT file must begin with its signature, so one that does not is a broken one.
        let format = named == .vtt ? named : SubtitleFormat(content: data) ?? named
        var result = read(data, as: format, file: file, language: language)
        if format != named {
            result.findings.insert(
                .warning(
                    "subtitle-kind",
                    "the file is named .\(SubtitleFormat.ending(of: file)) and is \(format.name); it was read as that",
                    hint: "name it .\(format.rawValue)", at: place), at: 0)
        }
        return result
    }

    private static func read(_ data: Data, as format: SubtitleFormat, file: String, language: String?) -> SubtitleFile {
        switch format {
        case .srt: SRTReader.read(data, file: file, language: language)
        case .vtt: WebVTTReader.read(data, file: file, language: language)
        case .ttml: TTMLReader.read(data, file: file, language: language)
        case .ass: ASSReader.read(data, file: file, language: language)
        }
    }
}
