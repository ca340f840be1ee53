internal import CICU

/// Where lines of a text may end.
public enum LineBreaks {
    /// The text in pieces that stay whole; joined they are the text again.
    ///
    /// A line may end after each piece, and must after one whose last scalar is a line feed (or another of Unicode's
    /// mandatory breaks). By Unicode's line breaking (UAX #14) with CLDR's rules: strict kinsoku and phrases in
    /// Japanese, words of the dictionary in Thai and Chinese, whole words in Korean. Never inside a web address, @handle, #tag or
    /// code such as `SUMMER-15`, nor inside a price. Spaces stand at the end of the piece before them.
    public static func pieces(of text: String, language: String) -> [String] {
        let breaks = opportunities(in: text, language: language)
        let tokens = Tokens.ranges(in: text)
        let prices = Prices.insideOffsets(of: text)
        let utf8 = text.utf8
        var pieces: [String] = []
        var start = utf8.startIndex
        var (done, token) = (0, 0)
        for found in breaks {
            while token < tokens.count, tokens[token].upperBound <= found.offset { token += 1 }
            // An ending may be hung on with a hyphen: @lena-ის.
            let isHung =
                token > 0 && tokens[token - 1].upperBound == found.offset - 1 && utf8.at(found.offset - 1) == "-"
            let insideToken = isHung || (token < tokens.count && tokens[token].lowerBound < found.offset)
            if insideToken || prices.contains(found.offset), !found.mandatory { continue }
            let end = utf8.index(start, offsetBy: found.offset - done)
            pieces.append(String(text[start..<end]))
            (start, done) = (end, found.offset)
        }
        if start < utf8.endIndex { pieces.append(String(text[start...])) }
        return pieces
    }

    private static func opportunities(in text: String, language: String) -> [(offset: Int, mandatory: Bool)] {
        guard !text.isEmpty else { return [] }
        let tag = LanguageTag(language)
        var count: Int32 = 0
        var error = polyreel_error()
        let found = text.withBytes { bytes, length in
            polyreel_line_breaks(bytes, length, rules(for: tag), &count, &error)
        }
        guard let found else { return [(text.utf8.count, false)] }
        defer { polyreel_breaks_free(found) }
        let all = UnsafeBufferPointer(start: found, count: Int(count)).map { (Int($0.offset), $0.mandatory != 0) }
        switch tag?.language {
        case "ko":
            let glued = offsetsInKoreanWords(in: text)
            return all.filter { !glued.contains($0.0) }
        case "zh", "yue":
            let words = wordEnds(in: text, tag)
            let counts = offsetsInCounts(in: text)
            let ideographs = offsets(in: text) { $0.properties.isIdeographic && $1.properties.isIdeographic }
            return all.filter {
                $0.1 || !(counts.contains($0.0) || ideographs.contains($0.0) && !words.contains($0.0))
            }
        case "ja":
            let counts = offsetsInCounts(in: text)
            return all.filter { $0.1 || !counts.contains($0.0) }
        default: return all
        }
    }

    /// Byte offsets at which words of the dictionary end, and all that is no word.
    private static func wordEnds(in text: String, _ tag: LanguageTag?) -> Set<Int> {
        var count: Int32 = 0
        var error = polyreel_error()
        let found = text.withBytes { polyreel_word_breaks($0, $1, tag?.base ?? "und", &count, &error) }
        guard let found else { return [text.utf8.count] }
        defer { polyreel_breaks_free(found) }
        return Set(UnsafeBufferPointer(start: found, count: Int(count)).map { Int($0.offset) })
    }

    /// The locale that chooses ICU's rules: `lb` is strictness, `lw` the unit that stays whole (UTS #35, part 1).
    private static func rules(for tag: LanguageTag?) -> String {
        switch tag?.language {
        case "ja": "ja-u-lb-strict-lw-phrase"
        case "zh", "yue": "\(tag?.base ?? "zh")-u-lb-strict"
        default: tag?.base ?? "und"
        }
    }

    /// Byte offsets between a number and its unit, and between the parts of a date: 3 件, 2026 年 12 月 24 日 without spaces.
    private static func offsetsInCounts(in text: String) -> Set<Int> {
        func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.numericType == .decimal }
        return offsets(in: text) { before, after in
            isDigit(before) && after.properties.isIdeographic
                || "年月".unicodeScalars.contains(before) && isDigit(after)
        }
    }

    /// Byte offsets between two Hangul syllables, or between one and a letter or digit: Korean is set by words, which
    /// stand between spaces, and a count is one word with its unit (2026년).
    private static func offsetsInKoreanWords(in text: String) -> Set<Int> {
        func isHangul(_ scalar: Unicode.Scalar) -> Bool { (0xAC00...0xD7A3).contains(scalar.value) }
        func isWord(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        }
        return offsets(in: text) { before, after in
            isWord(before) && isWord(after) && (isHangul(before) || isHangul(after))
        }
    }

    /// Byte offsets between two scalars of a kind.
    private static func offsets(
        in text: String, between areJoined: (Unicode.Scalar, Unicode.Scalar) -> Bool
    ) -> Set<Int> {
        var offsets: Set<Int> = []
        var offset = 0
        var before: Unicode.Scalar?
        for scalar in text.unicodeScalars {
            if let before, areJoined(before, scalar) { offsets.insert(offset) }
            before = scalar
            offset += UTF8.width(scalar)
        }
        return offsets
    }
}

extension String.UTF8View {
    /// The ASCII character at an offset; nil where there is none.
    fileprivate func at(_ offset: Int) -> Character? {
        let byte = self[index(startIndex, offsetBy: offset)]
        return byte < 0x80 ? Character(Unicode.Scalar(byte)) : nil
    }
}
