internal import PolyreelCore

/// Writes SubStation Alpha V4+ (.ass): one style, and override tags for what differs from it.
enum ASSWriter {
    /// White with a black edge, at the bottom. The script's pixels are those of a full HD picture, which players scale.
    private static let head = """
        [Script Info]
        ScriptType: v4.00+
        PlayResX: 1920
        PlayResY: 1080
        WrapStyle: 0
        ScaledBorderAndShadow: yes

        [V4+ Styles]
        Format: Name, Fontname, Fontsize, PrimaryColour, SecondaryColour, OutlineColour, BackColour, Bold, Italic, \
        Underline, StrikeOut, ScaleX, ScaleY, Spacing, Angle, BorderStyle, Outline, Shadow, Alignment, MarginL, \
        MarginR, MarginV, Encoding
        Style: Default,Noto Sans,60,&H00FFFFFF,&H000000FF,&H00000000,&H80000000,0,0,0,0,100,100,0,0,1,3,1,2,96,96,54,1

        [Events]
        Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text

        """

    static func write(_ cues: [Cue]) -> String {
        var output = head
        for cue in ASSOrder.turned(cues) {
            let start = ASSTimes.hundredths(cue.start)
            let end = max(start + 1, ASSTimes.hundredths(cue.end))
            let name = voice(of: cue.text) ?? ""
            output += "Dialogue: 0,\(ASSTimes.clock(start)),\(ASSTimes.clock(end)),Default,\(name),0,0,0,,"
            if cue.settings.keypad != 2 { output += "{\\an\(cue.settings.keypad)}" }
            output += text(cue.text, from: start, to: end) + "\n"
        }
        return output
    }

    /// Who speaks the whole cue, if the format can say the name.
    static func voice(of text: CueText) -> String? {
        guard let voice = text.runs.first?.voice, text.runs.allSatisfy({ $0.voice == voice }),
            !voice.unicodeScalars.contains(","), !voice.contains(where: \.isNewline)
        else { return nil }
        return voice
    }

    private static func text(_ text: CueText, from start: Int64, to end: Int64) -> String {
        let times = syllables(text.runs, from: start)
        var output = ""
        var (style, colour) = (TextStyle(), Colour?.none)
        for (index, run) in text.withoutRuby.enumerated() {
            var tags = ""
            if text.isTimed, index == 0 || times[index] != times[index - 1] {
                let next = times[index...].first { $0 != times[index] } ?? end
                tags += "\\k\(max(0, next - times[index]))"
            }
            for (part, letter) in [(TextStyle.bold, "b"), (.italic, "i"), (.underline, "u")]
            where style.contains(part) != run.style.contains(part) {
                tags += "\\\(letter)\(run.style.contains(part) ? 1 : 0)"
            }
            if run.colour != colour { tags += "\\c" + (run.colour.map(colourCode) ?? "") }
            (style, colour) = (run.style, run.colour)
            if !tags.isEmpty { output += "{\(tags)}" }
            output += escaped(run.text)
        }
        return output
    }

    /// When each run is sung, in hundredths of a second, none before the one before it.
    private static func syllables(_ runs: [TextRun], from start: Int64) -> [Int64] {
        var latest = start
        return runs.map { run in
            if let time = run.spokenFrom { latest = max(latest, ASSTimes.hundredths(time)) }
            return latest
        }
    }

    private static func colourCode(_ colour: Colour) -> String {
        "&H" + [colour.blue, colour.green, colour.red].map(Colour.hex).joined().uppercased() + "&"
    }

    /// Braces as libass reads them; a backslash before a letter or brace that would mean something is a full-width one.
    private static func escaped(_ text: String) -> String {
        let scalars = Array(text.unicodeScalars)
        var output = ""
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "\n": output += "\\N"
            case "\r": break
            case "{", "}": output += "\\\(scalar)"
            case "\\": output += isEscape(scalars, index) ? "＼" : "\\"
            case "\u{A0}": output += "\\h"
            default: output.unicodeScalars.append(scalar)
            }
        }
        return output
    }

    /// Whether a backslash would be read with what is written behind it.
    private static func isEscape(_ scalars: [Unicode.Scalar], _ index: Int) -> Bool {
        let next = index + 1
        return next == scalars.count || "Nnh{}\\\n\u{A0}".unicodeScalars.contains(scalars[next])
    }

    /// Whether a text has a backslash that the format cannot say as it is.
    static func mustChange(_ text: CueText) -> Bool {
        text.runs.contains { run in
            let scalars = Array(run.text.unicodeScalars)
            return scalars.indices.contains { scalars[$0] == "\\" && isEscape(scalars, $0) }
        }
    }
}
