import Foundation
import PolyreelCore
import Synchronization

/// A manifest's folder in memory, which counts how often each file is read.
final class MemoryFiles: ManifestFiles {
    private let content: [String: String]
    private let reads = Mutex<[String: Int]>([:])

    init(_ content: [String: String]) { self.content = content }

    func read(_ path: String, limit: Int) throws -> Data {
        reads.withLock { $0[path, default: 0] += 1 }
        guard let text = content[path] else { throw Finding.error("file-missing", "there is no \(path)") }
        return Data(text.utf8)
    }

    func list(_ path: String) throws -> [String] {
        reads.withLock { $0[path, default: 0] += 1 }
        let names = content.keys.filter { $0.hasPrefix(path + "/") }.map { String($0.dropFirst(path.count + 1)) }
        guard !names.isEmpty else { throw Finding.error("folder-missing", "there is no folder \(path)") }
        return names.sorted()
    }

    func count(_ path: String) -> Int { reads.withLock { $0[path] ?? 0 } }
}

/// Markets, requests and a toolbox to run the step with.
enum Stage {
    static func market(_ id: String, _ currency: String, language: String? = nil, rightToLeft: Bool = false) -> Market {
        let parts = id.split(separator: "-").prefix { $0 != "u" }
        return Market(
            id: id, language: language ?? String(parts[0]), country: String(parts[parts.count - 1]), name: id,
            currency: currency, direction: rightToLeft ? .rightToLeft : .leftToRight, timeZone: "UTC")
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
        func sourced<Value>(_ value: Value) -> Sourced<Value> {
            Sourced(value: value, status: .chosen, source: "test", asOf: "2026-01-01")
        }
        let insets = Insets(top: 0, right: 0, bottom: 0, left: 0)
        let place = Placement(
            id: placement, name: placement, kind: .social, canvas: PixelSize(width: 1080, height: 1920),
            reframe: .auto, safeZone: sourced(insets), safeZoneRightToLeft: nil, minimumFrameRate: nil,
            maximumFrameRate: nil, minimumDuration: nil, maximumDuration: nil, maximumBytes: nil, minimumBitRate: nil,
            maximumBitRate: nil, loudness: sourced(-1400), audioBitRate: 128_000, encoderBitRateCap: 12_000_000,
            sidecars: sourced([]))
        return VariantRequest(
            campaign: "glow-mascara", creator: "@lena.glow", market: market, placement: place, channel: .paid,
            assetLanguage: "en", safeZone: insets)
    }

    static func tools(_ files: any ManifestFiles) -> Toolbox {
        let picture = PictureFacts(
            stream: 0, codec: "h264", pixelFormat: "yuv420p", codedSize: PixelSize(width: 1080, height: 1920),
            sampleAspect: Rational(1), orientation: .upright, interlaced: false, dynamicRange: .standard,
            matrix: .bt709, fullRange: false, alpha: false, frames: 30, rate: Rational(30), averageRate: Rational(30),
            variableRate: false, origin: .zero, start: .zero, end: Rational(1))
        return Toolbox(
            files: files,
            asset: AssetFacts(
                digest: "sha256:0", bytes: 1, container: "mov", picture: picture, sound: nil, findings: []),
            trim: TrimRange(from: .zero, to: Rational(1)), font: FontChoice(family: "Noto Sans", bold: false))
    }
}
