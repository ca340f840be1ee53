import CallToAction
import PolyreelCore
import TestSupport

func placement(_ id: String, _ canvas: PixelSize, _ zone: Insets) -> Placement {
    .sample(id, canvas: canvas, safeZone: zone, audioBitRate: 192_000, encoderBitRateCap: 8_000_000)
}

let vertical = PixelSize.sample
let verticalZone = Insets(top: 288, right: 192, bottom: 672, left: 120)

/// A draft of a film of 28 s, as it comes to this step.
func draft(
    _ text: String? = "Jetzt kaufen mit LENA15", language: String = "de", direction: TextDirection = .leftToRight,
    placement id: String = "tiktok", canvas: PixelSize = vertical, zone: Insets = verticalZone,
    rate: Rational = Rational(30), frames: Int = 840, code: String? = "LENA15"
) -> Draft {
    let market = Market.sample("de-AT", name: "German (Austria)", direction: direction, timeZone: "Europe/Vienna")
    var draft = Draft(request: .sample(market, placement(id, canvas, zone)))
    draft.picture = PicturePlan(
        asset: "sha256:00", start: .zero, rate: rate, frames: frames, canvas: canvas,
        reframe: .crop(PixelRect(x: 0, y: 0, width: canvas.width, height: canvas.height)),
        encoder: EncoderSettings(
            preset: "medium", constantRateFactor: 190, maximumBitRate: 8_000_000, bufferBits: 8_000_000, level: 42,
            referenceFrames: 3, bFrames: 2, keyFrameInterval: 60))
    if let text {
        draft.texts[MessageUse(key: "cta.shop", code: code).textID] = LocalisedText(
            text: text, language: language, direction: direction)
    }
    return draft
}

func call(
    button: String? = "SHOP_NOW", link: String? = nil, code: String? = "LENA15",
    start: TimePoint = .beforeEnd(Rational(3)), end: TimePoint = .beforeEnd(.zero), qr: [String] = [],
    align: CardAlignment = .centre
) -> CallToActionSettings {
    CallToActionSettings(
        text: "cta.shop", button: button, link: link, code: code, start: start, end: end, qr: qr,
        align: align)
}

let tools = Toolbox(
    files: MemoryFiles(), asset: .sample(),
    trim: TrimRange(from: .zero, to: Rational(28)), font: FontChoice(family: "Noto Sans", bold: true))

/// The draft after the step.
func prepared(
    _ before: Draft, _ calls: [CallToActionSettings] = [call()], colour: Colour? = nil, text: Colour? = nil,
    burns: [String] = []
) async throws -> Draft {
    var draft = before
    let step = try CallToAction(
        settings: CallToAction.Settings(calls: calls, brandColour: colour, brandText: text, burnsSubtitlesIn: burns))
    try await step.prepare(&draft, with: tools)
    return draft
}

extension Draft {
    var codes: [String] { findings.map(\.code) }
}
