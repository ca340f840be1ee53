import Foundation
import PolyreelCaptions
import PolyreelCore
import PolyreelLanguage
import PolyreelLayout
import Synchronization

@testable import Subtitles

/// Files of a manifest, held in memory; counts how often each is read.
final class MemoryFiles: ManifestFiles {
    private let files: [String: Data]
    private let counts = Mutex<[String: Int]>([:])

    init(_ files: [String: String]) { self.files = files.mapValues { Data($0.utf8) } }

    func read(_ path: String, limit: Int) throws -> Data {
        counts.withLock { $0[path, default: 0] += 1 }
        guard let data = files[path] else {
            throw Finding.error("file-missing", "'\(path)' is not there", at: SourceLocation(file: path))
        }
        return data
    }

    func list(_ path: String) throws -> [String] { files.keys.sorted() }

    func reads(of path: String) -> Int { counts.withLock { $0[path] ?? 0 } }
}

/// A film to be subtitled, as the steps before leave it.
struct Film {
    var market = "de-DE"
    var assetLanguage = "en"
    var placement = "tiktok"
    var canvas = PixelSize(width: 1080, height: 1920)
    var insets = Insets(top: 288, right: 192, bottom: 672, left: 120)
    var start = Rational(0)
    var rate = Rational(25)
    var frames = 250

    var draft: Draft {
        let source = Sourced(value: insets, status: .chosen, source: "test", asOf: "2026-11-22")
        let tag = LanguageTag(market)
        let place = Placement(
            id: placement, name: placement, kind: .social, canvas: canvas, reframe: .auto, safeZone: source,
            safeZoneRightToLeft: nil, minimumFrameRate: nil, maximumFrameRate: nil, minimumDuration: nil,
            maximumDuration: nil, maximumBytes: nil, minimumBitRate: nil, maximumBitRate: nil,
            loudness: Sourced(value: -1400, status: .chosen, source: "test", asOf: "2026-11-22"),
            audioBitRate: 128_000, encoderBitRateCap: 8_000_000,
            sidecars: Sourced(value: ["srt"], status: .chosen, source: "test", asOf: "2026-11-22"))
        let request = VariantRequest(
            campaign: "c", creator: "@a",
            market: Market(
                id: market, language: tag?.writtenLanguage ?? market, country: tag?.region ?? "", name: market,
                currency: "EUR", direction: tag?.isRightToLeft == true ? .rightToLeft : .leftToRight,
                timeZone: "Europe/Berlin"),
            placement: place, channel: .paid, assetLanguage: assetLanguage, safeZone: insets)
        var draft = Draft(request: request)
        draft.picture = picture
        return draft
    }

    var picture: PicturePlan {
        PicturePlan(
            asset: "sha256:00", start: start, rate: rate, frames: frames, canvas: canvas,
            path: ReframePath(.crop(PixelRect(x: 0, y: 0, width: 1080, height: 1920))),
            encoder: EncoderSettings(
                preset: "medium", constantRateFactor: 190, maximumBitRate: 1, bufferBits: 1, level: 42,
                referenceFrames: 3, bFrames: 2, keyFrameInterval: 60))
    }

    func tools(_ files: any ManifestFiles) -> Toolbox {
        let facts = AssetFacts(
            digest: "sha256:00", bytes: 1, container: "mov",
            picture: PictureFacts(
                stream: 0, codec: "h264", pixelFormat: "yuv420p", codedSize: canvas, sampleAspect: Rational(1),
                orientation: .upright, interlaced: false, dynamicRange: .standard, matrix: .bt709, fullRange: false,
                alpha: false, frames: frames, rate: rate, averageRate: rate, variableRate: false, origin: .zero,
                start: .zero, end: start + Rational(frames) / rate),
            sound: nil, findings: [])
        return Toolbox(
            files: files, asset: facts, trim: TrimRange(from: start, to: start + Rational(frames) / rate),
            font: FontChoice(family: "Noto Sans", bold: false))
    }

    /// The film's draft after the step and layout.
    func prepared(_ files: [String: String], languages: [String: String], burn: [String] = []) async throws -> Draft {
        let step = try Subtitles(settings: SubtitleSettings(files: languages, burn: burn))
        var draft = self.draft
        try await step.prepare(&draft, with: tools(MemoryFiles(files)))
        draft.layOut(over: nil)
        return draft
    }

    /// The draft of one file in the market's language, burned in.
    func burned(_ srt: String) async throws -> Draft {
        try await prepared(["x.srt": srt], languages: [LanguageTag(market)?.language ?? "": "x.srt"], burn: [placement])
    }
}

/// A SubRip file of cues `(start, end, text)`, in milliseconds; the text stands in it as it is.
func srt(_ cues: [(Int64, Int64, String)]) -> String {
    cues.enumerated().map { index, cue in
        let times = [cue.0, cue.1].map { Milliseconds($0).clock(separator: ",") }
        return "\(index + 1)\n\(times.joined(separator: " --> "))\n\(cue.2)\n"
    }.joined(separator: "\n")
}

extension Draft {
    var codes: [String] { findings.map(\.code) }
    var ranges: [String] { overlays.map { "\($0.frames.from)..<\($0.frames.to)" } }
    var shown: [[String]] { overlays.map { $0.plate.lines.map(\.text) } }
    func sidecar(_ suffix: String) -> String? { sidecars.first { $0.suffix == suffix }?.content }
}
