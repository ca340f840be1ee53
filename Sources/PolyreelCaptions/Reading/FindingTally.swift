public import PolyreelCore

/// Findings of one file: the first few of each code, and how many more there were.
public struct FindingTally: Sendable {
    /// The file's name, which every finding carries.
    public let file: String
    private let most: Int
    private var counts: [String: Int] = [:]
    private var codes: [String] = []
    private var severities: [String: Severity] = [:]
    private var kept: [Finding] = []

    /// - Parameter most: of each code, how many are kept.
    public init(file: String, most: Int = 5) {
        self.file = file
        self.most = most
    }

    /// Adds one; its message and place are worked out only when it is kept.
    ///
    /// Lines and columns count from 1; 0 is none.
    public mutating func add(
        _ severity: Severity, _ code: String, _ message: @autoclosure () -> String, hint: String? = nil,
        at place: @autoclosure () -> (line: Int, column: Int)
    ) {
        let count = (counts[code] ?? 0) + 1
        counts[code] = count
        if count == 1 {
            codes.append(code)
            severities[code] = severity
        }
        guard count <= most else { return }
        let (line, column) = place()
        kept.append(
            Finding(
                severity, code, Self.printable(message()), hint: hint,
                at: SourceLocation(file: file, line: line, column: column)))
    }

    /// Control characters of a file must not reach a terminal or a report.
    private static func printable(_ message: String) -> String {
        let scalars = message.unicodeScalars.map { $0.properties.generalCategory == .control ? "\u{FFFD}" : $0 }
        return String(String.UnicodeScalarView(scalars))
    }

    /// All that is kept, and one line for each code of which there were more.
    public var findings: [Finding] {
        kept
            + codes.compactMap { code in
                guard let count = counts[code], count > most else { return nil }
                return Finding(
                    severities[code] ?? .warning, code, "and \(count - most) more of the same kind, \(count) in all",
                    at: SourceLocation(file: file))
            }
    }
}
