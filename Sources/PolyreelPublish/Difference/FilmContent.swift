internal import PolyreelCore

/// What one film shows and when: as much of its record as a comparison needs.
struct FilmContent: Hashable, Sendable {
    let canvas: PixelSize
    let rate: Rational
    let frames: Int
    /// Equal for films whose frames show the same but for overlays.
    let picture: String
    let spans: [VariantRecord.Span]
    /// In drawing order.
    let overlays: [VariantRecord.Overlay]
    let soundtrack: String

    init(
        canvas: PixelSize, rate: Rational, frames: Int, picture: String, spans: [VariantRecord.Span],
        overlays: [VariantRecord.Overlay], soundtrack: String
    ) {
        self.canvas = canvas
        self.rate = rate
        self.frames = frames
        self.picture = picture
        self.spans = spans
        self.overlays = overlays
        self.soundtrack = soundtrack
    }

    /// Nil without a film, and for records of versions that did not say what it shows.
    init?(_ record: VariantRecord) {
        guard let media = record.media, let spans = record.timeline, let overlays = record.overlays,
            let picture = record.picture, let soundtrack = record.soundtrack, media.frameRate > .zero
        else { return nil }
        self.init(
            canvas: PixelSize(width: media.width, height: media.height), rate: media.frameRate, frames: media.frames,
            // Other libraries may decode and scale to other pixels.
            picture: "\(picture) \(record.made.libav)", spans: spans, overlays: overlays, soundtrack: soundtrack)
    }

    /// Equal for films that look and sound the same from beginning to end.
    struct Look: Hashable {
        let picture: String
        let frames: Int
        let overlays: [VariantRecord.Overlay]
        let soundtrack: String
    }

    var look: Look { Look(picture: picture, frames: frames, overlays: overlays, soundtrack: soundtrack) }

    /// Why no frame of the two can be the same; empty when frames can be compared.
    func obstacles(to other: FilmContent) -> [String] {
        guard picture != other.picture else { return [] }
        var obstacles: [String] = []
        if canvas != other.canvas {
            obstacles.append(
                "different canvases: \(canvas.width)x\(canvas.height) and \(other.canvas.width)x\(other.canvas.height)")
        }
        if rate != other.rate { obstacles.append("different frame rates: \(rate) and \(other.rate)") }
        return obstacles.isEmpty
            ? ["different pictures: another asset, start, crop or library version"] : obstacles
    }
}
