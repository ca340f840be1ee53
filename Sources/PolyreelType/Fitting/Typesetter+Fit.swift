extension Typesetter {
    /// Breaks a text into lines at the largest size at which it keeps the block's limits: as few lines as that size
    /// allows, of even length, none wider than the block by the real shaper. Where a line then ends poorly and up to an
    /// eighth smaller none does, smaller.
    public static func fit(_ block: TextBlock) -> FittedText {
        MeasureMemory.fits.value(for: block) { BlockFitter(block).fit() }
    }
}

/// Tries the sizes of one block.
struct BlockFitter {
    private let block: TextBlock
    private let paragraphs: [Paragraph]
    /// Pieces of a text that is still tried to be fitted; a card or a subtitle has a tenth of it.
    private static let mostPieces = 400

    init(_ block: TextBlock) {
        self.block = block
        paragraphs = Paragraph.split(block)
    }

    func fit() -> FittedText {
        let sizes = trialSizes
        guard block.pieces.count <= Self.mostPieces, !paragraphs.isEmpty else { return bestEffort(sizes.last ?? 1) }
        var largest: FittedText?
        for size in sizes {
            if let largest, !largest.mayShrink(to: size) { return largest }
            guard let fitted = fit(at: size, onlyWell: largest != nil) else { continue }
            guard fitted.breaksPoorly else { return fitted }
            largest = fitted
        }
        return largest ?? bestEffort(sizes.last ?? 1)
    }

    /// Largest first, the smallest always among them.
    private var trialSizes: [Int] {
        let smallest = max(block.sizes.lowerBound, Self.allowed.lowerBound)
        let largest = min(block.sizes.upperBound, Self.allowed.upperBound)
        guard smallest < largest else { return [min(smallest, Self.allowed.upperBound)] }
        let steps = Array(stride(from: largest, through: smallest, by: -2))
        return steps.last == smallest ? steps : steps + [smallest]
    }

    private static let allowed = Typesetter.sizes

    /// Nil when this size does not keep the limits, or lines shall break well and do not.
    private func fit(at size: Int, onlyWell: Bool) -> FittedText? {
        // Estimated widths are sums of pieces, kerning across them is not in it: allow 2 %, the shaper decides.
        let limit = size > 0 ? block.maximumWidth * 1020 / size : 0
        let counts = paragraphs.map { $0.fewestLines(limit: limit) }
        guard counts.reduce(0, +) <= block.maximumLines else { return nil }
        var lines: [MeasuredLine] = []
        var extra = onlyWell ? 0 : block.maximumLines - counts.reduce(0, +)
        var breaksPoorly = false
        for (paragraph, fewest) in zip(paragraphs, counts) {
            var count = fewest
            var set = divide(paragraph, into: count, limit: limit, size: size, onlyWell)
            // Where the estimate was too hopeful by a hair, one more line may do.
            while set == nil, extra > 0, count < paragraph.count {
                (count, extra) = (count + 1, extra - 1)
                set = divide(paragraph, into: count, limit: limit, size: size, onlyWell)
            }
            guard let set else { return nil }
            lines += set.lines
            breaksPoorly = breaksPoorly || set.isFlawed
        }
        let fitted = result(lines, size: size, fits: true, breaksPoorly: breaksPoorly)
        return fitted.height <= block.maximumHeight ?? .max ? fitted : nil
    }

    private func divide(
        _ paragraph: Paragraph, into count: Int, limit: Int, size: Int, _ onlyWell: Bool
    ) -> (lines: [MeasuredLine], isFlawed: Bool)? {
        let balance = paragraph.balance(limit: limit)
        for ends in balance.best(lines: count, count: 8) {
            let isFlawed = balance.isFlawed(ends)
            if isFlawed, onlyWell { continue }
            let lines = paragraph.lines(ends).map { measured($0, size: size) }
            if lines.allSatisfy({ $0.measure.width <= block.maximumWidth }) { return (lines, isFlawed) }
        }
        return nil
    }

    private func bestEffort(_ size: Int) -> FittedText {
        let limit = block.maximumWidth * 1000 / max(1, size)
        let lines = paragraphs.flatMap { $0.lines($0.balance(limit: limit).greedy()) }
        return result(lines.map { measured($0, size: size) }, size: size, fits: lines.isEmpty, breaksPoorly: false)
    }

    private typealias MeasuredLine = (text: String, measure: LineMeasure)

    private func measured(_ line: String, size: Int) -> MeasuredLine {
        let measure = Typesetter.measure(
            line, font: block.font, size: size, language: block.language, direction: block.direction)
        return (line, measure)
    }

    private func result(_ lines: [MeasuredLine], size: Int, fits: Bool, breaksPoorly: Bool) -> FittedText {
        var seen: Set<String> = []
        let between = zip(lines, lines.dropFirst()).map { $0.measure.inkDescent + $1.measure.inkAscent }.max() ?? 0
        return FittedText(
            lines: lines.map(\.text), size: size, widths: lines.map(\.measure.width),
            ascent: lines.map { ascent($0.measure, size: size) }.max() ?? 0,
            descent: lines.map { descent($0.measure, size: size) }.max() ?? 0,
            lineHeight: max((size * block.lineHeightPercent + 99) / 100, between + size / 16), fits: fits,
            breaksPoorly: breaksPoorly,
            missing: lines.flatMap(\.measure.missing).filter { seen.insert($0).inserted },
            fonts: Set(lines.flatMap(\.measure.fonts)).sorted(), language: block.language,
            direction: block.direction, font: block.font)
    }

    // Fonts of other scripts ask for up to half as much again as their letters need; a card would stand open below
    // Arabic. All get Noto Sans's own 1.069 and 0.293 of the size, or what their ink takes.
    private func ascent(_ measure: LineMeasure, size: Int) -> Int {
        max(measure.inkAscent, min(measure.ascent, (size * 107 + 99) / 100))
    }

    private func descent(_ measure: LineMeasure, size: Int) -> Int {
        max(measure.inkDescent, min(measure.descent, (size * 30 + 99) / 100))
    }
}
