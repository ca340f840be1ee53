/// SubStation's override tags, as they stand between braces.
enum ASSTags {
    struct Tag {
        /// `b`, `1c`, `pos`.
        let name: Substring
        let argument: Substring
        var number: Int? { Int(argument) }
    }

    /// The tags of a block; what is there without a backslash is a comment. A backslash inside of parentheses is of the
    /// tag around it.
    static func split(_ block: String) -> [Tag] {
        var (depth, tag) = (0, "")
        var (isTag, tags) = (false, [Tag]())
        func add() {
            guard isTag else { return }
            let text = tag.trimmingWhiteSpace()
            // Only the numbers of colours and transparencies stand before the name.
            let digit = text.first.map { "1234".contains($0) } ?? false ? 1 : 0
            let length = digit + text.dropFirst(digit).prefix { $0.isASCII && $0.isLetter }.count
            let name = digit == 0 ? text.prefix(length) : text.prefix(min(length, 2))
            tags.append(Tag(name: name, argument: text.dropFirst(name.count)))
        }
        for character in block {
            if character == "(" { depth += 1 }
            if character == ")" { depth -= 1 }
            if character == "\\", depth <= 0 {
                add()
                (tag, isTag, depth) = ("", true, 0)
            } else {
                tag.append(character)
            }
        }
        add()
        return tags
    }

    /// Whether an argument of `\alpha` or `\1a`, or a colour's first byte, leaves nothing to be seen: `&HFF&`.
    static func isUnseen(_ argument: Substring) -> Bool {
        let digits = argument.trimmingWhiteSpace().uppercased().filter { $0 != "&" && $0 != "H" }
        return UInt64(digits, radix: 16).map { $0 & 0xFF == 0xFF } ?? false
    }

    /// Whether a text has tags that change while it is shown.
    static func hasMotion(_ bytes: ArraySlice<UInt8>) -> Bool {
        bytes.indices.contains { bytes[$0] == 0x5C && bytes[$0...].starts(with: Array("\\t(".utf8)) }
    }

    /// `(x,y)`.
    static func pair(_ text: Substring) -> (Double, Double)? {
        guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
        let numbers = text.dropFirst().dropLast().split(separator: ",").map { $0.trimmingWhiteSpace() }
        guard numbers.count == 2, numbers.allSatisfy({ $0.utf8.count <= 12 }), let x = Double(numbers[0]),
            let y = Double(numbers[1]), x.isFinite, y.isFinite
        else { return nil }
        return (x, y)
    }
}
