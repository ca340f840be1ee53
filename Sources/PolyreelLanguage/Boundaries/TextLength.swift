internal import CICU

/// How long a text is for its reader.
public enum TextLength {
    /// Characters as a reader counts them: extended grapheme clusters (UAX #29). A family of emoji is one.
    public static func characters(in text: String) -> Int {
        var error = polyreel_error()
        let count = text.withBytes { polyreel_grapheme_count($0, $1, &error) }
        return count < 0 ? text.count : Int(count)
    }
}
