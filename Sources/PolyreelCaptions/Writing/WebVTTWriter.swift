internal import PolyreelCore

/// Writes WebVTT: UTF-8 without a mark, LF, an empty line after each block.
enum WebVTTWriter {
    static func write(
        _ cues: [Cue], rightToLeft: Bool = false, styles: [String] = [], regions: [CueRegion] = [],
        notes: [CueNote] = []
    ) -> String {
        var output = "WEBVTT\n\n"
        for region in regions {
            output += "REGION\n" + (["id:\(region.id)"] + region.settings).joined(separator: "\n") + "\n\n"
        }
        for style in styles { output += "STYLE\n\(style)\n\n" }
        let rules = rules(for: cues, styles: styles)
        if !rules.isEmpty { output += "STYLE\n\(rules.joined(separator: "\n"))\n\n" }
        var notes = notes[...]
        for cue in cues {
            while let note = notes.first, let start = note.start, start <= cue.start {
                output += note.text + "\n\n"
                notes.removeFirst()
            }
            if let id = cue.id, isWritable(id) { output += id + "\n" }
            output += "\(cue.start.clock(separator: ".")) --> \(cue.end.clock(separator: "."))"
            if !cue.settings.isEmpty { output += " \(cue.settings)" }
            output += "\n"
            for line in lines(cue.text, rightToLeft: rightToLeft) { output += line + "\n" }
            output += "\n"
        }
        for note in notes { output += note.text + "\n\n" }
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
        !id.isEmpty && !id.containsScalars("-->") && !id.contains(where: \.isNewline)
    }

    /// Lines of cue text with tags; empty ones, which would end the cue, left out.
    private static func lines(_ text: CueText, rightToLeft: Bool) -> [String] {
        var spokenFrom: Milliseconds?
        let output = tagged(text.runs[...], levels[...], &spokenFrom)
        let lines = output.split(separator: "\n").map { $0.trimmingWhiteSpace() }.filter { !$0.isEmpty }
        return rightToLeft ? lines.map { DirectionMarks.closed(tagged: $0) } : lines
    }

    /// What stands around text: an element's start tag and end tag.
    private struct Element: Equatable {
        let start: String
        let end: String

        init(_ name: String, annotation: String = "") {
            start = "<\(name)\(annotation.isEmpty ? "" : " " + annotation)>"
            // By scalars: a class may begin with a mark, which makes one character with the point before it.
            let type = name.unicodeScalars.prefix { $0 != "." }
            end = "</\(String(String.UnicodeScalarView(type)))>"
        }
    }

    /// Elements from the outermost to the innermost; each is written once around all that it holds.
    private static let levels: [@Sendable (TextRun) -> Element?] = [
        { run in run.voice.map { Element("v", annotation: escaped($0)) } },
        { run in run.language.map { Element("lang", annotation: escaped($0)) } },
        { run in run.ruby == nil ? nil : Element("ruby") },
        { run in run.ruby == .annotation ? Element("rt") : nil },
        { run in
            let classes = classes(of: run)
            return classes.isEmpty ? nil : Element("c.\(classes.joined(separator: "."))")
        },
        { run in run.style.contains(.bold) ? Element("b") : nil },
        { run in run.style.contains(.italic) ? Element("i") : nil },
        { run in run.style.contains(.underline) ? Element("u") : nil },
    ]

    /// Runs with the elements of `levels` around them. `spokenFrom` is the time that was written last.
    private static func tagged(
        _ runs: ArraySlice<TextRun>, _ levels: ArraySlice<@Sendable (TextRun) -> Element?>,
        _ spokenFrom: inout Milliseconds?
    ) -> String {
        var output = ""
        var rest = runs
        while let first = rest.first {
            // A time stands before the elements that begin with it.
            if let time = first.spokenFrom, time != spokenFrom {
                output += "<\(time.clock(separator: "."))>"
                spokenFrom = time
            }
            guard let level = levels.first else {
                output += escaped(first.text)
                rest = rest.dropFirst()
                continue
            }
            let element = level(first)
            let group = rest.prefix { level($0) == element }
            let inner = tagged(group, levels.dropFirst(), &spokenFrom)
            output += element.map { $0.start + inner + $0.end } ?? inner
            rest = rest.dropFirst(group.count)
        }
        return output
    }

    private static func classes(of run: TextRun) -> [String] {
        var classes = run.classes
        if let colour = run.colour {
            let name = WebVTTColours.name(of: colour).name
            // A class of the file's own styles that says it may be among them; saying it twice changes nothing.
            if !classes.contains(name) { classes.append(name) }
        }
        return classes
    }

    private static func escaped(_ text: String) -> String {
        text.escaped { scalar in
            switch scalar {
            case "&": "&amp;"
            case "<": "&lt;"
            case ">": "&gt;"
            default: nil
            }
        }
    }
}
