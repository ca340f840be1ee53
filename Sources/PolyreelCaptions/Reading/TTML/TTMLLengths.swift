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

    /// `tts:position`: up to two edges or lengths, or edges with what they are away from it, of either axis first. A
    /// percentage is of what the extent leaves. Nil for what is not understood.
    ///
    /// W3C TTML2, 10.3 "<position>", after CSS's `background-position`.
    func position(_ text: String, extent: (width: Double, height: Double)) -> (Double, Double)? {
        let words = text.split(whereSeparator: \.isWhitespace)
        guard let (horizontal, vertical) = words.count < 3 ? Self.short(words) : Self.long(words),
            let x = offset(horizontal, isWidth: true, free: 100 - extent.width),
            let y = offset(vertical, isWidth: false, free: 100 - extent.height)
        else { return nil }
        return (x, y)
    }

    /// What an axis says: an edge, a length, or a length from an edge.
    private struct Offset {
        var edge: Substring?
        var length: Substring?

        init(edge: Substring, length: Substring? = nil) { (self.edge, self.length) = (edge, length) }

        init(_ word: Substring) {
            let isEdge = horizontalEdges.contains(word) || verticalEdges.contains(word) || word == "center"
            edge = isEdge ? word : nil
            length = isEdge ? nil : word
        }

        var isHorizontal: Bool { edge.map { horizontalEdges.contains($0) } ?? false }
        var isVertical: Bool { edge.map { verticalEdges.contains($0) } ?? false }
        var isEdge: Bool { edge != nil }
    }

    /// One or two words.
    private static func short(_ words: [Substring]) -> (Offset, Offset)? {
        let parts = words.map { Offset($0) }
        guard let first = parts.first else { return nil }
        let centre = Offset(edge: "center")
        guard parts.count == 2 else { return first.isVertical ? (centre, first) : (first, centre) }
        // Only two edges may stand the other way round.
        if first.isEdge, parts[1].isEdge, first.isVertical || parts[1].isHorizontal { return axes(parts[1], first) }
        return axes(first, parts[1])
    }

    /// Three or four words: each length is of the edge before it.
    private static func long(_ words: [Substring]) -> (Offset, Offset)? {
        var parts: [Offset] = []
        for word in words {
            let part = Offset(word)
            if part.isEdge {
                parts.append(part)
            } else {
                guard let last = parts.last, last.length == nil, last.edge != "center" else { return nil }
                parts[parts.count - 1].length = word
            }
        }
        guard parts.count == 2 else { return nil }
        let isTurned = parts[0].isVertical || parts[1].isHorizontal
        return isTurned ? axes(parts[1], parts[0]) : axes(parts[0], parts[1])
    }

    private static func axes(_ horizontal: Offset, _ vertical: Offset) -> (Offset, Offset)? {
        horizontal.isVertical || vertical.isHorizontal ? nil : (horizontal, vertical)
    }

    /// - Parameter free: percent that the extent leaves.
    private func offset(_ offset: Offset, isWidth: Bool, free: Double) -> Double? {
        let share: Double = offset.edge == "center" ? 50 : offset.edge == "right" || offset.edge == "bottom" ? 100 : 0
        guard let word = offset.length else { return share * free / 100 }
        let value = Self.number(word, "%").map { $0 * free / 100 } ?? length(word, isWidth: isWidth)
        return value.map { share == 100 ? free - $0 : $0 }
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

private let horizontalEdges: Set<Substring> = ["left", "right"]
private let verticalEdges: Set<Substring> = ["top", "bottom"]
