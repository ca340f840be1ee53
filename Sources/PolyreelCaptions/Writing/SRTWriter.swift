internal import PolyreelCore

/// Writes SubRip (.srt): UTF-8 without a mark, LF, numbers from 1, an empty line after each cue.
///
/// YouTube and LinkedIn take SRT as plain text only, so markup is left out unless asked for.
enum SRTWriter {
    static func write(_ cues: [Cue], rightToLeft: Bool = false, markup: Bool = false) -> String {
        var output = ""
        for (index, cue) in cues.enumerated() {
            output += "\(index + 1)\n\(cue.start.clock(separator: ",")) --> \(cue.end.clock(separator: ","))\n"
            // Most players know SubStation's keypad, and no other way to say a place.
            if markup, cue.settings.keypad != 2 { output += "{\\an\(cue.settings.keypad)}" }
            for line in lines(cue.text, rightToLeft: rightToLeft, markup: markup) { output += line + "\n" }
            output += "\n"
        }
        return output
    }

    /// The lines of a cue as they stand in the file.
    static func lines(_ text: CueText, rightToLeft: Bool, markup: Bool) -> [String] {
        // A tag may begin on one line and end on another.
        let plain = { literal(text.lines.joined(separator: "\n")).split(separator: "\n").map(String.init) }
        let lines = withoutTimes(markup ? marked(text) : plain())
        return rightToLeft ? lines.map { DirectionMarks.closed($0) } : lines
    }

    /// Whether SRT cannot say a text as it is: it has no way to escape what looks like an arrow, times or a tag.
    static func mustChange(_ text: CueText) -> Bool {
        text.runs.contains { literal($0.text) != $0.text } || withoutTimes(text.lines) != text.lines
    }

    /// Text that no reader takes for an arrow or markup: `-->` becomes an arrow, and a sign that would begin a tag, a
    /// reference or an escape its full-width form. No sign is added that is not seen.
    private static func literal(_ text: String) -> String {
        let text = text.replacingScalars("-->", with: "→")
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var index = 0
        while index < bytes.count {
            defer { index += 1 }
            switch bytes[index] {
            case 0x3C where SRTTag.at(bytes, index) != nil: output += "＜".utf8
            case 0x7B where SRTTag.at(bytes, index) != nil: output += "｛".utf8
            case 0xEF where SRTTag.wide(bytes, index) != nil:
                output += "｛＼".utf8
                index += 3
            case 0x26 where SRTMarkup.reference(bytes, index) != nil: output += "＆".utf8
            // A reader has seen what was written up to here, not what it stands for.
            case 0x5C where SRTMarkup.escape(bytes, index, after: output[...]) != nil: output += "＼".utf8
            default: output.append(bytes[index])
            }
        }
        return output == bytes ? text : String(decoding: output, as: UTF8.self)
    }

    /// With a dot before what would be read as times however it is written.
    private static func withoutTimes(_ lines: [String]) -> [String] {
        lines.enumerated().map { index, line in
            let isBelowNumber =
                index > 0 && lines[index - 1].unicodeScalars.allSatisfy { $0.properties.numericType != nil }
            let source = SourceLine(bytes: Array(line.utf8)[...], number: 1)
            let isTimes =
                SRTTimes.damaged(source, standsApart: isBelowNumber, followsNumber: isBelowNumber) != nil
            return isTimes ? "· " + line : line
        }
    }

    /// Lines with `<i>`, `<b>`, `<u>` and `<font color>`, each closed on its own line.
    private static func marked(_ text: CueText) -> [String] {
        var lines = [""]
        for run in text.withoutRuby {
            let parts = literal(run.text).split(separator: "\n", omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                if index > 0 { lines.append("") }
                guard !part.isEmpty else { continue }
                var tags = [(TextStyle.bold, "b"), (.italic, "i"), (.underline, "u")]
                    .filter { run.style.contains($0.0) }.map { ($0.1, "") }
                if let colour = run.colour { tags.insert(("font", " color=\"\(colour.subtitleHex)\""), at: 0) }
                lines[lines.count - 1] +=
                    tags.map { "<\($0.0)\($0.1)>" }.joined() + part
                    + tags.reversed().map { "</\($0.0)>" }.joined()
            }
        }
        return lines.map { $0.trimmingWhiteSpace() }.filter { !$0.isEmpty }
    }
}
