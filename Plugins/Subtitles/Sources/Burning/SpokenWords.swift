internal import PolyreelCaptions
internal import PolyreelCore
internal import PolyreelType

/// Words of a cue that stand out while they are spoken, where the file says when that is.
///
/// Letters are counted, not characters: scalars that are neither white space nor format controls. Lines are broken anew
/// for every canvas, and letters are what stays.
struct SpokenWords: Sendable, Hashable {
    struct Stretch: Sendable, Hashable {
        let letters: Range<Int>
        let frames: FrameRange
    }

    let stretches: [Stretch]

    /// Nil where the cue's words have no times of their own.
    init?(_ part: FilmCues.Part, frames: FrameRange, on clock: FilmClock) {
        guard part.source.text.isTimed else { return nil }
        var starts: [(letter: Int, frame: Int)] = []
        var letters = 0
        for run in part.source.text.withoutRuby {
            let from = run.spokenFrom.map(clock.frame) ?? starts.last?.frame ?? frames.from
            if starts.last?.frame != from { starts.append((letters, min(max(from, frames.from), frames.to))) }
            letters += Self.letters(in: run.text)
        }
        stretches = starts.indices.compactMap { index in
            let next = index + 1 < starts.count ? starts[index + 1] : (letter: letters, frame: frames.to)
            guard next.letter > starts[index].letter, next.frame > starts[index].frame else { return nil }
            return Stretch(
                letters: starts[index].letter..<next.letter,
                frames: FrameRange(from: starts[index].frame, to: next.frame))
        }
        guard !stretches.isEmpty else { return nil }
    }

    /// When the word with a letter begins; nil after the last word.
    func start(of letter: Int) -> Int? { stretches.first { $0.letters.contains(letter) }?.frames.from }

    static func letters(in text: String) -> Int { text.unicodeScalars.count(where: isLetter) }

    private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
        !scalar.properties.isWhitespace && scalar.properties.generalCategory != .format
    }

    /// What is laid over a card: each word on a box of its own while it is spoken.
    /// - Parameters:
    ///   - block: what the card looks like; its lines stand at the same places in all its alternatives.
    ///   - first: the letter of the cue that the card begins with.
    func intents(on card: OverlayIntent, _ block: OverlayBlock, from first: Int) -> [OverlayIntent] {
        var intents: [OverlayIntent] = []
        var start = first
        for line in block.elements.compactMap(\.line) {
            let end = start + Self.letters(in: line.text)
            for stretch in stretches {
                let letters = stretch.letters.clamped(to: start..<end)
                guard !letters.isEmpty, let frames = stretch.frames.clamped(to: card.frames), !frames.isEmpty,
                    let word = Self.word(
                        Self.part(of: line.text, letters: letters.lowerBound - start..<letters.upperBound - start),
                        of: line, madeWith: block.madeWith)
                else { continue }
                intents.append(
                    OverlayIntent(
                        id: "\(card.id)-word-\(intents.count)", role: .subtitle, frames: frames,
                        alternatives: [word.block], place: .attached(to: card.id, x: word.x, y: word.y),
                        priority: card.priority, changes: card.changes, noRoom: card.noRoom))
            }
            start = end
        }
        return intents
    }

    /// Bytes from the first letter to the last.
    private static func part(of text: String, letters: Range<Int>) -> PlatePart {
        var (letter, offset) = (0, 0)
        var (from, to) = (0, 0)
        for scalar in text.unicodeScalars {
            let bytes = UTF8.width(scalar)
            if isLetter(scalar) {
                if letter == letters.lowerBound { from = offset }
                if letters.contains(letter) { to = offset + bytes }
                letter += 1
            }
            offset += bytes
        }
        return PlatePart(from: from, to: max(from, to))
    }

    /// Whether letters stand right beside a part, as where words are not parted by spaces: a wider box would cover them.
    private static func touchesLetters(_ part: PlatePart, in text: String) -> Bool {
        func isSeen(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory != .format }
        let before = String(decoding: text.utf8.prefix(part.from), as: UTF8.self).unicodeScalars.last(where: isSeen)
        let after = String(decoding: text.utf8.dropFirst(part.to), as: UTF8.self).unicodeScalars.first(where: isSeen)
        return [before, after].contains { $0.map(isLetter) ?? false }
    }

    private static let colour = Colour(red: 0xFF, green: 0xD4, blue: 0x00)

    /// A word as it is laid over its line, and where its top left corner stands on the card.
    private static func word(
        _ part: PlatePart, of line: PlateLine, madeWith: [String]
    ) -> (block: OverlayBlock, x: Int, y: Int)? {
        guard
            let extent = Typesetter.extent(
                of: part, in: line.text, font: line.font, size: line.size, language: line.language,
                direction: line.direction)
        else { return nil }
        let corner = max(2, line.size / 10)
        let room = touchesLetters(part, in: line.text) ? 0 : corner
        let (left, right) = (line.x + extent.from - room, line.x + extent.to + room)
        let (top, bottom) = (line.baseline - line.size, line.baseline + line.size * 3 / 10)
        // Even numbers, so that chroma lines up; the card stands on even ones.
        let (x, y) = (left - (left & 1), top - (top & 1))
        let (width, height) = (right - x, bottom - y)
        let size = PixelSize(width: width + (width & 1), height: height + (height & 1))
        let word = PlateLine(
            text: line.text, language: line.language, direction: line.direction, font: line.font, size: line.size,
            colour: .black, x: line.x - x, baseline: line.baseline - y, part: part)
        let box = PlateBox(
            rect: PixelRect(x: 0, y: 0, width: size.width, height: size.height), colour: colour, cornerRadius: corner)
        return (OverlayBlock(size: size, elements: [.box(box), .text(word)], madeWith: madeWith), x, y)
    }
}
