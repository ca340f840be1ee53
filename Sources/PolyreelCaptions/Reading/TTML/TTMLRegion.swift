internal import PolyreelCore

/// Where a region stands, as shares of the picture, and what of that a cue's settings say.
///
/// W3C TTML2, 10.2: `tts:origin`, `tts:extent`, `tts:position`, `tts:displayAlign`, `tts:textAlign`, `tts:writingMode`.
struct TTMLRegion {
    /// Percent of the picture's width and height.
    var (x, y): (Double, Double) = (0, 0)
    var (width, height): (Double, Double) = (100, 100)
    let values: TTMLValues
    /// Those that its paragraphs have where they say nothing.
    let inherited: TTMLValues
    /// What its place says that is not understood: the attribute's name and its value.
    private(set) var unread: (name: String, value: String)?
    /// When it is there and displayed.
    var shown = TTMLWindows.always

    init(_ values: TTMLValues, lengths: TTMLLengths) {
        (self.values, inherited) = (values, values.inherited)
        if let pair = values[.extent].flatMap(lengths.pair) { (width, height) = pair }
        let position = values[.position].flatMap { lengths.position($0, extent: (width, height)) }
        if let pair = position ?? values[.origin].flatMap(lengths.pair) { (x, y) = pair }
        if let value = values[.position], position == nil {
            unread = ("tts:position", value)
        } else if position == nil, let value = values[.origin], value != "auto", lengths.pair(value) == nil {
            unread = ("tts:origin", value)
        }
    }

    /// The settings of a cue in this region; `text` are the computed values of its paragraph.
    func settings(text: TTMLValues) -> CueSettings {
        var settings = CueSettings()
        settings.alignment = Self.alignment(text[.textAlign])
        switch values[.writingMode] {
        case "tbrl", "tb": settings.vertical = .growingLeft
        case "tblr": settings.vertical = .growingRight
        default: place(&settings, isRightToLeft: text[.direction] == "rtl")
        }
        return settings
    }

    /// The alignment of a paragraph without a region, which stands where subtitles usually do.
    static func alignment(_ value: String?) -> CueSettings.Alignment? {
        // The initial value is `start`; WebVTT's is `center`.
        let alignment = CueSettings.Alignment(rawValue: value ?? "start") ?? .center
        return alignment == .center ? nil : alignment
    }

    /// Bottom and top, as most files mean them, stay WebVTT's own; else the line is said in percent.
    private func place(_ settings: inout CueSettings, isRightToLeft: Bool) {
        switch values[.displayAlign] ?? "before" {
        case "after":
            let bottom = y + height
            if bottom < 80 { settings.line = percent(bottom, .end) }
        case "center":
            let middle = y + height / 2
            settings.line = (45...55).contains(middle) ? percent(50, .center) : percent(middle, .center)
        default:
            settings.line =
                y <= 20 ? .init(number: "0", isPercentage: false, alignment: nil) : percent(y, .start)
        }
        guard !(45...55).contains(x + width / 2) else { return }
        let isAtLeft =
            settings.alignment == .left || settings.alignment == (isRightToLeft ? .end : .start)
        let (edge, alignment): (Double, CueSettings.Position.Alignment) =
            settings.alignment == nil
            ? (x + width / 2, .center) : isAtLeft ? (x, .lineLeft) : (x + width, .lineRight)
        settings.position = .init(percent: Self.decimal(edge), alignment: alignment)
        settings.size = Self.decimal(width)
    }

    private func percent(_ value: Double, _ alignment: CueSettings.Line.Alignment) -> CueSettings.Line {
        .init(number: Self.decimal(value), isPercentage: true, alignment: alignment)
    }

    /// At most two decimals, from 0 to 100.
    static func decimal(_ value: Double) -> String {
        Rational(nearest: min(max(value, 0), 100), per: 100)?.decimal(places: 0...2) ?? "0"
    }
}
