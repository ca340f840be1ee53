internal import PolyreelCaptions
internal import PolyreelCore
internal import PolyreelLanguage
internal import PolyreelType

/// A film's cues as cards for one canvas.
struct BurnedSubtitles: Sendable {
    /// Everything that decides them but the cues.
    struct Surface: Sendable, Hashable {
        let canvas: PixelSize
        let zone: PixelRect
        let font: FontChoice
        let language: String
        let clock: FilmClock
        /// Whether text has an outline in place of a box where the picture below lets it be read.
        var outlines = false
    }

    /// What is shown for a time, before it is placed.
    private struct Piece {
        let text: SpokenText
        var fitted: FittedText
        let frames: FrameRange
        let line: Int
        /// Of the whole cue, where its words have times; the piece begins with the letter `first`.
        let words: SpokenWords?
        let first: Int
        let place: CuePlace
    }

    private let surface: Surface
    private let style: SubtitleStyle
    private let direction: TextDirection
    private var tally: FindingTally
    private(set) var intents: [OverlayIntent] = []
    private var glyphFinding: Finding?

    var findings: [Finding] { (glyphFinding.map { [$0] } ?? []) + tally.findings }

    init(_ parts: [(part: FilmCues.Part, place: CuePlace)], on surface: Surface, file: String) {
        self.surface = surface
        style = SubtitleStyle(canvas: surface.canvas)
        direction = LanguageTag(surface.language)?.isRightToLeft ?? false ? .rightToLeft : .leftToRight
        tally = FindingTally(file: file)
        guard parts.count <= max(1, surface.clock.frames) else {
            let frames = surface.clock.frames
            tally.add(
                .error, "subtitle-crowded", "\(parts.count) cues fall into a film of \(frames) frames",
                hint: "is it the film's subtitle file?", at: (0, 0))
            return
        }
        var pieces: [Piece] = []
        for (index, (part, place)) in parts.enumerated() {
            let next = index + 1 < parts.count && parts[index + 1].place == place ? parts[index + 1].part.frames : nil
            pieces += self.pieces(of: part, at: place, frames: touching(part.frames, next))
        }
        show(atOneSize(pieces))
    }

    /// An overlap too short to read is a slip of the file: the earlier card goes when the later comes.
    private func touching(_ frames: FrameRange, _ next: FrameRange?) -> FrameRange {
        let slip = max(1, (surface.clock.rate / Rational(5)).rounded)
        guard let next, next.from > frames.from, frames.to > next.from, Int64(frames.to - next.from) <= slip else {
            return frames
        }
        return FrameRange(from: frames.from, to: next.from)
    }

    // MARK: Text

    private mutating func pieces(of part: FilmCues.Part, at place: CuePlace, frames: FrameRange) -> [Piece] {
        let spoken = SpokenText(part.cue.text, language: surface.language)
        guard !spoken.paragraphs.isEmpty else { return [] }
        guard let texts = fitting(spoken) else {
            let (width, size) = (widest, style.sizes.lowerBound)
            tally.add(
                .error, "subtitle-overflow",
                "“\(spoken.text.prefix(80))” does not fit \(SubtitleStyle.mostLines) lines of "
                    + "\(width) pixels at size \(size)",
                hint: "shorten its longest word, or make the text shorter", at: (part.cue.line, 0))
            return []
        }
        let missing = texts.flatMap(\.1.missing)
        if !missing.isEmpty, glyphFinding == nil {
            var seen: Set<String> = []
            var finding = MissingGlyphs.finding(missing.filter { seen.insert($0).inserted }, in: spoken.text)
            finding.location = SourceLocation(file: tally.file, line: part.cue.line)
            glyphFinding = finding
        }
        let words = SpokenWords(part, frames: frames, on: surface.clock)
        guard texts.count > 1 else {
            return texts.map {
                Piece(
                    text: $0.0, fitted: $0.1, frames: frames, line: part.cue.line, words: words, first: 0, place: place)
            }
        }
        return spread(texts, over: frames, line: part.cue.line, words, at: place)
    }

    /// Pixels that a line may have; the box around it is inside the safe zone too.
    private var widest: Int {
        let zone = surface.zone.width
        return min(zone * SubtitleStyle.widthPercent / 100, zone - 2 * style.card.horizontalPadding)
    }

    /// The text as one card, or as several where it is too long; nil when a part that cannot be parted does not fit.
    private func fitting(_ text: SpokenText) -> [(SpokenText, FittedText)]? {
        let fitted = fit(text, sizes: style.sizes)
        if fitted.fits { return [(text, fitted)] }
        guard let (first, second) = text.halves, let left = fitting(first), let right = fitting(second) else {
            return nil
        }
        return left + right
    }

