internal import Foundation
internal import PolyreelCore

/// The content of `cta.json`: what an ad manager types in, or an importer reads.
struct SidecarDocument: Codable, Equatable {
    static let suffix = "cta.json"

    let calls: [Call]

    struct Call: Codable, Equatable {
        let text: String
        let price: String?
        let language: String
        /// `requested`, and each platform's own name.
        let button: [String: String?]
        let link: String?
        let code: String?
        /// Seconds.
        let start: Decimal
        let end: Decimal
        let frames: FrameRange
        let box: Box
        let safeZone: PixelRect
    }

    struct Box: Codable, Equatable {
        let pixels: PixelRect
        let fractions: Fractions
    }

    /// Shares of the canvas's width and height, to six digits.
    struct Fractions: Codable, Equatable {
        let x: Decimal
        let y: Decimal
        let width: Decimal
        let height: Decimal

        init(millionths: PixelRect) {
            x = Seconds.millionths(millionths.x)
            y = Seconds.millionths(millionths.y)
            width = Seconds.millionths(millionths.width)
            height = Seconds.millionths(millionths.height)
        }
    }

    init(_ facts: [CallToActionFacts]) {
        calls = facts.map { facts in
            Call(
                text: facts.text, price: facts.price, language: facts.language,
                button: facts.buttons.merging(["requested": facts.button]) { $1 }, link: facts.link, code: facts.code,
                start: Seconds.decimal(facts.start), end: Seconds.decimal(facts.end), frames: facts.frames,
                box: Box(pixels: facts.box, fractions: Fractions(millionths: facts.boxMillionths)),
                safeZone: facts.safeZone)
        }
    }

    init(reading data: Data) throws {
        calls = try JSONDecoder().decode([Call].self, from: data)
    }

    /// As JSON, with its line feed.
    func document() throws -> Data { try JSONText.document(calls) }
}
