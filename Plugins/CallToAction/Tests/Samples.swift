import Foundation
import PolyreelCore
import PolyreelLayout

@testable import CallToAction

struct NoFiles: ManifestFiles {
    func read(_ path: String, limit: Int) throws -> Data { throw Finding.error("no-file", path) }
    func list(_ path: String) throws -> [String] { [] }
}

private func sourced<Value: Codable & Sendable & Hashable>(_ value: Value) -> Sourced<Value> {
    Sourced(value: value, status: .chosen, source: "test", asOf: "2026-11-22")
}

func placement(_ id: String, _ canvas: PixelSize, _ zone: Insets) -> Placement {
    Placement(
        id: id, name: id, kind: .social, canvas: canvas, reframe: .auto, safeZone: sourced(zone),
        safeZoneRightToLeft: nil, minimumFrameRate: nil, maximumFrameRate: nil, minimumDuration: nil,
        maximumDuration: nil, maximumBytes: nil, minimumBitRate: nil, maximumBitRate: nil, loudness: sourced(-1400),
        audioBitRate: 192_000, encoderBitRateCap: 8_000_000, sidecars: sourced([]))
}

let vertical = PixelSize(width: 1080, height: 1920)
let verticalZone = Insets(top: 288, right: 192, bottom: 672, left: 120)

/// A draft of a film of 28 s, as it comes to this step.
func draft(
    _ text: String? = "Jetzt kaufen mit LENA15", language: String = "de", direction: TextDirection = .leftToRight,
    placement id: String = "tiktok", canvas: PixelSize = vertical, zone: Insets = verticalZone,
    rate: Rational = Rational(30), frames: Int = 840, code: String? = "LENA15"
) -> Draft {
    let market = Market(
        id: "de-AT", language: "de", country: "AT", name: "German (Austria)", currency: "EUR", direction: direction,
        timeZone: "Europe/Vienna")
    var draft = Draft(
        request: VariantRequest(
            campaign: "glow-mascara", creator: "@lena.glow", market: market, placement: placement(id, canvas, zone),
            channel: .paid, assetLanguage: "en", safeZone: zone))
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
    align: CardAlignment = .centre
) -> CallToActionSettings {
    CallToActionSettings(
        text: "cta.shop", button: button, link: link, code: code, start: start, end: end, qr: qr,
        align: align)
}

let tools = Toolbox(
    files: NoFiles(),
    asset: AssetFacts(
        digest: "sha256:00", bytes: 1, container: "mp4",
        picture: PictureFacts(
            stream: 0, codec: "h264", pixelFormat: "yuv420p", codedSize: vertical, sampleAspect: Rational(1),
            orientation: .upright, interlaced: false, dynamicRange: .standard, matrix: .bt709, fullRange: false,
            alpha: false, frames: 840, rate: Rational(30), averageRate: Rational(30), variableRate: false,
            origin: .zero, start: .zero, end: Rational(28)), sound: nil, findings: []),
    trim: TrimRange(from: .zero, to: Rational(28)), font: FontChoice(family: "Noto Sans", bold: true))

/// The draft after the step and layout.
func prepared(
    _ before: Draft, _ calls: [CallToActionSettings] = [call()], colour: Colour? = nil, text: Colour? = nil
) async throws -> Draft {
    var draft = before
    let step = try CallToAction(
        settings: CallToAction.Settings(calls: calls, brandColour: colour, brandText: text))
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
