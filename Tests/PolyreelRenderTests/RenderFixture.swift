import Foundation
import PolyreelCore
import PolyreelGraph
import PolyreelMedia
import PolyreelPlan
import PolyreelStore
import Synchronization
import TestSupport

@testable import PolyreelRender

/// A small asset and a plan over it: 6 s at 25 frames a second, two markets with a card each, one cue.
struct RenderFixture {
    let folder: TemporaryFolder
    let asset: RenderedAsset
    let plan: RenderPlan

    /// - Parameter damaged: whether bytes of its picture are wrong here and there, and it has a key frame every second.
    init(damaged: Bool = false) throws {
        folder = try TemporaryFolder()
        let path = folder.path("asset.mp4")
        // Long groups and B frames, so that a span in the middle needs pictures from before it.
        var clip = SampleClip(
            size: PixelSize(width: 320, height: 180), duration: Rational(6), video: "testsrc2=size=320x180:rate=25",
            audio: "sine=frequency=440:sample_rate=48000")
        clip.videoOptions = ["g": damaged ? "25" : "250", "bf": "3"]
        try clip.write(to: path)
        if damaged {
            var data = try Data(contentsOf: URL(filePath: path))
            for place in stride(from: data.count / 3, to: data.count * 2 / 3, by: 997) { data[place] ^= 0x5A }
            try data.write(to: URL(filePath: path))
        }
        let facts = try AssetProbe.probe(path: path, digest: "sha256:\(try Digest.ofFile(path).hex)")
        asset = RenderedAsset(path: path, facts: facts, identity: try FileIdentity(of: path))
        plan = try Planner.plan(
            [try Self.draft(facts, "de-DE", "Jetzt"), try Self.draft(facts, "fr-FR", "Maintenant")], madeWith: "test")
    }

    /// So many markets, each with a card of its own.
    func plan(cards: Int) throws -> RenderPlan {
        try Planner.plan(
            try (0..<cards).map { try Self.draft(asset.facts, "de-DE", "Nummer \($0)") }, madeWith: "test")
    }

    /// The same two markets on the fixture's canvas and on a wide one.
    func planOnTwoCanvases() throws -> RenderPlan {
        let wide = PixelSize(width: 320, height: 180)
        let drafts = try [("de-DE", "Jetzt"), ("fr-FR", "Maintenant")].flatMap { market, text in
            [try Self.draft(asset.facts, market, text), try Self.draft(asset.facts, market, text, canvas: wide)]
        }
        return try Planner.plan(drafts, madeWith: "test")
    }

    /// A film for each path, with a card of its own.
    func plan(paths: [ReframePath], canvas: PixelSize) throws -> RenderPlan {
        try Planner.plan(
            try paths.enumerated().map { index, path in
                try Self.draft(asset.facts, "de-DE", "Nummer \(index)", canvas: canvas, path: path)
            }, madeWith: "test")
    }

    private static func draft(
        _ facts: AssetFacts, _ market: String, _ text: String, canvas: PixelSize = PixelSize(width: 180, height: 320),
        path: ReframePath? = nil
    ) throws -> Draft {
        let placement = Placement.sample(
            name: "TikTok", canvas: canvas, audioBitRate: 96_000, encoderBitRateCap: 4_000_000)
        var draft = Draft(request: .sample(.sample(market), placement))
        draft.picture = PicturePlan(
            asset: facts.digest, start: .zero, rate: Rational(25), frames: 150, canvas: canvas,
            path: path
                ?? ReframePath(
                    canvas.width < canvas.height
                        ? .fit(PixelRect(x: 0, y: 110, width: 180, height: 100))
                        : .crop(PixelRect(x: 0, y: 0, width: 320, height: 180))),
            encoder: EncoderSettings(
                preset: "veryfast", constantRateFactor: 190, maximumBitRate: 4_000_000, bufferBits: 4_000_000,
                level: 30,
                referenceFrames: 2, bFrames: 2, keyFrameInterval: 50))
        draft.sound = SoundPlan(
            asset: facts.digest, start: .zero, samples: 288_000, mix: facts.sound?.mix, gain: 0, limited: false,
            ceiling: -100,
            bitRate: 96_000)
        draft.overlays = [
            overlay("cue", .withLanguage, FrameRange(from: 30, to: 47), "cue", y: canvas.height - 80),
            overlay("card", .withOffer, FrameRange(from: 110, to: 150), text, y: 40),
        ]
        return draft
    }

    private static func overlay(_ id: String, _ changes: OverlayChanges, _ frames: FrameRange, _ text: String, y: Int)
        -> Overlay
    {
        let line = PlateLine(
            text: text, language: "de", direction: .leftToRight, font: FontChoice(family: "Noto Sans", bold: true),
            size: 18, colour: .white, x: 10, baseline: 22)
        return Overlay(
            id: id, role: OverlayRole(rawValue: id), frames: frames,
            plate: Plate(
                frame: PixelRect(x: 20, y: y, width: 140, height: 32),
                elements: [
                    .box(
                        PlateBox(
                            rect: PixelRect(x: 0, y: 0, width: 140, height: 32),
                            colour: Colour(red: 176, green: 0, blue: 94, alpha: 230), cornerRadius: 6)),
                    .text(line),
                ], madeWith: []), changes: changes)
    }

    /// Renders what `store` lacks of `plan`; answers a hash of every composed frame, by key and frame of the film.
    func render(_ plan: RenderPlan, in store: any Store, jobs: Int = 1, memory: Int = 1 << 30) async throws -> (

        hashes: [Digest: [Int: UInt64]], failures: RenderFailures
    ) {
        let hashes = FrameHashes()
        let stop = StopSignal()
        let engine = RenderEngine(
            store: store, asset: asset, host: RenderHost(program: Product.polyreel),
            place: PassesHere(stop: stop) { key, number, frame in hashes.add(key, number, frame) }, jobs: jobs,
            memory: memory, stop: stop)
        let failures = try await engine.render(plan)
        return (hashes.all, failures)
    }
}

/// FNV-1a over the visible bytes of all planes, before encoding.
final class FrameHashes: Sendable {
    private let hashes = Mutex<[Digest: [Int: UInt64]]>([:])

    var all: [Digest: [Int: UInt64]] { hashes.withLock { $0 } }

    func add(_ key: Digest, _ number: Int, _ frame: Frame) {
        var hash: UInt64 = 0xcbf2_9ce4_8422_2325
        for plane in 0..<3 {
            _ = frame.withPlane(plane) { bytes, stride, width, height in
                for y in 0..<height {
                    for x in 0..<width { hash = (hash ^ UInt64(bytes[y * stride + x])) &* 0x100_0000_01b3 }
                }
            }
        }
        let final = hash
        hashes.withLock { $0[key, default: [:]][number] = final }
    }
}
