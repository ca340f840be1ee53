/// The names that TTML gives to its elements and attributes, in any edition.
///
/// W3C TTML2, 5.1 "Namespaces"; the older ones are of the drafts that DFXP files use.
enum TTMLNames {
    /// The usual prefix of a namespace: empty for TTML's own, nil for one that is not TTML's.
    static func prefix(of namespace: String) -> String? {
        if namespace == "http://www.w3.org/XML/1998/namespace" { return "xml" }
        for base in bases where namespace.hasPrefix(base) {
            switch namespace.dropFirst(base.count) {
            case "": return ""
            case "#styling", "#style": return "tts"
            case "#parameter": return "ttp"
            case "#metadata": return "ttm"
            default: continue
            }
        }
        return nil
    }

    private static let bases = [
        "http://www.w3.org/ns/ttml", "http://www.w3.org/2006/10/ttaf1", "http://www.w3.org/2006/04/ttaf1",
    ]

    /// Elements that are read; others are left out with all that is in them.
    static let elements: Set<String> = [
        "tt", "head", "styling", "style", "layout", "region", "metadata", "ttm:agent", "ttm:name", "body", "div", "p",
        "span", "br", "set", "image",
    ]

    static let attributes: Set<String> = [
        "xml:id", "xml:lang", "xml:space", "begin", "end", "dur", "timeContainer", "style", "region", "agent", "value",
        "ttm:agent", "ttp:timeBase", "ttp:frameRate", "ttp:frameRateMultiplier", "ttp:subFrameRate", "ttp:tickRate",
        "ttp:dropMode", "ttp:cellResolution",
    ]

    /// Style attributes whose meaning a cue can hold, or that say where it stands and whether it is seen.
    static let styles: Set<String> = [
        "tts:color", "tts:fontStyle", "tts:fontWeight", "tts:textDecoration", "tts:ruby", "tts:origin", "tts:extent",
        "tts:position", "tts:displayAlign", "tts:textAlign", "tts:writingMode", "tts:direction", "tts:display",
        "tts:visibility",
    ]

    /// Those that an element has from the one around it (W3C TTML2, 10.2: "Inherited: yes").
    static let inherited: Set<String> = [
        "tts:color", "tts:fontStyle", "tts:fontWeight", "tts:textDecoration", "tts:textAlign", "tts:visibility",
        "tts:direction",
    ]
}
