import PolyreelCore
import PolyreelLayout
import PolyreelStep
import PolyreelYAML
import TestSupport

@testable import CallToAction

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
        path: ReframePath(.crop(PixelRect(x: 0, y: 0, width: canvas.width, height: canvas.height))),
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
    align: CardAlignment = .centre, price: String? = nil, position: OverlayRegion = .auto
) -> CallToActionSettings {
    CallToActionSettings(
        text: "cta.shop", price: price, button: button, link: link, code: code, start: start, end: end, qr: qr,
        align: align, position: position)
}

func tools(brand: BrandSettings = BrandSettings(), places: ManifestPlaces = .none) -> Toolbox {
    Toolbox(
        files: MemoryFiles(), asset: .sample(), trim: TrimRange(from: .zero, to: Rational(28)),
        font: FontChoice(family: "Noto Sans", bold: true), brand: brand, places: places)
}

/// The draft after the step and layout.
func prepared(
    _ before: Draft, _ calls: [CallToActionSettings] = [call()], brand: BrandSettings = BrandSettings()
) async throws -> Draft {
    var draft = before
    let tools = tools(brand: brand)
    let step = try CallToAction(settings: CallToAction.Settings(calls: calls))
    try await step.prepare(&draft, with: tools)
    draft.layOut(over: nil)
    try await step.complete(&draft, with: tools)
    return draft
}

/// What another step wants to be seen: a block of the size.
func intent(
    _ id: String, _ size: PixelSize, _ frames: FrameRange, region: OverlayRegion = .bottom
) -> OverlayIntent {
    let box = PlateBox(
        rect: PixelRect(x: 0, y: 0, width: size.width, height: size.height), colour: .black, cornerRadius: 0)
    return OverlayIntent(
        id: id, role: OverlayRole(rawValue: "other"), frames: frames,
        alternatives: [OverlayBlock(size: size, elements: [.box(box)], madeWith: [])],
        place: .inZone(region: region, alignment: .centre, direction: .leftToRight), priority: .speech,
        changes: .withLanguage, noRoom: .error("no-room", "there is no room for '\(id)'"))
}

extension Draft {
    var codes: [String] { findings.map(\.code) }

    /// What the step tells of its calls.
    func calls() throws -> [SidecarDocument.Call] { try facts["cta"]?.decoded() ?? [] }
}
