internal import CICU

/// An ICU MessageFormat pattern with named arguments, read and checked.
///
/// What ICU lets pass and a film would show is refused here: unknown types and styles (`{price, number, curency}` is a
/// literal "curency" to ICU), a time of a day, nesting without end.
/// Syntax: ICU User Guide, "Formatting Messages"; an apostrophe before a brace quotes it, two are one. One that quotes
/// inside a word is refused: nobody who writes `d'{price}` means to show the braces.
public struct MessagePattern: Sendable, Hashable {
    /// The pattern as written.
    public let pattern: String
    /// All arguments in the pattern's order, those inside plurals and selects too; a name stands as often as it is used.
    public let arguments: [MessageArgument]
    /// The names of all arguments, each once, in the pattern's order.
    public let names: [String]
    /// What is shown as it stands, in the pattern's order; those inside plurals and selects too.
    public let literals: [MessageLiteral]

    /// UTF-16 units that a pattern may have.
    static let longestPattern = 20_000
    /// ICU reads nested arguments recursively, so the nesting is bounded before it does.
    static let deepestNesting = 64
    /// Arguments, and `#`, that a pattern may have: each costs a formatter.
    static let mostArguments = 200

    public init(_ pattern: String) throws(MessageError) {
        self.pattern = pattern
        let length = pattern.utf16.count
        guard length <= Self.longestPattern else {
            throw MessageError(
                .syntax, "the message has \(length) characters; at most \(Self.longestPattern) are read")
        }
        guard Self.nesting(of: pattern) <= Self.deepestNesting else {
            throw MessageError(.syntax, "braces are nested more than \(Self.deepestNesting) deep")
        }
        guard pattern.utf8.count(where: { $0 == UInt8(ascii: "#") }) <= 2 * Self.mostArguments else {
            throw MessageError(.syntax, "the message has more than \(2 * Self.mostArguments) '#'")
        }
        var error = polyreel_error()
        let opened = pattern.withBytes { polyreel_pattern_open($0, $1, &error) }
        guard let opened else { throw MessageError(syntax: error, in: pattern) }
        defer { polyreel_pattern_close(opened) }
        let apostrophe = polyreel_pattern_apostrophe(opened)
        guard apostrophe < 0 else {
            throw MessageError(apostropheAt: pattern.scalarOffset(utf16: Int(apostrophe)), in: pattern)
        }
        let numberSign = polyreel_pattern_number_sign(opened)
        guard numberSign < 0 else {
            let offset = pattern.scalarOffset(utf16: Int(numberSign))
            throw MessageError(
                .syntax,
                "a '#' inside a select is text, also where that stands in a plural, at '\(pattern.excerpt(at: offset))'",
                hint: "put the plural inside the select, or write {name, number}", offset: offset)
        }
        guard polyreel_pattern_count(opened) <= Self.mostArguments else {
            throw MessageError(.syntax, "the message has more than \(Self.mostArguments) arguments")
        }
        var arguments: [MessageArgument] = []
        for index in 0..<polyreel_pattern_count(opened) {
            let found = polyreel_pattern_argument(opened, index)
            let argument = try MessageArgument(found, in: pattern)
            try argument.checkStyle(at: pattern.scalarOffset(utf16: Int(found.style_offset)))
            arguments.append(argument)
        }
        self.arguments = arguments
        var seen: Set<String> = []
        names = arguments.map(\.name).filter { seen.insert($0).inserted }
        let places = pattern.scalarOffsets
        literals = (0..<polyreel_pattern_literal_count(opened)).map {
            MessageLiteral(polyreel_pattern_literal(opened, $0), places: places, in: pattern)
        }
    }

    /// How deep braces open; those that an apostrophe quotes count too, so it is never less than ICU's.
    private static func nesting(of pattern: String) -> Int {
        var (depth, deepest) = (0, 0)
        for byte in pattern.utf8 {
            if byte == UInt8(ascii: "{") {
                depth += 1
                deepest = max(deepest, depth)
            } else if byte == UInt8(ascii: "}") {
                depth = max(0, depth - 1)
            }
        }
        return deepest
    }
}

extension MessageError {
    /// - Parameter offset: the apostrophe's, in scalars.
    init(apostropheAt offset: Int, in pattern: String) {
        let start = max(0, offset - 1)
        self.init(
            .apostrophe, "an apostrophe before '{', '}' or '#' quotes what follows, at '\(pattern.excerpt(at: start))'",
            hint: "type ’ for the apostrophe, or two of them: ''", offset: offset)
    }

