internal import PolyreelLanguage

/// Pieces of a card's words that stay whole when lines are broken.
///
/// Beside what a line of any text keeps together, on a card a number stays with what it counts, and no line begins with a
/// dash.
enum CardPieces {
    static func of(_ text: String, language: String) -> [String] {
        LineBreaks.pieces(of: text, language: language).reduce(into: []) { pieces, piece in
            if let last = pieces.last, isKept(last, with: piece) {
                pieces[pieces.count - 1] = last + piece
            } else {
                pieces.append(piece)
            }
        }
    }

    private static func isKept(_ before: String, with after: String) -> Bool {
        guard let end = before.unicodeScalars.last, end.properties.isWhitespace,
            end.properties.generalCategory == .spaceSeparator
        else { return false }
        return beginsWithDash(after) || isNumber(before) && beginsWithLetter(after)
    }

    /// A dash that stands between two parts of a sentence; with letters right behind it, it may be a minus or a bullet.
    private static func beginsWithDash(_ piece: String) -> Bool {
        let scalars = piece.unicodeScalars
        guard let first = scalars.first, first.properties.isDash else { return false }
        return scalars.dropFirst().first?.properties.isWhitespace ?? true
    }

    private static func beginsWithLetter(_ piece: String) -> Bool {
        piece.unicodeScalars.first { $0.properties.generalCategory != .format }?.properties.isAlphabetic ?? false
    }

    /// Whether the last word is a number and nothing else: prices and percentages count nothing.
    private static func isNumber(_ piece: String) -> Bool {
        guard let word = piece.split(whereSeparator: \.isWhitespace).last else { return false }
        return word.unicodeScalars.allSatisfy {
            $0.properties.numericType != nil || $0.properties.generalCategory == .format
                || ".,’٬٫".unicodeScalars.contains($0)
        }
    }
}
