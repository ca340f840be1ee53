internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelStore

/// What a record says about the film that was planned.
enum FilmRecord {
    static func timeline(_ film: FilmPlan) -> [VariantRecord.Span] {
        film.spans.map { VariantRecord.Span(key: $0.key.hex, from: $0.frames.from, to: $0.frames.to) }
    }

    /// In drawing order.
    static func overlays(_ film: FilmPlan) -> [VariantRecord.Overlay] {
        film.draft.overlays.map { overlay in
            VariantRecord.Overlay(
                role: overlay.role, from: overlay.frames.from, to: overlay.frames.to,
                text: overlay.plate.lines.map(\.text).joined(separator: "\n"),
                plate: (try? Digest.ofJSON(overlay.plate))?.hex ?? "")
        }
    }

    /// How long the film is and how it is encoded play no part: its frames show the same.
    static func picture(_ film: FilmPlan) -> String? {
        let picture = film.picture
        let recipe = PictureRecipe(
            format: SpanRecipe.currentFormat, asset: picture.asset, start: picture.start, rate: picture.rate,
            canvas: picture.canvas, path: picture.path)
        return try? Digest.ofJSON(recipe).hex
    }

    private struct PictureRecipe: Encodable {
        let format: Int
        let asset: String
        let start: Rational
        let rate: Rational
        let canvas: PixelSize
        let path: ReframePath
    }
}
