public import PolyreelCore

/// How a piece of cue text is set.
public struct TextStyle: OptionSet, Hashable, Codable, Sendable {
    public let rawValue: Int

    public init(rawValue: Int) { self.rawValue = rawValue }

    public static let italic = TextStyle(rawValue: 1)
    public static let bold = TextStyle(rawValue: 2)
    public static let underline = TextStyle(rawValue: 4)
}

/// What a piece of text is in a ruby: the characters, or the reading above them.
public enum RubyPart: String, Codable, Sendable, Hashable {
    case base, annotation
}

/// A piece of cue text that is set in one way.
public struct TextRun: Hashable, Codable, Sendable {
    /// Lines are parted by LF.
    public var text: String
    public var style: TextStyle = []
    /// Who speaks: the annotation of WebVTT's `<v>`.
    public var voice: String?
    /// BCP-47, from WebVTT's `<lang>`.
    public var language: String?
    /// Classes of all elements around it, outermost first.
    public var classes: [String] = []
    public var ruby: RubyPart?
    /// Nil is the default of all formats, white.
    public var colour: Colour?
    /// On the cue's clock, between its start and its end; nil is from the start on.
    public var spokenFrom: Milliseconds?

    public init(_ text: String, _ style: TextStyle = []) {
        self.text = text
        self.style = style
    }

    /// Whether both differ in nothing but their text.
    func isSet(like other: TextRun) -> Bool {
        style == other.style && voice == other.voice && language == other.language && classes == other.classes
            && ruby == other.ruby && colour == other.colour && spokenFrom == other.spokenFrom
    }
}

/// The text of a cue as runs; neighbours are set differently.
public struct CueText: Hashable, Codable, Sendable {
    public private(set) var runs: [TextRun] = []

    public init() {}
    public init(_ plain: String) { append(TextRun(plain)) }
    public init(_ runs: [TextRun]) { for run in runs { append(run) } }

    public mutating func append(_ run: TextRun) {
        guard !run.text.isEmpty else { return }
        if let last = runs.last, last.isSet(like: run) {
            runs[runs.count - 1].text += run.text
        } else {
            runs.append(run)
        }
    }

    /// The text without markup; a ruby's reading follows its characters in parentheses.
    public var plain: String {
        runs.map { $0.ruby == .annotation ? "(\($0.text))" : $0.text }.joined()
    }

    /// The lines without markup, without white space at their ends, and without empty ones.
    public var lines: [String] {
        plain.split(separator: "\n").map { $0.trimmingWhiteSpace() }.filter { !$0.isEmpty }
    }

    public var isBlank: Bool { lines.isEmpty }

    /// Whether its words have times of their own.
    public var isTimed: Bool { runs.contains { $0.spokenFrom != nil } }

    /// With other times for its words; a time at or before `start` is none.
    func retimed(from start: Milliseconds, _ time: (Milliseconds) -> Milliseconds) -> CueText {
        guard isTimed else { return self }
        return CueText(
            runs.map { run in
                var run = run
                run.spokenFrom = run.spokenFrom.map(time).flatMap { $0 > start ? $0 : nil }
                return run
            })
    }
}

extension StringProtocol {
    func trimmingWhiteSpace() -> String {
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
