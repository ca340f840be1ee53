/// Lengths as shares of the picture: W3C TTML2, 10.3.7 "<length>".
struct TTMLLengths {
    /// Pixels of the root container, when `tts:extent` says them.
    private var pixels: (width: Double, height: Double)?
    private var cells: (columns: Double, rows: Double) = (32, 15)

    init(_ root: TTMLNode) {
        if let words = root.styles.last(where: { $0.property == .extent })?.value.split(separator: " "),
            words.count == 2,
            let width = Self.number(words[0], "px"), let height = Self.number(words[1], "px"), width > 0, height > 0
        {
            pixels = (width, height)
        }
        if let words = root[.cellResolution]?.split(separator: " "), words.count == 2,
            let columns = Self.number(words[0], ""), let rows = Self.number(words[1], ""), columns > 0, rows > 0
        {
            cells = (columns, rows)
        }
    }

    /// Percent of the width and of the height; nil for `auto` and what is not understood.
    func pair(_ text: String) -> (Double, Double)? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard words.count == 2, let x = length(words[0], isWidth: true), let y = length(words[1], isWidth: false)
        else { return nil }
        return (x, y)
    }

    /// `tts:position`: two values, or an edge before each. A percentage is of what the extent leaves.
    func position(_ text: String, extent: (width: Double, height: Double)) -> (Double, Double)? {
        let words = text.split(whereSeparator: \.isWhitespace)
        let shares: [Substring: Double] = ["left": 0, "top": 0, "center": 50, "right": 100, "bottom": 100]
        func offset(_ word: Substring, _ edge: Substring?, isWidth: Bool) -> Double? {
            let left = 100 - (isWidth ? extent.width : extent.height)
            let isFromEnd = edge == "right" || edge == "bottom"
            let value =
                shares[word].map { $0 * left / 100 }
                ?? (word.hasSuffix("%")
                    ? Self.number(word, "%").map { $0 * left / 100 } : length(word, isWidth: isWidth))
            return value.map { isFromEnd ? left - $0 : $0 }
        }
        let found: (Double?, Double?)
        switch words.count {
        case 1:
            let isVertical = words[0] == "top" || words[0] == "bottom"
            found = (
                offset(isVertical ? "center" : words[0], nil, isWidth: true),
                offset(isVertical ? words[0] : "center", nil, isWidth: false)
            )
        case 2: found = (offset(words[0], nil, isWidth: true), offset(words[1], nil, isWidth: false))
        case 4: found = (offset(words[1], words[0], isWidth: true), offset(words[3], words[2], isWidth: false))
        default: return nil
        }
        guard let x = found.0, let y = found.1 else { return nil }
        return (x, y)
    }

    private func length(_ word: Substring, isWidth: Bool) -> Double? {
        if let value = Self.number(word, "%") ?? Self.number(word, isWidth ? "rw" : "rh") { return value }
        if let value = Self.number(word, "px"), let pixels {
            return value / (isWidth ? pixels.width : pixels.height) * 100
        }
        return Self.number(word, "c").map { $0 / (isWidth ? cells.columns : cells.rows) * 100 }
    }

    private static func number(_ word: Substring, _ unit: String) -> Double? {
        guard word.hasSuffix(unit) else { return nil }
        let digits = word.dropLast(unit.count)
        guard !digits.isEmpty, digits.utf8.count <= 12,
            digits.utf8.allSatisfy({ $0.isDigit || $0 == 0x2E || $0 == 0x2D || $0 == 0x2B })
        else { return nil }
        return Double(digits)
    }
}
