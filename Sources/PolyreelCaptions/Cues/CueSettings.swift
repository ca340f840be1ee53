/// Where a cue stands, as WebVTT says it. Numbers stay the decimals that were written; nil means automatic.
///
/// W3C WebVTT, 4.4 "WebVTT cue settings".
public struct CueSettings: Hashable, Codable, Sendable {
    public enum Vertical: String, Codable, Sendable, Hashable {
        case growingRight = "lr"
        case growingLeft = "rl"
    }

    public enum Alignment: String, Codable, Sendable, Hashable {
        case start, center, end, left, right
    }

    /// `line`: a line number (negative: from the bottom), or a percentage of the height.
    public struct Line: Hashable, Codable, Sendable {
        public enum Alignment: String, Codable, Sendable, Hashable {
            case start, center, end
        }
        public var number: String
        public var isPercentage: Bool
        public var alignment: Alignment?
    }

    /// `position`: percent of the width.
    public struct Position: Hashable, Codable, Sendable {
        public enum Alignment: String, Codable, Sendable, Hashable {
            case lineLeft = "line-left"
            case center
            case lineRight = "line-right"
        }
        public var percent: String
        public var alignment: Alignment?
    }

    public var vertical: Vertical?
    public var line: Line?
    public var position: Position?
    /// Percent of the width.
    public var size: String?
    public var alignment: Alignment?
    /// Identifier of a region.
    public var region: String?

    public init() {}

    public var isEmpty: Bool { self == CueSettings() }
}

extension CueSettings: CustomStringConvertible {
    /// As it stands after a cue's times: `line:0 position:50%,center align:start`.
    public var description: String {
        var parts: [String] = []
        if let vertical { parts.append("vertical:\(vertical.rawValue)") }
        if let line {
            let alignment = line.alignment.map { ",\($0.rawValue)" } ?? ""
            parts.append("line:\(line.number)\(line.isPercentage ? "%" : "")\(alignment)")
        }
        if let position {
            parts.append("position:\(position.percent)%\(position.alignment.map { ",\($0.rawValue)" } ?? "")")
        }
        if let size { parts.append("size:\(size)%") }
        if let alignment { parts.append("align:\(alignment.rawValue)") }
        if let region { parts.append("region:\(region)") }
        return parts.joined(separator: " ")
    }
}

/// A REGION block: its identifier and the settings that were understood, as `name:value` in the order of the file.
public struct CueRegion: Hashable, Codable, Sendable {
    public var id: String
    public var settings: [String]
}
