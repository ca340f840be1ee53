internal import PolyreelCore
internal import PolyreelXML

/// Writes TTML of the profile IMSC 1.1 Text: https://www.w3.org/TR/ttml-imsc1.1/.
///
/// UTF-8 without a document type (6.1); `ttp:contentProfiles` (6.12.2); media times with thousandths of a second; five
/// regions at most, which never overlap and are inside the picture (8.2), each with origin and extent (8.4.3).
enum TTMLWriter {
    /// - Throws: `xml-unwritten` when libxml2 could not write it.
    static func write(_ cues: [Cue], language: String?, rightToLeft: Bool = false) throws(Finding) -> String {
        let voices = Set(cues.flatMap { $0.text.runs.compactMap(\.voice) }).sorted()
        let agents = Dictionary(uniqueKeysWithValues: voices.enumerated().map { ($1, "agent\($0 + 1)") })
        let xml = XMLWriter()
        xml.block("tt", namespaces + [("ttp:timeBase", "media"), ("xml:lang", language ?? "")]) {
            xml.block("head") {
                if !agents.isEmpty {
                    xml.block("metadata") {
                        for voice in voices { agent(voice, agents[voice] ?? "", to: xml) }
                    }
                }
                xml.block("styling") { xml.empty("style", style + (rightToLeft ? direction : [])) }
                xml.block("layout") {
                    for band in TTMLBand.allCases where cues.contains(where: { TTMLBand($0.settings) == band }) {
                        band.write(to: xml, rightToLeft: rightToLeft)
                    }
                }
            }
            xml.block("body", [("style", "text")]) {
                xml.block("div") {
                    var ids = Set(TTMLBand.allCases.map(\.rawValue) + ["text"] + agents.values)
                    for cue in cues {
                        let id = cue.id.flatMap { isName($0) && ids.insert($0).inserted ? $0 : nil }
                        paragraph(cue, id: id, rightToLeft: rightToLeft, agents, to: xml)
                    }
                }
            }
        }
        return try xml.finish()
    }

    private static let namespaces: [XMLWriter.Attribute] = [
        ("xmlns", "http://www.w3.org/ns/ttml"), ("xmlns:ttp", "http://www.w3.org/ns/ttml#parameter"),
        ("xmlns:tts", "http://www.w3.org/ns/ttml#styling"), ("xmlns:ttm", "http://www.w3.org/ns/ttml#metadata"),
        ("ttp:contentProfiles", "http://www.w3.org/ns/ttml/profile/imsc1.1/text"),
    ]

    private static let style: [XMLWriter.Attribute] = [
        ("xml:id", "text"), ("tts:color", "#ffffff"), ("tts:fontFamily", "proportionalSansSerif"),
        ("tts:fontSize", "80%"), ("tts:lineHeight", "125%"), ("tts:textAlign", "center"),
    ]

    /// Of right-to-left text.
    private static let direction: [XMLWriter.Attribute] = [("tts:direction", "rtl"), ("tts:unicodeBidi", "embed")]

    private static func agent(_ voice: String, _ id: String, to xml: XMLWriter) {
        xml.inline("ttm:agent", [("xml:id", id), ("type", "character")]) {
            xml.inline("ttm:name", [("type", "alias")], text: voice)
        }
    }

    private static func paragraph(
        _ cue: Cue, id: String?, rightToLeft: Bool, _ agents: [String: String], to xml: XMLWriter
    ) {
        var attributes: [XMLWriter.Attribute] = id.map { [("xml:id", $0)] } ?? []
        attributes += [
            ("begin", cue.start.clock(separator: ".")), ("end", cue.end.clock(separator: ".")),
            ("region", TTMLBand(cue.settings).rawValue),
        ]
        if let alignment = cue.settings.alignment, alignment != .center {
            attributes.append(("tts:textAlign", alignment.rawValue))
        }
        if rightToLeft { attributes += direction }
        // Who speaks all of it is said once, of the paragraph.
        let speaker = cue.text.runs.first?.voice
        let isOne = cue.text.runs.allSatisfy { $0.voice == speaker }
        if isOne, let agent = speaker.flatMap({ agents[$0] }) { attributes.append(("ttm:agent", agent)) }
        xml.inline("p", attributes) { TTMLSpans(xml: xml, agents: isOne ? [:] : agents).write(cue.text) }
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
