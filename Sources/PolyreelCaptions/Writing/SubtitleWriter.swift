public import PolyreelCore

/// Writes cues in a format.
public enum SubtitleWriter {
    /// The text of a file, UTF-8 with LF.
    /// - Parameters:
    ///   - language: BCP-47; TTML says it.
    ///   - rightToLeft: whether lines get marks of direction where the format cannot say it.
    ///   - markup: whether SRT has tags, as players know them; YouTube and LinkedIn take plain text only.
    /// - Throws: `xml-unwritten` when TTML could not be written.
    public static func write(
        _ file: SubtitleFile, as format: SubtitleFormat, language: String?, rightToLeft: Bool, markup: Bool = true
    ) throws(Finding) -> String {
        switch format {
        case .srt: SRTWriter.write(file.cues, rightToLeft: rightToLeft, markup: markup)
        case .vtt:
            WebVTTWriter.write(
                file.cues, rightToLeft: rightToLeft, styles: file.styles, regions: file.regions, notes: file.notes)
        case .ttml: try TTMLWriter.write(file.cues, language: language, rightToLeft: rightToLeft)
        case .ass: ASSWriter.write(file.cues)
        }
    }

    /// A text's lines as every format can say them: without markup, and without what SRT would take for markup or times.
    public static func plainLines(of text: CueText) -> [String] {
        SRTWriter.lines(text, rightToLeft: false, markup: false)
    }
}
