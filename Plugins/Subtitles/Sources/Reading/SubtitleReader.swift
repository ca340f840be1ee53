public import Foundation
internal import PolyreelCore

/// Reads subtitle files by their names' endings: `.srt` (SubRip) and `.vtt` (WebVTT).
public enum SubtitleReader {
    /// Bytes that a subtitle file may have.
    public static let largestFile = InputLimits.fileBytes

    /// Reads a file's data; whatever is wrong with it is among the result's findings.
    /// - Parameters:
    ///   - file: its name; the ending chooses the format, and findings carry it.
    ///   - language: BCP-47 of its text, if that is known.
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
        switch format(of: file) {
        case "srt":
            guard data.starts(with: "WEBVTT".utf8) || data.starts(with: "\u{FEFF}WEBVTT".utf8) else {
                return SRTReader.read(data, file: file, language: language)
            }
            var result = WebVTTReader.read(data, file: file, language: language)
            result.findings.insert(
                .warning(
                    "subtitle-kind", "the file is named .srt and is WebVTT; it was read as WebVTT",
                    hint: "name it .vtt", at: place), at: 0)
            return result
        case "vtt":
            return WebVTTReader.read(data, file: file, language: language)
        case let other:
            return refused(
                .error(
                    "subtitle-kind", "'.\(other)' subtitles are not read by this version",
                    hint: "convert the file to .srt or .vtt", at: place))
        }
    }

    /// The ending of a file's name, in lower case.
    static func format(of file: String) -> String {
        (file as NSString).pathExtension.lowercased()
    }
}
