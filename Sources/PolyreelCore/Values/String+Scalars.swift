/// Text by its Unicode scalars, as every format's readers take it. A `Character` is several: `<` with a combining mark
/// after it, or a number sign of Arabic before it, is another one than `<`, and would pass whatever looks for `<`.
extension StringProtocol {
    /// The text with scalars written otherwise: how a format escapes what means something in it.
    /// - Parameter written: what stands for a scalar; nil where it stands as it is.
    public func escaped(_ written: (Unicode.Scalar) -> String?) -> String {
        var output = String.UnicodeScalarView()
        for scalar in unicodeScalars {
            if let text = written(scalar) {
                output.append(contentsOf: text.unicodeScalars)
            } else {
                output.append(scalar)
            }
        }
        return String(output)
    }

    /// The text with these very scalars, wherever they follow each other, replaced.
    public func replacingScalars(_ old: String, with new: String) -> String {
        let (scalars, wanted) = (Array(unicodeScalars), Array(old.unicodeScalars))
        guard !wanted.isEmpty, scalars.count >= wanted.count else { return String(self) }
        var output = String.UnicodeScalarView()
        var index = 0
        while index < scalars.count {
            if scalars[index...].starts(with: wanted) {
                output.append(contentsOf: new.unicodeScalars)
                index += wanted.count
            } else {
                output.append(scalars[index])
                index += 1
            }
        }
        return String(output)
    }

    /// Whether these very scalars follow each other somewhere.
    public func containsScalars(_ text: String) -> Bool {
        let wanted = Array(text.utf8)
        let bytes = Array(utf8)
        guard let first = wanted.first, bytes.count >= wanted.count else { return wanted.isEmpty }
        return bytes.indices.dropLast(wanted.count - 1).contains {
            bytes[$0] == first && bytes[$0...].starts(with: wanted)
        }
    }
}
