internal import PolyreelCore
internal import PolyreelXML

/// Writes TTML of the profile IMSC 1.1 Text: https://www.w3.org/TR/ttml-imsc1.1/.
///
/// UTF-8 without a document type (6.1); `ttp:contentProfiles` (6.12.2); media times with thousandths of a second; five
/// regions at most, which never overlap and are inside the picture (8.2), each with origin and extent (8.4.3).
enum TTMLWriter {
    static func write(_ cues: [Cue], language: String?, rightToLeft: Bool = false) -> String {
        let bands = TTMLBand.allCases.filter { band in cues.contains { TTMLBand($0.settings) == band } }
        let voices = Set(cues.flatMap { $0.text.runs.compactMap(\.voice) }).sorted()
        let agents = Dictionary(uniqueKeysWithValues: voices.enumerated().map { ($1, "agent\($0 + 1)") })
        var output = """
            <?xml version="1.0" encoding="UTF-8"?>
            <tt xmlns="http://www.w3.org/ns/ttml" xmlns:ttp="http://www.w3.org/ns/ttml#parameter" \
            xmlns:tts="http://www.w3.org/ns/ttml#styling" xmlns:ttm="http://www.w3.org/ns/ttml#metadata" \
            ttp:contentProfiles="http://www.w3.org/ns/ttml/profile/imsc1.1/text" ttp:timeBase="media" \
            xml:lang="\(XMLText.escaped(language ?? ""))">
              <head>

            """
        if !agents.isEmpty {
            output += "    <metadata>\n"
            for voice in voices {
                output +=
                    "      <ttm:agent xml:id=\"\(agents[voice] ?? "")\" type=\"character\">"
                    + "<ttm:name type=\"alias\">\(XMLText.escaped(voice))</ttm:name></ttm:agent>\n"
            }
            output += "    </metadata>\n"
        }
        let direction = rightToLeft ? " tts:direction=\"rtl\" tts:unicodeBidi=\"embed\"" : ""
        output += """
                <styling>
                  <style xml:id="text" tts:color="#ffffff" tts:fontFamily="proportionalSansSerif" \
            tts:fontSize="80%" tts:lineHeight="125%" tts:textAlign="center"\(direction)/>
                </styling>
                <layout>

            """
        for band in bands { output += "      \(band.region(rightToLeft: rightToLeft))\n" }
        output += "    </layout>\n  </head>\n  <body style=\"text\">\n    <div>\n"
        var ids = Set(TTMLBand.allCases.map(\.rawValue) + ["text"] + agents.values)
        for cue in cues {
            output += "      <p"
            if let id = cue.id, isName(id), ids.insert(id).inserted { output += " xml:id=\"\(id)\"" }
            output += " begin=\"\(cue.start.clock(separator: "."))\" end=\"\(cue.end.clock(separator: "."))\""
            output += " region=\"\(TTMLBand(cue.settings).rawValue)\""
            if let alignment = cue.settings.alignment, alignment != .center {
                output += " tts:textAlign=\"\(alignment.rawValue)\""
            }
            if rightToLeft { output += direction }
            // Who speaks all of it is said once, of the paragraph.
            let speaker = cue.text.runs.first?.voice
            let isOne = cue.text.runs.allSatisfy { $0.voice == speaker }
            if isOne, let agent = speaker.flatMap({ agents[$0] }) { output += " ttm:agent=\"\(agent)\"" }
            output += ">\(TTMLSpans.text(cue.text, agents: isOne ? [:] : agents))</p>\n"
        }
        return output + "    </div>\n  </body>\n</tt>\n"
    }

    /// Whether a text can be an `xml:id`: of the names that XML allows, those of ASCII.
    static func isName(_ text: String) -> Bool {
        guard let first = text.utf8.first, text.utf8.count <= 100 else { return false }
        func isLetter(_ byte: UInt8) -> Bool {
            (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
        }
        return isLetter(first) && text.utf8.allSatisfy { isLetter($0) || $0.isDigit || $0 == 0x2D || $0 == 0x2E }
    }
}
