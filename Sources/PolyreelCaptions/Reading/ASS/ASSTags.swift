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

    /// Whether a text has a tag that lets what is unseen at first be seen: a `\t` with a transparency in it.
    static func comesToBeSeen(_ bytes: ArraySlice<UInt8>) -> Bool {
        let mayMove = bytes.indices.contains { bytes[$0] == 0x5C && bytes[$0...].dropFirst().starts(with: "t(".utf8) }
        guard mayMove else { return false }
        return String(decoding: bytes, as: UTF8.self).split(separator: "{").contains { block in
            split(String(block.prefix { $0 != "}" })).contains { tag in
                tag.name == "t"
                    && split(String(tag.argument.drop { $0 != "\\" }.prefix { $0 != ")" }))
                        .contains { ($0.name == "alpha" || $0.name == "1a") && !isUnseen($0.argument) }
            }
        }
    }

    /// `(x,y)`.
    static func pair(_ text: Substring) -> (x: Double, y: Double)? {
        guard let numbers = numbers(text), numbers.count == 2 else { return nil }
        return (numbers[0], numbers[1])
    }

    /// The first point of `(x1,y1,x2,y2)` or `(x1,y1,x2,y2,t1,t2)`.
    static func path(_ text: Substring) -> (x: Double, y: Double)? {
        guard let numbers = numbers(text), numbers.count == 4 || numbers.count == 6 else { return nil }
        return (numbers[0], numbers[1])
    }

    private static func numbers(_ text: Substring) -> [Double]? {
        guard text.hasPrefix("("), text.hasSuffix(")") else { return nil }
        let parts = text.dropFirst().dropLast().split(separator: ",").map { $0.trimmingWhiteSpace() }
        let numbers = parts.compactMap { $0.utf8.count <= 12 ? Double($0) : nil }.filter(\.isFinite)
        return numbers.count == parts.count ? numbers : nil
    }
}
