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

    /// An identifier is one line without an arrow.
    private static func isWritable(_ id: String) -> Bool {
        !id.isEmpty && !id.contains("-->") && !id.contains(where: \.isNewline)
    }

    /// Lines of cue text with tags; empty ones, which would end the cue, left out.
    private static func lines(_ text: CueText, rightToLeft: Bool) -> [String] {
        var output = ""
        var inRuby = false
        for run in text.runs {
            if inRuby, run.ruby == nil { output += "</ruby>" }
            if !inRuby, run.ruby != nil { output += "<ruby>" }
            inRuby = run.ruby != nil
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
        if !run.classes.isEmpty { tags.append(("c.\(run.classes.joined(separator: "."))", "c")) }
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
