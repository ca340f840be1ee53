/// Scalars that make one `Character` with `<` before them or after them, by the standard library's own segmentation
/// (Unicode UAX #29): marks, joiners, tags, and numbers signs of Arabic.
public enum JoiningScalars {
    public static let after = all.filter { "<\($0)".count == 1 }
    public static let before = all.filter { "\($0)<".count == 1 }

    private static let all: [Unicode.Scalar] = {
        let first = Set(["<\u{308}", "\u{600}<"].map(\.count))
        precondition(first == [1], "what is looked for is not there")
        return (0x80...0x10FFFF).compactMap(Unicode.Scalar.init).filter { "<\($0)".count == 1 || "\($0)<".count == 1 }
    }()

    /// A text with `mark` beside each of them.
    public static func around(_ mark: String) -> String {
        before.map { "\($0)\(mark)" }.joined() + "x" + after.map { "\(mark)\($0)" }.joined() + "x"
    }
}
