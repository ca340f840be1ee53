internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelStore

/// What a record says about the film that was planned.
enum FilmRecord {
    static func timeline(_ film: FilmPlan) -> [VariantRecord.Span] {
        film.spans.map { VariantRecord.Span(key: $0.key.hex, from: $0.frames.from, to: $0.frames.to) }
    }

    /// In drawing order.
    static func overlays(_ film: FilmPlan, _ digests: RecordDigests) -> [VariantRecord.Overlay] {
        film.draft.overlays.map { overlay in
            VariantRecord.Overlay(
                role: overlay.role, from: overlay.frames.from, to: overlay.frames.to,
                text: overlay.plate.lines.map(\.text).joined(separator: "\n"), plate: digests.digest(of: overlay.plate))
        }
    }
}
