extension String {
    /// Whether all of the text matches, scalar by scalar: a letter with a combining accent is not that letter. Texts of
    /// more than 4096 bytes match nothing.
    public func isWhole<Output>(_ pattern: Regex<Output>) -> Bool {
        utf8.count <= 4096 && wholeMatch(of: pattern.matchingSemantics(.unicodeScalar)) != nil
    }

    /// The first 60 characters at most, and of long ones fewer, for messages about text of any length: a character may
    /// have thousands of marks.
    public var shortened: String {
        let most = 256
        if count <= 60, unicodeScalars.count <= most { return self }
        let start = unicodeScalars.prefix(most)
        return String(Substring(start).prefix(57)) + "..."
    }
}
