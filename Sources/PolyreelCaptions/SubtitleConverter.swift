public import Foundation
public import PolyreelCore
internal import PolyreelLanguage

/// Converts between subtitle formats: `.srt`, `.vtt`, `.ttml` and `.ass`.
public enum SubtitleConverter {
    /// The file in the format that `outputName` ends in.
    ///
    /// SRT is written with `<i>`, `<b>`, `<u>`, `<font color>` and `{\an8}`, as most players know them.
    /// - Parameters:
    ///   - inputName: chooses the format to read, and stands in findings.
    ///   - language: BCP-47; decides direction marks, and whether an old encoding is likely.
    /// - Returns: no output when nothing can be converted; findings name what is wrong with the input and what the
    ///   output's format cannot say.
    public static func convert(data: Data, inputName: String, outputName: String, language: String?)
        -> (output: Data?, findings: [Finding])
    {
        guard let target = SubtitleFormat(fileName: outputName), SubtitleFormat.ending(of: outputName) != "ssa" else {
            return (
                nil,
                [
                    .error(
                        "subtitle-kind",
                        "'.\(SubtitleFormat.ending(of: outputName))' subtitles are not written by this version",
                        hint: "give a name that ends in .srt, .vtt, .ttml or .ass",
                        at: SourceLocation(file: outputName))
                ]
            )
        }
        let file = SubtitleReader.read(data, file: inputName, language: language)
        guard !file.findings.hasErrors else { return (nil, file.findings) }
        let text: String
        do throws(Finding) {
            text = try SubtitleWriter.write(
                file, as: target, language: file.language, rightToLeft: isRightToLeft(file.language))
        } catch {
            return (nil, file.findings + [error])
        }
        return (Data(text.utf8), file.findings + FormatLoss.findings(file, to: target, name: inputName))
    }

    static func isRightToLeft(_ language: String?) -> Bool {
        language.flatMap { LanguageTag($0) }?.isRightToLeft ?? false
    }
}
