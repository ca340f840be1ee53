internal import PolyreelCore

/// Pieces up to a forced break, with their widths in thousandths of the font size.
struct Paragraph {
    private let pieces: [String]
    /// Widths of whole pieces before each index, and of each piece without its white space at the end.
    private let before: [Int]
    private let trimmed: [Int]
    /// Of the end of a line after each piece but the last.
    private let qualities: [BreakQuality]

    var count: Int { pieces.count }

    private init(_ pieces: [String], of block: TextBlock) {
        func width(_ text: String) -> Int {
            Typesetter.widthPerPixel(
                text, font: block.font, language: block.language, direction: block.direction)
        }
        self.pieces = pieces
        var before = [0]
        var trimmed: [Int] = []
        for piece in pieces {
            let bare = piece.droppingTrailingSpace
            trimmed.append(width(bare))
            before.append((before.last ?? 0) + (bare.count == piece.count ? trimmed.last ?? 0 : width(piece)))
        }
        self.before = before
        self.trimmed = trimmed
        qualities = zip(pieces, pieces.dropFirst()).map { above, below in
            BreakQuality(between: above, and: below, language: block.language)
        }
    }

    /// The block's paragraphs; those without anything to see are left out.
    static func split(_ block: TextBlock) -> [Paragraph] {
        var paragraphs: [[String]] = [[]]
        for piece in block.pieces {
            paragraphs[paragraphs.count - 1].append(piece)
            if piece.last?.isNewline == true { paragraphs.append([]) }
        }
        return paragraphs.compactMap { pieces in
            let start = pieces.firstIndex { !$0.droppingTrailingSpace.isEmpty }
            let end = pieces.lastIndex { !$0.droppingTrailingSpace.isEmpty }
            guard let start, let end else { return nil }
            return Paragraph(Array(pieces[start...end]), of: block)
        }
    }

    func balance(limit: Int) -> LineBalance {
        LineBalance(
            width: { from, to in before[to - 1] - before[from] + trimmed[to - 1] }, quality: { qualities[$0 - 1] },
            pieces: pieces.count, limit: limit)
    }

    func fewestLines(limit: Int) -> Int { balance(limit: limit).greedy().count }

    /// The text of lines that end before these pieces, without white space at their ends.
    func lines(_ ends: [Int]) -> [String] {
        OpenIsolates.carried(
            across: zip([0] + ends, ends).map { start, end in pieces[start..<end].joined().droppingTrailingSpace })
    }
}

extension StringProtocol {
    var droppingTrailingSpace: String {
        var end = endIndex
        while end > startIndex, self[index(before: end)].isWhitespace { end = index(before: end) }
        return String(self[..<end])
    }
}
