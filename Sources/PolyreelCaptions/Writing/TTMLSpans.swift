internal import PolyreelCore
internal import PolyreelXML

/// A cue's text as the content of a TTML paragraph.
struct TTMLSpans {
    let xml: XMLWriter
    /// Who speaks, by name.
    let agents: [String: String]

    func write(_ text: CueText) {
        var index = 0
        let runs = text.runs
        while index < runs.count {
            guard runs[index].ruby != nil else {
                span(runs[index])
                index += 1
                continue
            }
            // TTML2, 10.2.35: a container holds one base and one text, which are joined runs here.
            xml.inline("span", [("tts:ruby", "container")]) {
                let part = runs[index].ruby
                group(runs, &index, part)
                if part == .base, index < runs.count, runs[index].ruby == .annotation {
                    group(runs, &index, .annotation)
                }
            }
        }
    }

    /// The neighbouring runs of one part of a ruby.
    private func group(_ runs: [TextRun], _ index: inout Int, _ part: RubyPart?) {
        xml.inline("span", [("tts:ruby", part == .annotation ? "text" : "base")]) {
            while index < runs.count, runs[index].ruby == part {
                span(runs[index])
                index += 1
            }
        }
    }

    private func span(_ run: TextRun) {
        var attributes: [XMLWriter.Attribute] = []
        if run.style.contains(.italic) { attributes.append(("tts:fontStyle", "italic")) }
        if run.style.contains(.bold) { attributes.append(("tts:fontWeight", "bold")) }
        if run.style.contains(.underline) { attributes.append(("tts:textDecoration", "underline")) }
        if let colour = run.colour { attributes.append(("tts:color", colour.subtitleHex)) }
        if let language = run.language { attributes.append(("xml:lang", language)) }
        if let agent = run.voice.flatMap({ agents[$0] }) { attributes.append(("ttm:agent", agent)) }
        if attributes.isEmpty {
            lines(run.text)
        } else {
            xml.inline("span", attributes) { lines(run.text) }
        }
    }

    private func lines(_ text: String) {
        for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
            if index > 0 { xml.empty("br") }
            xml.text(Self.kept(String(line)))
        }
    }

    /// Spaces in a row would be one: all but the last stay as no-break spaces.
    private static func kept(_ text: String) -> String {
        guard text.contains("  ") || text.contains("\t") else { return text }
        return text.replacing("\t", with: " ").replacing("  ", with: "\u{A0} ")
    }
}
