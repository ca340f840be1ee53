internal import PolyreelCore

/// Writes WebVTT: UTF-8 without a mark, LF, an empty line after each block.
enum WebVTTWriter {
    static func write(
        _ cues: [Cue], rightToLeft: Bool = false, styles: [String] = [], regions: [CueRegion] = []
    ) -> String {
        var output = "WEBVTT\n\n"
        for region in regions {
            output += "REGION\n" + (["id:\(region.id)"] + region.settings).joined(separator: "\n") + "\n\n"
        }
        for style in styles { output += "STYLE\n\(style)\n\n" }
        let rules = rules(for: cues, styles: styles)
        if !rules.isEmpty { output += "STYLE\n\(rules.joined(separator: "\n"))\n\n" }
        for cue in cues {
            if let id = cue.id, isWritable(id) { output += id + "\n" }
            output += "\(cue.start.clock(separator: ".")) --> \(cue.end.clock(separator: "."))"
            if !cue.settings.isEmpty { output += " \(cue.settings)" }
            output += "\n"
            for line in lines(cue.text, rightToLeft: rightToLeft) { output += line + "\n" }
            output += "\n"
        }
        return output
    }

    /// One for each colour that no class of the standard and no STYLE block says.
    private static func rules(for cues: [Cue], styles: [String]) -> [String] {
        let colours = Set(cues.flatMap { $0.text.runs.compactMap(\.colour) })
        let known = styles.joined()
        return colours.filter { WebVTTColours.name(of: $0).needsRule }.map { WebVTTColours.rule(for: $0) }
            .filter { !known.contains($0) }.sorted()
    }

    /// An identifier is one line without an arrow.
    private static func isWritable(_ id: String) -> Bool {
        !id.isEmpty && !id.contains("-->") && !id.contains(where: \.isNewline)
    }

    /// Lines of cue text with tags; empty ones, which would end the cue, left out.
    private static func lines(_ text: CueText, rightToLeft: Bool) -> [String] {
        var output = ""
        var inRuby = false
        var spokenFrom: Milliseconds?
        for run in text.runs {
            if inRuby, run.ruby == nil { output += "</ruby>" }
            if !inRuby, run.ruby != nil { output += "<ruby>" }
            inRuby = run.ruby != nil
            if let time = run.spokenFrom, time != spokenFrom {
                output += "<\(time.clock(separator: "."))>"
                spokenFrom = time
            }
            let (open, close) = tags(of: run)
            output += open + escaped(run.text) + close
        }
        if inRuby { output += "</ruby>" }
        let lines = output.split(separator: "\n").map { $0.trimmingWhiteSpace() }.filter { !$0.isEmpty }
        return rightToLeft ? lines.map { DirectionMarks.closed(tagged: $0) } : lines
    }

    private static func tags(of run: TextRun) -> (open: String, close: String) {
        var tags: [(start: String, end: String)] = []
        if run.ruby == .annotation { tags.append(("rt", "rt")) }
        if let voice = run.voice { tags.append(("v \(escaped(voice))", "v")) }
        if let language = run.language { tags.append(("lang \(escaped(language))", "lang")) }
        var classes = run.classes
        if let colour = run.colour {
            let name = WebVTTColours.name(of: colour).name
            // A class of the file's own styles that says it may be among them; saying it twice changes nothing.
            if !classes.contains(name) { classes.append(name) }
        }
        if !classes.isEmpty { tags.append(("c.\(classes.joined(separator: "."))", "c")) }
        if run.style.contains(.bold) { tags.append(("b", "b")) }
        if run.style.contains(.italic) { tags.append(("i", "i")) }
        if run.style.contains(.underline) { tags.append(("u", "u")) }
        return (
            tags.map { "<\($0.start)>" }.joined(), tags.reversed().map { "</\($0.end)>" }.joined()
        )
    }

    private static func escaped(_ text: String) -> String {
        text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }
}
