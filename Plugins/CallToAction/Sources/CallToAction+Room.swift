public import PolyreelCore
internal import PolyreelLanguage
internal import PolyreelType

/// How much text a call to action's card holds.
public struct CardRoom: Sendable, Hashable {
    public let lines: Int
    /// Characters of text like the sample, about: lines break at words.
    public let characters: Int
}

extension CallToAction {
    /// Whether a variant's card holds a text, with its price where it has one, by the shaper that draws it.
    public static func fits(
        _ text: LocalisedText, price: LocalisedText? = nil, of call: CallToActionSettings, for request: VariantRequest,
        font: FontChoice
    ) -> Bool {
        let canvas = request.placement.canvas
        return rows(
            of: CardWords(headline: text, price: price, code: call.code), call: call,
            design: CardDesign(canvas: canvas, brandColour: nil), zone: request.safeZone.rect(on: canvas), font: font)
            != nil
    }

    /// The words of a card, set as large as they fit; nil when they do not.
    static func rows(
        of words: CardWords, call: CallToActionSettings, design: CardDesign, zone: PixelRect, font: FontChoice
    ) -> [CardRow]? {
        let text = words.headline
        func fit(_ form: KeyPath<LocalisedText, String>) -> [CardRow]? {
            design.fit(
                CardDesign.Words(
                    headline: cased(text[keyPath: form], text, call), price: words.price?[keyPath: form],
                    code: words.code, label: label(of: words), language: text.language, direction: text.direction),
                font: font, in: PixelSize(width: zone.width, height: zone.height))
        }
        // A date that is wider than the card is broken rather than refused.
        return fit(\.joined) ?? fit(\.text)
    }

    /// The words as they are shown.
    static func cased(_ words: String, _ text: LocalisedText, _ call: CallToActionSettings) -> String {
        call.capitals ? Capitals.of(words, language: text.language, keeping: call.code) : words
    }

    /// What stands before the code; nil without one.
    static func label(of words: CardWords) -> String? {
        words.code == nil ? nil : try? CodeLabels.code(in: words.headline.language)
    }

    /// What fits a variant's card at the smallest size that is still read; nil when nothing does.
    /// - Parameters:
    ///   - sample: text of the kind that will stand there; its average width counts.
    ///   - language: BCP-47 of the text to come.
    ///   - isPrice: whether it stands below the message, larger and on fewer lines; the message is taken for short.
    public static func room(
        for request: VariantRequest, sample: String, language: String, font: FontChoice, isPrice: Bool = false
    ) -> CardRoom? {
        let canvas = request.placement.canvas
        let design = CardDesign(canvas: canvas, brandColour: nil)
        let width = request.safeZone.rect(on: canvas).width - 2 * design.style.horizontalPadding
        let size = design.sizes.lowerBound * (isPrice ? CardDesign.pricePercent : 100) / 100
        let lines = isPrice ? CardDesign.mostPriceLines : CardDesign.mostLines
        let characters = sample.count
        guard width > 0, characters > 0 else { return nil }
        // Ideographs and kana are as wide as they are high.
        let isSquare = ["ja", "zh", "ko", "yue"].contains(String(language.prefix { $0 != "-" }))
        let measured = Typesetter.measure(
            sample, font: font, size: size, language: language, direction: request.market.direction
        ).width
        let all = lines * width
        let count = isSquare ? all / size : all * characters / max(1, measured)
        // A tenth is lost where words do not fill their lines.
        return CardRoom(lines: lines, characters: count * 9 / 10)
    }
}
