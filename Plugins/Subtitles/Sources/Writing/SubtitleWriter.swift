/// Writes cues in a format.
enum SubtitleWriter {
    /// - Parameters:
    ///   - markup: whether SRT has tags, as players know them; YouTube and LinkedIn take plain text only.
    static func write(
        _ file: SubtitleFile, as format: SubtitleFormat, language: String?, rightToLeft: Bool, markup: Bool = true
    ) -> String {
        switch format {
        case .srt: SRTWriter.write(file.cues, rightToLeft: rightToLeft, markup: markup)
        case .vtt:
            WebVTTWriter.write(
                file.cues, rightToLeft: rightToLeft, styles: file.styles, regions: file.regions, notes: file.notes)
        case .ttml: TTMLWriter.write(file.cues, language: language, rightToLeft: rightToLeft)
        case .ass: ASSWriter.write(file.cues)
        }
    }
}
