extension MessagePattern {
    /// The pattern that shows a text as it is, inside a plural too: what comes from other formats is no syntax of ICU.
    public static func showing(_ text: some StringProtocol) -> String {
        let scalars = Array(text.unicodeScalars)
        func isSyntax(_ index: Int) -> Bool { "{}#|".unicodeScalars.contains(scalars[index]) }
        var pattern = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            let isQuoted = isSyntax(index)
            if isQuoted { pattern.append("'") }
            // Behind a closing apostrophe another one would open anew: it stands inside.
            repeat {
                if scalars[index] == "'" { pattern.append("'") }
                pattern.append(scalars[index])
                index += 1
            } while isQuoted && index < scalars.count && (isSyntax(index) || scalars[index] == "'")
            if isQuoted { pattern.append("'") }
        }
        return String(pattern)
    }
}
