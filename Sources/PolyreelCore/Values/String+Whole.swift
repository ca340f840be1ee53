extension String {
    /// Whether all of the text matches, scalar by scalar: a letter with a combining accent is not that letter. Texts of
    /// more than 4096 bytes match nothing.
    public func isWhole<Output>(_ pattern: Regex<Output>) -> Bool {
        utf8.count <= 4096 && wholeMatch(of: pattern.matchingSemantics(.unicodeScalar)) != nil
    }

    /// The first 60 characters at most, for messages about text of any length.
    public var shortened: String { count <= 60 ? self : prefix(57) + "..." }
}
