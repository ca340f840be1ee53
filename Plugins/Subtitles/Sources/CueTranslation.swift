internal import Foundation
internal import PolyreelCore

/// Subtitles of another language that have only texts: a YAML mapping by cue, and the times of the asset's own file.
///
/// A cue's key is its identifier (WebVTT), number (SRT) or `xml:id` (TTML), and where it has none its place in the file,
/// from 1. Texts may have `<i>`, `<b>`, `<u>` and line feeds.
enum CueTranslation {
    /// Whether a file of the manifest's is one.
    static func isOne(_ path: String) -> Bool { ["yaml", "yml"].contains(SubtitleFormat.ending(of: path)) }

    /// - Parameters:
    ///   - name: of the mapping's file, for findings.
    ///   - source: the cues whose times and places are taken.
    static func file(_ data: Data, name: String, language: String, source: SubtitleFile) -> SubtitleFile {
        var tally = FindingTally(file: name)
        var texts: [String: (text: String, line: Int)] = [:]
        do throws(Findings) {
            let root = try YAMLNode.parse(data, file: name)
            guard let entries = root.mapping else {
                throw Findings(
                    .error(
                        "subtitle-texts", "the file is no mapping of cues to texts",
                        hint: "write it like  1: \"Hallo\"",
                        at: root.location))
            }
            for entry in entries {
                guard let text = entry.value.scalar, text.utf8.count <= InputLimits.cueBytes else {
                    throw Findings(
                        .error(
                            "subtitle-texts", "'\(entry.key.prefix(40))' has no text, or one that is too long",
                            hint: "write it like  1: \"Hallo\"", at: entry.value.location))
                }
                texts[entry.key] = (text, entry.value.location.line)
            }
        } catch {
            return SubtitleFile(cues: [], language: language, findings: error.all)
        }
        var cues: [Cue] = []
        var unused = Set(texts.keys)
        for (index, cue) in source.cues.enumerated() {
            let key = cue.id ?? String(index + 1)
            unused.remove(key)
            guard let found = texts[key] else {
                tally.add(
                    .warning, "subtitle-untranslated",
                    "cue '\(key)' at \(cue.start.clock(separator: ".")), “\(cue.text.plain.prefix(60))”, has no text",
                    hint: "add  \(key): \"…\"; without it nothing is shown then", at: (0, 0))
                continue
            }
            var cue = cue
            cue.text = SRTMarkup(Array(found.text.utf8)).text
            cue.line = found.line
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
}
