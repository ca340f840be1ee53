/// Parses the settings after a cue's times (W3C WebVTT, 6.3 "parse the WebVTT cue settings") and a REGION block's
/// (6.2). A setting that is not understood is skipped, as the standard says, and named.
enum WebVTTSettings {
    /// A setting that was skipped, and where it begins.
    struct Skipped: Equatable {
        let setting: String
        let position: Int
    }

    static func parse(_ bytes: ArraySlice<UInt8>, regions: [CueRegion]) -> (CueSettings, [Skipped]) {
        var settings = CueSettings()
        var skipped: [Skipped] = []
        for word in words(bytes) {
            let text = String(decoding: word, as: UTF8.self)
            let parts = pair(text)
            if parts == nil || !apply(parts?.name ?? "", parts?.value ?? "", to: &settings, regions: regions) {
                skipped.append(Skipped(setting: text, position: word.startIndex))
            }
        }
        return (settings, skipped)
    }

    private static func apply(_ name: String, _ value: String, to settings: inout CueSettings, regions: [CueRegion])
        -> Bool
    {
        switch name {
        case "region":
            let isKnown = regions.contains { $0.id == value }
            settings.region = isKnown ? value : nil
            return isKnown
        case "vertical":
            guard let vertical = CueSettings.Vertical(rawValue: value) else { return false }
            settings.vertical = vertical
            // A cue that places itself leaves the region that was named before it.
            settings.region = nil
        case "line":
            let (number, word) = halves(value)
            let alignment = word.flatMap(CueSettings.Line.Alignment.init)
            guard word == nil || alignment != nil else { return false }
            let kept = alignment ?? settings.line?.alignment
            if let percent = percentage(number) {
                settings.line = .init(number: percent, isPercentage: true, alignment: kept)
            } else if isNumber(number) {
                settings.line = .init(number: number, isPercentage: false, alignment: kept)
            } else {
                return false
            }
            settings.region = nil
        case "position":
            let (number, word) = halves(value)
            let alignment = word.flatMap(CueSettings.Position.Alignment.init)
            guard word == nil || alignment != nil, let percent = percentage(number) else { return false }
            settings.position = .init(
                percent: percent, alignment: alignment ?? settings.position?.alignment)
        case "size":
            guard let percent = percentage(value) else { return false }
            settings.size = percent
            if !isWhole(percent) { settings.region = nil }
        case "align":
            guard let alignment = CueSettings.Alignment(rawValue: value) else { return false }
            settings.alignment = alignment
        default:
            return false
        }
        return true
    }

    /// A region's block, without its first line; nil when it has no identifier.
    static func region(_ lines: [SourceLine]) -> CueRegion? {
        var id: String?
        var settings: [String] = []
        for word in lines.flatMap({ words($0.bytes) }) {
            guard let (name, value) = pair(String(decoding: word, as: UTF8.self)) else { continue }
            let isRight =
                switch name {
                case "id": true
                case "width": percentage(value) != nil
                case "lines": value.utf8.allSatisfy(\.isDigit)
                case "regionanchor", "viewportanchor":
                    value.split(separator: ",", omittingEmptySubsequences: false).count == 2
                        && value.split(separator: ",").compactMap { percentage(String($0)) }.count == 2
                case "scroll": value == "up"
                default: false
                }
            guard isRight else { continue }
            if name == "id" { id = value } else { settings.append("\(name):\(value)") }
        }
        return id.map { CueRegion(id: $0, settings: settings) }
    }

    /// What stands around the first colon, if there is something on both sides of it.
    private static func pair(_ text: String) -> (name: String, value: String)? {
        guard let colon = text.firstIndex(of: ":") else { return nil }
        let (name, value) = (text[..<colon], text[text.index(after: colon)...])
        return name.isEmpty || value.isEmpty ? nil : (String(name), String(value))
    }

    private static func halves(_ value: String) -> (String, String?) {
        guard let comma = value.firstIndex(of: ",") else { return (value, nil) }
        return (String(value[..<comma]), String(value[value.index(after: comma)...]))
    }

    private static func words(_ bytes: ArraySlice<UInt8>) -> [ArraySlice<UInt8>] {
        bytes.split { $0.isWhiteSpace }
    }

    /// The digits of a percentage from 0 to 100 ("parse a percentage string"), without the sign.
    static func percentage(_ text: String) -> String? {
        guard text.hasSuffix("%") else { return nil }
        let number = text.dropLast()
        let parts = number.split(separator: ".", omittingEmptySubsequences: false)
        guard (1...2).contains(parts.count), parts.allSatisfy({ !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) })
        else { return nil }
        let whole = parts[0].drop { $0 == "0" }
        guard whole.count <= 3, let value = Int("0" + whole) else { return nil }
        let isOver = value > 100 || value == 100 && parts.count == 2 && parts[1].contains { $0 != "0" }
        return isOver ? nil : String(number)
    }

    /// Whether a percentage is 100, however it is written.
    private static func isWhole(_ percent: String) -> Bool {
        let parts = percent.split(separator: ".")
        return parts.first.flatMap { Int($0) } == 100 && parts.dropFirst().allSatisfy { $0.allSatisfy { $0 == "0" } }
    }

    /// A line number: digits with at most one dot between digits, and a sign at most at the front.
    private static func isNumber(_ text: String) -> Bool {
        let parts = (text.hasPrefix("-") ? text.dropFirst() : text[...])
            .split(separator: ".", omittingEmptySubsequences: false)
        return (1...2).contains(parts.count)
            && parts.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(\.isDigit) }
    }
}
