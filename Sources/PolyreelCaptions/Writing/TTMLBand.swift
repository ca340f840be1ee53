internal import PolyreelXML

/// The five places at which IMSC text is written. They do not overlap, whichever are shown at once.
enum TTMLBand: String, CaseIterable {
    case top, middle, bottom
    /// Vertical text, at the side where its first line stands.
    case right, left

    init(_ settings: CueSettings) {
        switch settings.vertical {
        case .growingLeft: self = .right
        case .growingRight: self = .left
        case nil: self = settings.keypad > 6 ? .top : settings.keypad > 3 ? .middle : .bottom
        }
    }

    /// Whether all that the settings say is said by the place and an alignment.
    static func says(_ settings: CueSettings) -> Bool {
        var plain = settings
        plain.alignment = nil
        if plain.vertical != nil {
            plain.vertical = nil
            return plain.isEmpty
        }
        return plain.isKeypad
    }

    /// Writes the region that is this place.
    func write(to xml: XMLWriter, rightToLeft: Bool) {
        let (origin, extent, align) =
            switch self {
            case .top: ("10% 5%", "80% 25%", "before")
            case .middle: ("10% 35%", "80% 30%", "center")
            case .bottom: ("10% 70%", "80% 25%", "after")
            case .right: ("91% 5%", "8% 90%", "before")
            case .left: ("1% 5%", "8% 90%", "before")
            }
        let mode: String? =
            switch self {
            case .right: "tbrl"
            case .left: "tblr"
            default: rightToLeft ? "rltb" : nil
            }
        var attributes = [
            ("xml:id", rawValue), ("tts:origin", origin), ("tts:extent", extent), ("tts:displayAlign", align),
            ("tts:showBackground", "whenActive"),
        ]
        if let mode { attributes.append(("tts:writingMode", mode)) }
        xml.empty("region", attributes)
    }
}
