internal import PolyreelCatalogues

/// Which files hold subtitles, by the endings of their names: the only list of them.
public enum SubtitleFiles {
    /// In lower case and with their point: files with times of their own, then catalogues of texts by cue.
    public static let endings: [String] =
        (SubtitleFormat.allCases.flatMap(\.endings)
        // Both versions of XLIFF have the same.
        + CatalogueFormat.allCases.filter { $0 != .xliff2 }.flatMap(\.endings)).map { ".\($0)" }

    /// Whether a file's name or path ends in one of them, whatever its capitals.
    public static func isOne(_ file: String) -> Bool {
        SubtitleFormat(fileName: file) != nil || CueTranslation.isOne(file)
    }
}
