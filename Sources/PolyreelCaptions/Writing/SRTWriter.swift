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
        let lines = markup ? marked(text) : text.lines.map(literal)
        return rightToLeft ? lines.map { DirectionMarks.closed($0) } : lines
    }

    /// Whether SRT cannot say a text as it is: it has no way to escape what looks like an arrow or a tag.
    static func mustChange(_ text: CueText) -> Bool { text.runs.contains { literal($0.text) != $0.text } }

    /// Text that no reader takes for times or markup: `-->` becomes an arrow, and a sign that would begin a tag, a
    /// reference or an escape its full-width form. No sign is added that is not seen.
    private static func literal(_ text: String) -> String {
        let text = text.replacingScalars("-->", with: "→")
        let bytes = Array(text.utf8)
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        for (index, byte) in bytes.enumerated() {
            switch byte {
            case 0x3C where SRTTag.at(bytes, index) != nil: output += "＜".utf8
            case 0x7B where SRTTag.at(bytes, index) != nil: output += "｛".utf8
            case 0x26 where SRTMarkup.reference(bytes, index) != nil: output += "＆".utf8
            case 0x5C where SRTMarkup.escape(bytes, index, after: bytes[..<index]) != nil: output += "＼".utf8
            default: output.append(byte)
            }
        }
        let line = SourceLine(bytes: output[...], number: 1)
        // What would be read as times however it is written.
        let isTimes = SRTTimes.damaged(line, followsNumber: false) != nil
        return (isTimes ? "· " : "") + (output == bytes ? text : String(decoding: output, as: UTF8.self))
    }

    /// Lines with `<i>`, `<b>`, `<u>` and `<font color>`, each closed on its own line.
    private static func marked(_ text: CueText) -> [String] {
        var lines = [""]
        for run in text.withoutRuby {
            for (index, part) in run.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                if index > 0 { lines.append("") }
                guard !part.isEmpty else { continue }
                var tags = [(TextStyle.bold, "b"), (.italic, "i"), (.underline, "u")]
                    .filter { run.style.contains($0.0) }.map { ($0.1, "") }
                if let colour = run.colour { tags.insert(("font", " color=\"\(colour.subtitleHex)\""), at: 0) }
                lines[lines.count - 1] +=
                    tags.map { "<\($0.0)\($0.1)>" }.joined() + literal(String(part))
                    + tags.reversed().map { "</\($0.0)>" }.joined()
            }
        }
        return lines.map { $0.trimmingWhiteSpace() }.filter { !$0.isEmpty }
    }
}
