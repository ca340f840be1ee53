import PolyreelCore
import PolyreelGraph
import PolyreelPlan
import TestSupport
import Testing

/// Jobs of the benchmark as plans: an asset of twelve seconds at 1920x1080, cut by the project's own rule.
struct ReferenceJob: Sendable, CustomTestStringConvertible {
    let name: String
    let asset: PictureFacts
    let plan: RenderPlan
    var testDescription: String { name }

    /// One film with a card over its last tenth.
    static func single(keyFrames: [Rational]) throws -> ReferenceJob {
        try ReferenceJob("single", 25, keyFrames) { facts in
            [film(facts, 25, .sample, "de-DE", [card(FrameRange(from: 270, to: 300), 0)])]
        }
    }

    /// Three placements of one canvas and one of another, ten markets, a card each.
    static func endCard(keyFrames: [Rational]) throws -> ReferenceJob {
        try ReferenceJob("end card", 25, keyFrames) { facts in
            [PixelSize.sample, .sample, .sample, wide].flatMap { canvas in
                (0..<10).map { film(facts, 25, canvas, "de-DE", [card(FrameRange(from: 270, to: 300), $0)]) }
            }
        }
    }

    /// The demo: two vertical placements with burned cues and a landscape one without, five markets, a card each.
    static func demo(keyFrames: [Rational]) throws -> ReferenceJob {
        let cues = [FrameRange(from: 12, to: 96), FrameRange(from: 120, to: 192), FrameRange(from: 204, to: 270)]
        return try ReferenceJob("demo", 30, keyFrames) { facts in
            [PixelSize.sample, .sample, wide].flatMap { canvas in
                (0..<5).map { market in
                    let spoken = canvas == .sample ? cues.map { cue($0, market) } : []
                    return film(
                        facts, 30, canvas, "de-DE", spoken + [card(FrameRange(from: 270, to: 360), market)])
                }
            }
        }
    }

    private static let wide = PixelSize(width: 1920, height: 1080)

    private init(_ name: String, _ rate: Int, _ keyFrames: [Rational], drafts: (AssetFacts) -> [Draft]) throws {
        let bare = AssetFacts.sample(size: Self.wide, rate: Rational(rate), frames: 12 * rate).picture
        asset = PictureFacts(
            stream: 0, codec: bare.codec, pixelFormat: bare.pixelFormat, codedSize: bare.codedSize,
            sampleAspect: bare.sampleAspect, orientation: bare.orientation, interlaced: false, dynamicRange: .standard,
            matrix: .bt709, fullRange: false, alpha: false, frames: bare.frames, rate: bare.rate,
            averageRate: bare.rate, variableRate: false, origin: .zero, start: .zero, end: Rational(12),
            keyFrames: keyFrames)
        let facts = AssetFacts.sample(size: Self.wide, rate: Rational(rate), frames: 12 * rate)
        self.name = name
        plan = try Planner.plan(drafts(facts), keyFrames: keyFrames, madeWith: "test")
    }

    private static func film(
        _ facts: AssetFacts, _ rate: Int, _ canvas: PixelSize, _ market: String, _ overlays: [Overlay]
    ) -> Draft {
        var draft = Draft(request: .sample(.sample(market), .sample(canvas: canvas)))
        draft.picture = PicturePlan(
            asset: facts.digest, start: .zero, rate: Rational(rate), frames: 12 * rate, canvas: canvas,
            path: ReframePath(.crop(PixelRect(x: 0, y: 0, width: 606, height: 1080))),
            encoder: EncoderSettings(
                preset: "veryfast", constantRateFactor: 190, maximumBitRate: 12_000_000, bufferBits: 12_000_000,
                level: 42, referenceFrames: 2, bFrames: 2, keyFrameInterval: 2 * rate))
        draft.sound = SoundPlan(
            asset: facts.digest, start: .zero, samples: 576_000, mix: SoundMix(streams: [1]), gain: 0, limited: false,
            ceiling: -100,
            bitRate: 128_000)
        draft.overlays = overlays
        return draft
    }

    private static func card(_ frames: FrameRange, _ market: Int) -> Overlay {
        overlay("card", .withOffer, frames, width: 400 + 2 * market, y: 900)
    }

    private static func cue(_ frames: FrameRange, _ market: Int) -> Overlay {
        overlay("cue \(frames.from)", .withLanguage, frames, width: 600 + 2 * market, y: 700)
    }

    private static func overlay(_ id: String, _ changes: OverlayChanges, _ frames: FrameRange, width: Int, y: Int)
        -> Overlay
    {
        let box = PlateBox(
            rect: PixelRect(x: 0, y: 0, width: width, height: 80),
            colour: Colour(red: 176, green: 0, blue: 94, alpha: 230), cornerRadius: 6)
        return Overlay(
            id: id, role: OverlayRole(rawValue: id), frames: frames,
            plate: Plate(
                frame: PixelRect(x: 100, y: y, width: width, height: 80), elements: [.box(box)], madeWith: []),
            changes: changes)
    }
}
