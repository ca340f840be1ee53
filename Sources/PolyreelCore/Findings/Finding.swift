/// How much a finding matters.
public enum Severity: String, Codable, Sendable, Hashable {
    /// It stops what it is about: the manifest, or one variant.
    case error
    /// It stops nothing, and someone should look.
    case warning
    /// Good to know.
    case note
}

/// A place in a text file; line and column count from 1, 0 when unknown.
public struct SourceLocation: Codable, Sendable, Hashable {
    public let file: String
    public let line: Int
    public let column: Int

    public init(file: String, line: Int = 0, column: Int = 0) {
        self.file = file
        self.line = line
        self.column = column
    }
}

extension SourceLocation {
    private enum CodingKeys: CodingKey { case file, line, column }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            file: try container.decode(String.self, forKey: .file),
            line: try container.decodeIfPresent(Int.self, forKey: .line) ?? 0,
            column: try container.decodeIfPresent(Int.self, forKey: .column) ?? 0)
    }

    /// What is unknown is left out.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(file, forKey: .file)
        if line > 0 { try container.encode(line, forKey: .line) }
        if line > 0, column > 0 { try container.encode(column, forKey: .column) }
    }
}

/// One thing a person must know: what was found, what was expected, what to do.
public struct Finding: Codable, Sendable, Hashable, Error {
    public let severity: Severity
    /// Stable and machine-readable, such as `market-unknown`.
    public let code: String
    /// What was found, and what was expected.
    public let message: String
    /// What to do about it.
    public var hint: String?
    /// The step that found it, if one did.
    public var step: String?
    public var location: SourceLocation?

    public init(
        _ severity: Severity, _ code: String, _ message: String, hint: String? = nil, step: String? = nil,
        at location: SourceLocation? = nil
    ) {
        self.severity = severity
        self.code = code
        self.message = message
        self.hint = hint
        self.step = step
        self.location = location
    }

    public static func error(_ code: String, _ message: String, hint: String? = nil, at location: SourceLocation? = nil)
        -> Finding
    {
        Finding(.error, code, message, hint: hint, at: location)
    }

    public static func warning(
        _ code: String, _ message: String, hint: String? = nil, at location: SourceLocation? = nil
    ) -> Finding {
        Finding(.warning, code, message, hint: hint, at: location)
    }

    public static func note(_ code: String, _ message: String, hint: String? = nil, at location: SourceLocation? = nil)
        -> Finding
    {
        Finding(.note, code, message, hint: hint, at: location)
    }
}

extension Finding {
    /// The same, somewhere.
    public func at(_ location: SourceLocation?) -> Finding {
        var finding = self
        finding.location = location
        return finding
    }

    /// The same, found by a step.
    public func by(step name: String?) -> Finding {
        var finding = self
        finding.step = name
        return finding
    }
}

extension Finding: CustomStringConvertible {
    /// `glow.yaml:14:12: error: market 'de-DEE' is not a locale [market-unknown]`, and the hint on a line of its own: as it
    /// goes to a terminal or into a log.
    public var description: String {
        var place = ""
        if let location {
            place = location.file.inert
            if location.line > 0 { place += ":\(location.line)" }
            if location.line > 0, location.column > 0 { place += ":\(location.column)" }
            place += ": "
        }
        let hintLine = hint.map { "\n  hint: \($0.inert)" } ?? ""
        return "\(place)\(severity.rawValue): \(message.inert) [\(code.inert)]\(hintLine)"
    }
}

/// Findings that end what was being done; thrown when there is nothing to go on with.
public struct Findings: Error, Sendable {
    public let all: [Finding]

    public init(_ all: [Finding]) { self.all = all }
    public init(_ one: Finding) { self.all = [one] }
}

extension Sequence<Finding> {
    public var hasErrors: Bool { contains { $0.severity == .error } }
}
