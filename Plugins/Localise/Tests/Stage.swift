import PolyreelCore
import PolyreelStep
import PolyreelYAML
import TestSupport

/// Markets, requests and a toolbox to run the step with.
enum Stage {
    static func market(_ id: String, _ currency: String, language: String? = nil, rightToLeft: Bool = false) -> Market {
        .sample(
            id, language: language, currency: currency, direction: rightToLeft ? .rightToLeft : .leftToRight,
            timeZone: "UTC")
    }

    static let germany = market("de-DE", "EUR")
    static let austria = market("de-AT", "EUR")
    static let france = market("fr-FR", "EUR")
    static let poland = market("pl-PL", "PLN")
    static let japan = market("ja-JP", "JPY")
    static let emirates = market("ar-AE", "AED", rightToLeft: true)
    static let switzerland = market("de-CH", "CHF")
    static let taiwan = market("zh-TW", "TWD", language: "zh-Hant")

    static let values: [String: MessageValue] = [
        "price": .by([
            "EUR": .decimal("12.99"), "PLN": .decimal("54.90"), "JPY": .decimal("2200"), "AED": .decimal("59.00"),
        ]),
        "ends": .one(.text("")), "left": .one(.decimal("3")),
    ]

    static func request(_ market: Market, placement: String = "tiktok") -> VariantRequest {
        .sample(market, .sample(placement))
    }

    static func tools(_ files: any ManifestFiles, showing messages: [MessageUse] = []) -> Toolbox {
        Toolbox(
            files: files, asset: .sample(frames: 30), trim: TrimRange(from: .zero, to: Rational(1)),
            font: FontChoice(family: "Noto Sans", bold: false), messages: messages)
    }
}