    private func fit(_ text: SpokenText, sizes: ClosedRange<Int>) -> FittedText {
        Typesetter.fit(
            TextBlock(
                pieces: text.pieces, language: surface.language, direction: direction, font: surface.font,
                sizes: sizes, maximumWidth: max(0, widest), maximumLines: SubtitleStyle.mostLines,
                maximumHeight: max(0, surface.zone.height - 2 * style.card.verticalPadding),
                lineHeightPercent: SubtitleStyle.lineHeightPercent))
    }

    /// Cards one after the other, each until the next one's first word is spoken, or as long as its share of the
    /// characters.
    private mutating func spread(
        _ texts: [(SpokenText, FittedText)], over frames: FrameRange, line: Int, _ words: SpokenWords?,
        at place: CuePlace
    ) -> [Piece] {
        guard frames.count >= texts.count else {
            tally.add(
                .error, "subtitle-overflow",
                "the cue needs \(texts.count) cards one after the other and lasts \(frames.count) frames",
                hint: "shorten its text or show it longer", at: (line, 0))
            return []
        }
        tally.add(
            .note, "subtitle-split",
            "the cue is too long for this canvas and is shown as \(texts.count) cards one after the other",
            at: (line, 0))
        let total = max(1, texts.reduce(0) { $0 + $1.0.characters })
        var (from, characters, letters) = (frames.from, 0, 0)
        var pieces: [Piece] = []
        for (index, (text, fitted)) in texts.enumerated() {
            characters += text.characters
            let next = letters + SpokenWords.letters(in: text.text)
            let wanted =
                words?.start(of: next)
                ?? frames.from + Int((Rational(frames.count) * Rational(Int64(characters), Int64(total))).rounded)
            // Each has a frame, and leaves one for each that follows.
            let to = min(max(wanted, from + 1), frames.to - (texts.count - 1 - index))
            pieces.append(
                Piece(
                    text: text, fitted: fitted, frames: FrameRange(from: from, to: to), line: line, words: words,
                    first: letters, place: place))
            (from, letters) = (to, next)
        }
        if pieces.contains(where: { Rational($0.frames.count) / surface.clock.rate < Rational(1, 2) }) {
            tally.add(
                .warning, "subtitle-split-fast", "a card of the parted cue is shown for less than half a second",
                hint: "shorten its text or show it longer", at: (line, 0))
        }
        return pieces
    }

    /// All at the size of the one that must be smallest: text that changes its size from cue to cue is restless.
    private func atOneSize(_ pieces: [Piece]) -> [Piece] {
        guard let size = pieces.map(\.fitted.size).min() else { return pieces }
        return pieces.map { piece in
            guard piece.fitted.size != size else { return piece }
            var piece = piece
            let fitted = fit(piece.text, sizes: size...size)
            if fitted.fits { piece.fitted = fitted }
            return piece
        }
    }

    // MARK: Cards

    /// Each at the top, the middle or the bottom of the safe zone, beyond the cards that are still shown there. Of those that
    /// begin together the first stands above the second, and a height that the file says goes before that.
    private mutating func show(_ all: [Piece]) {
        func order(_ index: Int) -> (Int, Int, Int) {
            let (band, from) = (all[index].place.band, all[index].frames.from)
            switch band {
            case .bottom: return (from, 0, -index)
            case .middle: return (from, 1, -index)
            case .top: return (from, 2, index)
            }
        }
        let pieces = all.indices.sorted { order($0) < order($1) }.map { all[$0] }
        let ends = pieces.map(\.frames.to).sorted()
        var gone = 0
        for (index, piece) in pieces.enumerated() {
            while gone < index, ends[gone] <= piece.frames.from { gone += 1 }
            let card = Card.block([piece.fitted], style: style.card)
            let outlined = Card.block([piece.fitted], style: style.outlined, needsContrast: true)
            let intent = OverlayIntent(
                id: "\(OverlayRole.subtitle.rawValue)-\(index)", role: .subtitle, frames: piece.frames,
                alternatives: surface.outlines ? [outlined, card] : [card],
                place: .inZone(region: piece.place.region, alignment: .centre, direction: direction),
                spacing: style.distance, priority: .speech, changes: .withLanguage,
                noRoom: noRoom(piece, shown: index + 1 - gone), rank: piece.place.rank)
            intents.append(intent)
            intents += piece.words?.intents(on: intent, card, from: piece.first) ?? []
        }
    }

    /// - Parameter shown: how many cards are shown when the piece begins, itself among them.
    private func noRoom(_ piece: Piece, shown: Int) -> Finding {
        Finding(
            .error, "subtitle-crowded",
            "\(shown) cues are shown at once and do not fit above each other in the safe zone",
            hint: "correct the times of the cues that overlap", step: Subtitles.name,
            at: SourceLocation(file: tally.file, line: piece.line))
    }
}

extension CuePlace {
    fileprivate var region: OverlayRegion {
        switch band {
        case .top: .top
        case .middle: .middle
        case .bottom: .bottom
        }
    }

    /// By how far it stands from the edge that cards are stacked on.
    fileprivate var rank: Int? { height.map { band == .top ? $0 : 10_000 - $0 } }
}
