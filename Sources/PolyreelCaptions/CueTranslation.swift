public import Foundation
internal import PolyreelCatalogues
internal import PolyreelCore
internal import PolyreelLanguage

/// Subtitles of another language that have only texts: a catalogue of them by cue, and the times of the asset's own file.
///
/// Any catalogue that messages may be in: YAML, JSON, XLIFF, PO, string catalogues. A cue's key is its identifier
/// (WebVTT), number (SRT) or `xml:id` (TTML), and where it has none its place in the file, from 1. Texts are shown as
/// they are, without arguments, and may have `<i>`, `<b>`, `<u>` and line feeds.
public enum CueTranslation {
    /// Whether a file is one, by its name's ending.
    public static func isOne(_ path: String) -> Bool { CatalogueFormat(file: path) != nil }

    /// The cues of `source` with the catalogue's texts; what is wrong with it is among the result's findings.
    /// - Parameters:
    ///   - name: of the catalogue's file; its ending says its format, and findings carry it.
    ///   - language: BCP-47 of the texts.
    ///   - source: the cues whose times and places are taken.
    public static func file(_ data: Data, name: String, language: String, source: SubtitleFile) -> SubtitleFile {
        let texts: [String: (text: String, line: Int)]
        do throws(Findings) {
            texts = try self.texts(data, name: name, language: language)
        } catch {
            return SubtitleFile(cues: [], language: language, findings: error.all)
        }
        var tally = FindingTally(file: name)
        var cues: [Cue] = []
        var unused = Set(texts.keys)
        for (index, cue) in source.cues.enumerated() {
            let key = cue.id ?? String(index + 1)
            unused.remove(key)
            guard let found = texts[key] else {
                tally.add(
                    .warning, "subtitle-untranslated",
                    "cue '\(key)' at \(cue.start.clock(separator: ".")), “\(cue.text.plain.prefix(60))”, has no text",
                    hint: "translate '\(key)'; without it nothing is shown then", at: (0, 0))
                continue
            }
            var cue = cue
            cue.text = SRTMarkup(Array(found.text.utf8)).text
            cue.line = found.line
            if cue.text.plain.contains("{"), cue.text.plain.contains("}") {
                tally.add(
                    .warning, "subtitle-argument", "'\(key.prefix(40))' shows braces: texts by cue take no arguments",
                    hint: "write what is to be seen", at: (found.line, 0))
            }
            cues.append(cue)
        }
        for key in unused.sorted() {
            tally.add(
                .warning, "subtitle-text-unused", "'\(key.prefix(40))' is no cue of the asset's file",
                hint: Spelling.hint(for: key, among: source.cues.compactMap(\.id), else: nil),
                at: (texts[key]?.line ?? 0, 0))
        }
        var file = CueOrder.file(cues, language: language, tally: &tally)
        (file.styles, file.regions) = (source.styles, source.regions)
        return file
    }

    /// The texts that are translated, by key, and the lines they stand in.
    private static func texts(
        _ data: Data, name: String, language: String
    ) throws(Findings) -> [String: (text: String, line: Int)] {
        let tag = LanguageTag(language)
        let reading = try CatalogueReader.read(data, file: name, language: tag)
        if let tag { try reading.refuse(besides: tag, file: name) }
        var texts: [String: (text: String, line: Int)] = [:]
        for unit in reading.units {
            if let problem = unit.problem { throw Findings(problem) }
            guard let text = unit.pattern, !text.trimmingWhiteSpace().isEmpty else { continue }
            guard !unit.isPlural else {
                throw Findings(
                    .error(
                        "subtitle-texts", "the text of '\(unit.key.prefix(40))' has plural forms; a cue has one text",
                        hint: "write the text that is said", at: unit.location))
            }
            guard text.utf8.count <= InputLimits.cueBytes else {
                throw Findings(
                    .error(
                        "subtitle-texts", "the text of '\(unit.key.prefix(40))' is too long",
                        hint: "\(InputLimits.cueBytes) bytes are read", at: unit.location))
            }
            texts[unit.key] = (text, unit.location.line)
        }
        return texts
    }
}
