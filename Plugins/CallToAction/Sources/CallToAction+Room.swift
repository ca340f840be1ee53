public import PolyreelCore
internal import PolyreelType

/// How much text a call to action's card holds.
public struct CardRoom: Sendable, Hashable {
    public let lines: Int
    /// Characters of text like the sample, about: lines break at words.
    public let characters: Int
}

extension CallToAction {
    /// What fits a variant's card at the smallest size that is still read; nil when nothing does.
    /// - Parameters:
    ///   - sample: text of the kind that will stand there; its average width counts.
    ///   - language: BCP-47 of the text to come.
    public static func room(
        for request: VariantRequest, sample: String, language: String, font: FontChoice
    ) -> CardRoom? {
        let canvas = request.placement.canvas
        let design = CardDesign(canvas: canvas, brandColour: nil)
        let width = request.safeZone.rect(on: canvas).width - 2 * design.style.horizontalPadding
        let size = design.sizes.lowerBound
        let characters = sample.count
        guard width > 0, characters > 0 else { return nil }
        // Ideographs and kana are as wide as they are high.
        let isSquare = ["ja", "zh", "ko", "yue"].contains(String(language.prefix { $0 != "-" }))
        let measured = Typesetter.measure(
            sample, font: font, size: size, language: language, direction: request.market.direction
        ).width
        let all = CardDesign.mostLines * width
        let count = isSquare ? all / size : all * characters / max(1, measured)
        // A tenth is lost where words do not fill their lines.
        return CardRoom(lines: CardDesign.mostLines, characters: count * 9 / 10)
    }
}
