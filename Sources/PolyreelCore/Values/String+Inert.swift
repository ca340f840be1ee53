/// Text from files, names and arguments as it may go to a terminal or into a log. Everything that is said goes out this way,
/// and nothing is made inert before.
///
/// What a terminal obeys, what ends a line, and what turns the direction of all that follows is spelled: `\u{1B}`, `\n`.
/// Those are the control characters (Unicode's Cc, which holds ECMA-48's C0 and C1), its line and paragraph separators,
/// and the embeddings, overrides and isolates of UAX #9, section 2.
extension StringProtocol {
    /// On one line: what it says cannot be taken for the next message.
    public var inert: String { escaped { $0.isObeyed || $0.isDirection ? $0.spelled : nil } }

    /// The same with its own line feeds and tabs.
    public var inertLines: String {
        escaped { $0 != "\n" && $0 != "\t" && ($0.isObeyed || $0.isDirection) ? $0.spelled : nil }
    }

    /// A text that was asked for and may be of any language: with its line feeds, tabs and directions.
    public var inertText: String { escaped { $0 != "\n" && $0 != "\t" && $0.isObeyed ? $0.spelled : nil } }

    /// JSON with such characters of its texts written by number: the same values.
    public var inertJSON: String {
        escaped { scalar in
            guard scalar != "\n", scalar.isObeyed || scalar.isDirection else { return nil }
            let digits = String(scalar.value, radix: 16)
            return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
        }
    }
}

extension Unicode.Scalar {
    fileprivate var isObeyed: Bool {
        switch properties.generalCategory {
        case .control, .lineSeparator, .paragraphSeparator: true
        default: false
        }
    }

    fileprivate var isDirection: Bool {
        (0x202A...0x202E).contains(value) || (0x2066...0x2069).contains(value)
    }

    fileprivate var spelled: String {
        switch self {
        case "\n": "\\n"
        case "\r": "\\r"
        case "\t": "\\t"
        default: "\\u{\(String(value, radix: 16, uppercase: true))}"
        }
    }
}
