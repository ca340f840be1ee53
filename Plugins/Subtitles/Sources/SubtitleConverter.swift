public import Foundation
public import PolyreelCore
internal import PolyreelLanguage

/// Converts between subtitle formats: `.srt` and `.vtt`.
public enum SubtitleConverter {
    /// The file in the format that `outputName` ends in.
    ///
    /// SRT is written with `<i>`, `<b>` and `<u>`, as most players know them.
    /// - Parameters:
    ///   - inputName: chooses the format to read, and stands in findings.
    ///   - language: BCP-47; decides direction marks, and whether an old encoding is likely.
    /// - Returns: no output when nothing can be converted; findings name what is wrong with the input and what the
    ///   output's format cannot say.
    public static func convert(data: Data, inputName: String, outputName: String, language: String?)
        -> (output: Data?, findings: [Finding])
    {
        let target = SubtitleReader.format(of: outputName)
        guard target == "srt" || target == "vtt" else {
            return (
                nil,
                [
                    .error(
                        "subtitle-kind", "'.\(target)' subtitles are not written by this version",
                        hint: "give a name that ends in .srt or .vtt", at: SourceLocation(file: outputName))
                ]
            )
        }
        let file = SubtitleReader.read(data, file: inputName, language: language)
        guard !file.findings.hasErrors else { return (nil, file.findings) }
        let isRightToLeft = language.flatMap { LanguageTag($0) }?.isRightToLeft ?? false
        if target == "vtt" {
            let text = WebVTTWriter.write(
                file.cues, rightToLeft: isRightToLeft, styles: file.styles, regions: file.regions)
            return (Data(text.utf8), file.findings)
        }
        let text = SRTWriter.write(file.cues, rightToLeft: isRightToLeft, markup: true)
        return (Data(text.utf8), file.findings + losses(file, name: inputName))
    }

    /// What SRT cannot say, one warning for each kind.
    private static func losses(_ file: SubtitleFile, name: String) -> [Finding] {
        func cues(_ condition: (Cue) -> Bool) -> Int { file.cues.count(where: condition) }
        func runs(_ condition: (TextRun) -> Bool) -> Int { cues { $0.text.runs.contains(where: condition) } }
        let losses: [(count: Int, what: String)] = [
            (cues { !$0.settings.isEmpty }, "cues lose their position"),
            (cues { $0.id.map { !$0.utf8.allSatisfy(\.isDigit) } ?? false }, "cues lose their identifier"),
            (runs { $0.voice != nil }, "cues lose who speaks"),
            (runs { $0.language != nil }, "cues lose the language of a part"),
            (runs { !$0.classes.isEmpty }, "cues lose their classes"),
            (runs { $0.ruby != nil }, "cues have ruby readings, now in parentheses"),
            (
                cues { SRTWriter.mustChange($0.text) },
                "cues have text that SRT takes for markup or times; it was changed"
            ),
            (file.styles.count, "STYLE blocks are lost"),
            (file.regions.count, "REGION blocks are lost"),
        ]
        return losses.filter { $0.count > 0 }.map {
            .warning(
                "subtitle-loss", "\($0.count) \($0.what): SRT cannot say it", hint: "deliver WebVTT where it matters",
                at: SourceLocation(file: name))
        }
    }
}
