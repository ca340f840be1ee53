import PolyreelCore

@testable import PolyreelCaptions

/// A cue on one line, for tables: `1000-2000 {align:start} #id text`, with `[bi v=Bob]` before a run
/// that is set apart, and `[]` where plain text goes on.
func notation(_ cue: Cue) -> String {
    var parts = ["\(cue.start.value)-\(cue.end.value)"]
    if !cue.settings.isEmpty { parts.append("{\(cue.settings)}") }
    if let id = cue.id { parts.append("#\(id)") }
    let runs = cue.text.runs.enumerated().map { notation($1, isFirst: $0 == 0) }
    return (parts + [runs.joined()]).joined(separator: " ")
}

private func notation(_ run: TextRun, isFirst: Bool) -> String {
    var marks: [String] = []
    let letters = [(TextStyle.bold, "b"), (.italic, "i"), (.underline, "u")]
        .filter { run.style.contains($0.0) }.map(\.1).joined()
    if !letters.isEmpty { marks.append(letters) }
    if let time = run.spokenFrom { marks.append("@\(time.value)") }
    if let colour = run.colour { marks.append(colour.subtitleHex) }
    if let ruby = run.ruby { marks.append("ruby-\(ruby.rawValue)") }
    if let voice = run.voice { marks.append("v=\(voice)") }
    if let language = run.language { marks.append("lang=\(language)") }
    if !run.classes.isEmpty { marks.append("c=\(run.classes.joined(separator: "."))") }
    let text = run.text.replacing("\n", with: "|")
    return marks.isEmpty && isFirst ? text : "[\(marks.joined(separator: " "))]\(text)"
}

extension SubtitleFile {
    var codes: Set<String> { Set(findings.map(\.code)) }
    var notations: [String] { cues.map(notation) }
}
