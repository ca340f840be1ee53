internal import PolyreelCore

/// What subtitle files say beyond text and times, and which format can say it.
enum FormatLoss: CaseIterable {
    case styles, regions, notes, identifier, vertical, place, voice, part, classes, ruby, words, transparency
    case markup, backslash, hundredths

    /// How many cues or blocks lose it.
    func count(in file: SubtitleFile, for format: SubtitleFormat) -> Int {
        func cues(_ condition: (Cue) -> Bool) -> Int { file.cues.count(where: condition) }
        func runs(_ condition: (TextRun) -> Bool) -> Int { cues { $0.text.runs.contains(where: condition) } }
        switch (self, format) {
        case (.styles, .vtt), (.regions, .vtt), (.notes, .vtt), (.identifier, .vtt), (.vertical, .vtt), (.place, .vtt),
            (.voice, .vtt), (.part, .vtt), (.classes, .vtt), (.ruby, .vtt), (.words, .vtt), (.words, .ass),
            (.transparency, .vtt), (.transparency, .ttml), (.transparency, .srt), (.vertical, .ttml), (.voice, .ttml),
            (.part, .ttml), (.ruby, .ttml):
            return 0
        case (.styles, _): return file.styles.count
        case (.regions, _): return file.regions.count
        case (.notes, _): return file.notes.count
        case (.identifier, .srt), (.identifier, .ass): return cues { $0.id.map { !Self.isNumber($0) } ?? false }
        case (.identifier, .ttml):
            return cues { $0.id.map { !Self.isNumber($0) && !TTMLWriter.isName($0) } ?? false }
        case (.vertical, _): return cues { $0.settings.vertical != nil }
        case (.place, .ttml): return cues { !TTMLBand.says($0.settings) }
        case (.place, _): return cues { $0.settings.vertical == nil && !$0.settings.isKeypad }
        case (.voice, .ass):
            return cues { cue in
                cue.text.runs.contains { $0.voice != nil } && ASSWriter.voice(of: cue.text) == nil
            }
        case (.voice, .srt): return runs { $0.voice != nil }
        case (.part, _): return runs { $0.language != nil }
        case (.classes, _): return runs { $0.classes.contains { !Self.isColour($0) } }
        case (.ruby, _): return runs { $0.ruby != nil }
        case (.words, _): return cues(\.text.isTimed)
        case (.transparency, .ass): return runs { $0.colour.map { $0.alpha != 255 } ?? false }
        case (.markup, .srt): return cues { SRTWriter.mustChange($0.text) }
        case (.backslash, .ass): return cues { ASSWriter.mustChange($0.text) }
        case (.hundredths, .ass): return cues { $0.start.value % 10 != 0 || $0.end.value % 10 != 0 }
        case (.markup, _), (.backslash, _), (.hundredths, _): return 0
        }
    }

    /// After a number.
    var what: String {
        switch self {
        case .styles: "STYLE blocks are lost"
        case .regions: "REGION blocks are lost"
        case .notes: "NOTE blocks are lost"
        case .identifier: "cues lose their identifier"
        case .vertical: "cues of vertical text become horizontal"
        case .place: "cues keep only the nearest of nine places of their position"
        case .voice: "cues lose who speaks"
        case .part: "cues lose the language of a part"
        case .classes: "cues lose their classes"
        case .ruby: "cues have ruby readings, now in parentheses"
        case .words: "cues lose the times of their words"
        case .transparency: "cues have colours that are now opaque"
        case .markup: "cues have text that would be taken for markup or times; it was changed"
        case .backslash: "cues have a backslash, now a full-width one"
        case .hundredths: "cues have times that are rounded to hundredths of a second"
        }
    }

    /// One warning for each kind of loss.
    static func findings(_ file: SubtitleFile, to format: SubtitleFormat, name: String) -> [Finding] {
        allCases.compactMap { loss in
            let count = loss.count(in: file, for: format)
            guard count > 0 else { return nil }
            return Finding(
                // Nobody who watches sees a comment.
                loss == .notes ? .note : .warning, "subtitle-loss",
                "\(count) \(loss.what): \(format.name) cannot say it",
                hint: format == .vtt ? nil : "deliver WebVTT where it matters", at: SourceLocation(file: name))
        }
    }

    /// Numbers are of the order that every format has.
    private static func isNumber(_ id: String) -> Bool { id.utf8.allSatisfy(\.isDigit) }

    private static func isColour(_ name: String) -> Bool {
        Colour.webVTTClasses[name] != nil || name.hasPrefix("colour-")
    }
}
