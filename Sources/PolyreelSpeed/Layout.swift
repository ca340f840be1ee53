import ArgumentParser
internal import Foundation
internal import PolyreelCore
internal import PolyreelLayout
internal import PolyreelStep
internal import PolyreelYAML
internal import Subtitles

/// A subtitle file set on a canvas: read, wrapped by measured width, every plate placed.
struct Layout: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Seconds for laying out the plates of a subtitle file.")

    @Argument(help: "A subtitle file.") var file: String
    @Option(help: "BCP-47 of its language.") var language: String
    @Option(help: "Seconds that the film lasts.") var seconds: Int

    func run() async throws {
        let content = try Data(contentsOf: URL(fileURLWithPath: file))
        let canvas = PixelSize(width: 1080, height: 1920)
        let step = try Subtitles(settings: SubtitleSettings(files: [language: file], burn: ["tiktok"]))
        var draft = Draft(request: request(canvas))
        draft.picture = PicturePlan(
            asset: "sha256:00", start: .zero, rate: Rational(25), frames: 25 * seconds, canvas: canvas,
            path: ReframePath(.crop(PixelRect(x: 0, y: 0, width: canvas.width, height: canvas.height))),
            encoder: EncoderSettings(
                preset: "veryfast", constantRateFactor: 190, maximumBitRate: 1, bufferBits: 1, level: 42,
                referenceFrames: 1, bFrames: 2, keyFrameInterval: 60))
        let tools = Toolbox(
            files: OneFile(content: content), asset: facts(canvas),
            trim: TrimRange(from: .zero, to: Rational(Int64(seconds))),
            font: FontChoice(family: "Noto Sans", bold: true))
        let began = ContinuousClock.now
        try await step.prepare(&draft, with: tools)
        draft.layOut(over: nil)
        let took = ContinuousClock.now - began
        guard !draft.overlays.isEmpty else { throw ValidationError("no plate: \(draft.findings.map(\.message))") }
        print("{\"plates\": \(draft.overlays.count), \"seconds\": \(took / .seconds(1))}")
    }

    private func request(_ canvas: PixelSize) -> VariantRequest {
        func chosen<Value>(_ value: Value) -> Sourced<Value> {
            Sourced(value: value, status: .chosen, source: "benchmark", asOf: "2026-11-24")
        }
        let insets = Insets(top: 288, right: 192, bottom: 672, left: 120)
        return VariantRequest(
            campaign: "bench", creator: "@bench",
            market: Market(
                id: "\(language)-XX", language: language, country: "XX", name: language, currency: "EUR",
                direction: .leftToRight, timeZone: "UTC"),
            placement: Placement(
                id: "tiktok", name: "TikTok", kind: .social, canvas: canvas, reframe: .auto, safeZone: chosen(insets),
                safeZoneRightToLeft: nil, minimumFrameRate: nil, maximumFrameRate: nil, minimumDuration: nil,
                maximumDuration: nil, maximumBytes: nil, minimumBitRate: nil, maximumBitRate: nil,
                loudness: chosen(-1400), audioBitRate: 128_000, encoderBitRateCap: 8_000_000,
                sidecars: chosen(["srt"])),
            channel: .paid, assetLanguage: language, safeZone: insets)
    }

    private func facts(_ canvas: PixelSize) -> AssetFacts {
        AssetFacts(
            digest: "sha256:00", bytes: 1, container: "mov",
            picture: PictureFacts(
                stream: 0, codec: "h264", pixelFormat: "yuv420p", codedSize: canvas, sampleAspect: Rational(1),
                orientation: .upright, interlaced: false, dynamicRange: .standard, matrix: .bt709, fullRange: false,
                alpha: false, frames: 25 * seconds, rate: Rational(25), averageRate: Rational(25), variableRate: false,
                origin: .zero, start: .zero, end: Rational(Int64(seconds))),
            sound: nil, findings: [])
    }
}

private struct OneFile: ManifestFiles {
    let content: Data

    func read(_ path: String, limit: Int) throws -> Data { content }
    func list(_ path: String) throws -> [String] { [] }
}
