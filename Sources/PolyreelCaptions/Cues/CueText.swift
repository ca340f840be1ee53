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
    public init(_ runs: [TextRun]) {
        self.runs.reserveCapacity(runs.count)
        for run in runs { append(run) }
    }

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
        withoutRuby.map(\.text).joined()
    }

    /// The runs with parentheses around a ruby's readings, for formats that have no ruby.
    public var withoutRuby: [TextRun] {
        guard runs.contains(where: { $0.ruby != nil }) else { return runs }
        return runs.indices.map { index in
            var run = runs[index]
            guard run.ruby == .annotation else { return run }
            if index == 0 || runs[index - 1].ruby != .annotation { run.text = "(" + run.text }
            if index + 1 == runs.count || runs[index + 1].ruby != .annotation { run.text += ")" }
            return run
        }
    }

    /// The lines without markup, without white space at their ends, and without empty ones.
    public var lines: [String] {
        plain.split(separator: "\n").map { $0.trimmingWhiteSpace() }.filter { !$0.isEmpty }
    }

    /// Whether there is nothing but white space.
    public var isBlank: Bool {
        runs.allSatisfy { run in
            // Nearly every text has a visible character of ASCII, which is found without decoding.
            guard !run.text.utf8.contains(where: { $0 > 0x20 && $0 < 0x7F }), run.ruby != .annotation else {
                return false
            }
            return run.text.allSatisfy(\.isWhitespace)
        }
    }

    /// Whether its words have times of their own.
    public var isTimed: Bool { runs.contains { $0.spokenFrom != nil } }

    /// With other times for its words; a time at or before `start` is none.
    public func retimed(from start: Milliseconds, _ time: (Milliseconds) -> Milliseconds) -> CueText {
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
        // Most texts have nothing to trim, and signs of ASCII at their ends that tell it.
        if first?.asciiValue ?? 0 > 0x20, last?.asciiValue ?? 0 > 0x20 { return String(self) }
        guard let first = firstIndex(where: { !$0.isWhitespace }), let last = lastIndex(where: { !$0.isWhitespace })
        else { return "" }
        return String(self[first...last])
    }
}