    init(syntax error: polyreel_error, in pattern: String) {
        if let offset = pattern.swallowingApostrophe {
            self.init(apostropheAt: offset, in: pattern)
            return
        }
        let isBrace = polyreel_error_classify(error.code) == POLYREEL_ERROR_BRACES
        if isBrace, let offset = pattern.openQuote {
            self.init(apostropheAt: offset, in: pattern)
            return
        }
        let offset =
            isBrace
            ? pattern.unclosedBrace : error.offset < 0 ? nil : pattern.scalarOffset(utf16: Int(error.offset))
        let found = offset.map { pattern.excerpt(at: $0) } ?? ""
        let place = found.isEmpty ? "" : ", at '\(found)'"
        switch polyreel_error_classify(error.code) {
        case POLYREEL_ERROR_BRACES:
            self.init(
                .syntax, "an opening brace has no closing one\(place)",
                hint: "close it, or write '{' in apostrophes to show a brace", offset: offset)
        case POLYREEL_ERROR_NO_OTHER:
            self.init(
                .syntax, "a plural or select has no case 'other'\(place)",
                hint: "add: other {...}", offset: offset)
        case POLYREEL_ERROR_TOO_LONG:
            self.init(.syntax, "a name or number is too long\(place)", offset: offset)
        case POLYREEL_ERROR_SKELETON:
            self.init(
                .syntax, "the number format is not an ICU number skeleton\(place)",
                hint: "such as ::compact-short or ::currency/EUR .00", offset: offset)
        default:
            self.init(
                .syntax, "this is not a message pattern\(place) (\(String(cString: polyreel_error_name(error.code))))",
                hint: "an argument is {name}, {name, type} or {name, type, style}", offset: offset)
        }
    }
}

extension String {
    /// Where the innermost brace that is never closed stands, in scalars; ICU only says that there is one.
    fileprivate var unclosedBrace: Int? {
        let scalars = Array(unicodeScalars)
        var open: [Int] = []
        var quoted = false
        for (index, scalar) in scalars.enumerated() {
            switch scalar {
            case "'":
                let beforeBrace = index + 1 < scalars.count && "{}".unicodeScalars.contains(scalars[index + 1])
                quoted = !quoted && beforeBrace
            case "{" where !quoted: open.append(index)
            case "}" where !quoted: open.removeLast(open.isEmpty ? 0 : 1)
            default: break
            }
        }
        return open.last
    }

    /// Where an apostrophe stands that quotes all the rest of a pattern, its closing braces too, in scalars; inside braces
    /// one before `#` quotes as well.
    fileprivate var openQuote: Int? {
        let scalars = Array(unicodeScalars)
        var (depth, index): (Int, Int) = (0, 0)
        var quote: Int?
        while index < scalars.count {
            let next = index + 1 < scalars.count ? scalars[index + 1] : " "
            switch scalars[index] {
            case "'" where next == "'": index += 1
            case "'" where quote != nil: quote = nil
            case "'" where next == "{" || next == "}" || next == "#" && depth > 0: quote = index
            case "{" where quote == nil: depth += 1
            case "}" where quote == nil: depth -= 1
            default: break
            }
            index += 1
        }
        return quote
    }

    /// Where an apostrophe behind a letter may quote syntax, in scalars: what a pattern cannot be read for, mostly.
    fileprivate var swallowingApostrophe: Int? {
        let scalars = Array(unicodeScalars)
        guard scalars.count > 2 else { return nil }
        return (1..<scalars.count - 1).first {
            scalars[$0] == "'" && scalars[$0 - 1].properties.isAlphabetic
                && "{}#".unicodeScalars.contains(scalars[$0 + 1])
                && !($0 + 2 < scalars.count && scalars[$0 + 2] == "'")
        }
    }

    /// The number of Unicode scalars before a UTF-16 offset.
    func scalarOffset(utf16 offset: Int) -> Int {
        var units = 0
        var scalars = 0
        for scalar in unicodeScalars {
            units += UTF16.width(scalar)
            if units > offset { break }
            scalars += 1
        }
        return scalars
    }

    /// A few characters from an offset in scalars on, for messages.
    func excerpt(at offset: Int) -> String {
        let rest = unicodeScalars.dropFirst(offset).prefix(20)
        return String(String.UnicodeScalarView(rest)).split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    }
}
