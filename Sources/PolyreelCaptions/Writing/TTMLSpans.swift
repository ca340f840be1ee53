internal import PolyreelCore
internal import PolyreelXML

/// A cue's text as the content of a TTML paragraph.
enum TTMLSpans {
    static func text(_ text: CueText, agents: [String: String]) -> String {
        var output = ""
        var index = 0
        let runs = text.runs
        while index < runs.count {
            guard runs[index].ruby != nil else {
                output += span(runs[index], agents)
                index += 1
                continue
            }
            // TTML2, 10.2.35: a container holds one base and one text, which are joined runs here.
            output += "<span tts:ruby=\"container\">"
            var part = runs[index].ruby
            output += group(runs, &index, part, agents)
            if part == .base, index < runs.count, runs[index].ruby == .annotation {
                part = .annotation
                output += group(runs, &index, part, agents)
            }
            output += "</span>"
        }
        return output
    }

    /// The neighbouring runs of one part of a ruby.
    private static func group(_ runs: [TextRun], _ index: inout Int, _ part: RubyPart?, _ agents: [String: String])
        -> String
    {
        var content = ""
        while index < runs.count, runs[index].ruby == part {
            content += span(runs[index], agents)
            index += 1
        }
        return "<span tts:ruby=\"\(part == .annotation ? "text" : "base")\">\(content)</span>"
    }

    private static func span(_ run: TextRun, _ agents: [String: String]) -> String {
        var attributes = ""
        if run.style.contains(.italic) { attributes += " tts:fontStyle=\"italic\"" }
        if run.style.contains(.bold) { attributes += " tts:fontWeight=\"bold\"" }
        if run.style.contains(.underline) { attributes += " tts:textDecoration=\"underline\"" }
        if let colour = run.colour { attributes += " tts:color=\"\(colour.subtitleHex)\"" }
        if let language = run.language { attributes += " xml:lang=\"\(XMLText.escaped(language))\"" }
        if let agent = run.voice.flatMap({ agents[$0] }) { attributes += " ttm:agent=\"\(agent)\"" }
        let text = run.text.split(separator: "\n", omittingEmptySubsequences: false)
            .map { kept(XMLText.escaped(String($0))) }.joined(separator: "<br/>")
        return attributes.isEmpty ? text : "<span\(attributes)>\(text)</span>"
    }

    /// Spaces in a row would be one: all but the last stay as no-break spaces.
    private static func kept(_ text: String) -> String {
        guard text.contains("  ") || text.contains("\t") else { return text }
        return text.replacing("\t", with: " ").replacing("  ", with: "\u{A0} ")
    }
}
