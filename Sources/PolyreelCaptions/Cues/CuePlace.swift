/// Where a cue stands in the picture, from top to bottom, as far as it is burned in there.
public struct CuePlace: Hashable, Sendable {
    public enum Band: Hashable, Sendable {
        case top, middle, bottom
    }

    public let band: Band
    /// Hundredths of a percent from the picture's top to the cue's middle; nil where the file leaves it to the player.
    public let height: Int?
}

extension SubtitleFile {
    /// Where a cue of the file stands: by its line, else by its region.
    public func place(of cue: Cue) -> CuePlace {
        if cue.settings.vertical == nil, cue.settings.line == nil, let name = cue.settings.region,
            let region = regions.first(where: { $0.id == name }), let middle = region.middle
        {
            return CuePlace(percent: middle)
        }
        let row = (cue.settings.keypad - 1) / 3
        let height = cue.settings.middle.map { Int(($0 * 100).rounded()) }
        return CuePlace(band: row == 2 ? .top : row == 1 ? .middle : .bottom, height: height)
    }
}

extension CuePlace {
    /// - Parameter percent: of the picture's height.
    fileprivate init(percent: Double) {
        band = percent < 34 ? .top : percent <= 66 ? .middle : .bottom
        height = Int((percent * 100).rounded())
    }
}

extension CueSettings {
    /// Lines of WebVTT's usual size that a picture has: a line of 1.2 times the font's 5 % of the height (7.1 and 7.3).
    static let linesOfPicture = 16.0

    /// Percent from the top to the line's number; nil where none is said.
    var share: Double? {
        guard vertical == nil, let line, let number = Double(line.number), number.isFinite else { return nil }
        guard !line.isPercentage else { return min(max(number, 0), 100) }
        let fromTop = number < 0 ? Self.linesOfPicture + number : number
        return min(max(fromTop / Self.linesOfPicture * 100, 0), 100)
    }

    /// Percent from the top to the middle of two lines that stand as the settings say.
    fileprivate var middle: Double? {
        let half = 100 / Self.linesOfPicture
        return share.map { share in
            switch line?.alignment {
            case .end: share - half
            case .center: share
            case .start, nil: share + half
            }
        }
    }
}

extension CueRegion {
    /// Percent from the picture's top to the region's middle: W3C WebVTT, 3.4 and 7.2; a line of a region has 5.33 % of the
    /// height. Nil for numbers that are none.
    fileprivate var middle: Double? {
        func value(_ name: String) -> Substring? {
            settings.last { $0.hasPrefix(name + ":") }?.dropFirst(name.count + 1)
        }
        func vertical(_ name: String) -> Double? {
            guard let text = value(name) else { return 100 }
            return text.split(separator: ",").last.flatMap { Double($0.dropLast()) }
        }
        guard let viewport = vertical("viewportanchor"), let own = vertical("regionanchor"),
            let lines = Double(value("lines") ?? "3"), lines < 100
        else { return nil }
        return min(max(viewport + (50 - own) / 100 * lines * 5.33, 0), 100)
    }
}
