internal import PolyreelCore
internal import PolyreelGraph

/// Cuts the films of a job and keys their spans. What films have in common is worked out once: of thousands that differ in
/// one card, all but that card's span.
struct PlannedFilms {
    private let keyFrames: [Rational]
    private let madeWith: String
    private(set) var plan = RenderPlan()

    /// What is worked out already.
    private(set) var looks: [FilmLook: [PlannedSpan]] = [:]
    private(set) var spans: [Part: PlannedSpan] = [:]
    private var pictures: [PicturePlan: Int] = [:]
    private var plates: [DrawnPlate: Int] = [:]
    private var filmKeyFrames: [Clock: [Int]] = [:]

    /// A span by the numbers of what it shows.
    struct Part: Hashable {
        let picture: Int
        let frames: FrameRange
        let plates: [Shown]
    }

    struct Shown: Hashable {
        let plate: Int
        /// Counted from the span's first.
        let frames: FrameRange
        let fade: OverlayFade?
    }

    private struct Clock: Hashable {
        let start: Rational
        let rate: Rational
    }

    /// - Parameters:
    ///   - keyFrames: where decoding of the asset can begin, in seconds of its own time.
    ///   - madeWith: versions of the libraries that will render; part of every key.
    init(keyFrames: [Rational], madeWith: String) {
        self.keyFrames = keyFrames
        self.madeWith = madeWith
    }

    /// Plans a draft that has a picture and a sound.
    mutating func add(_ draft: Draft, picture: PicturePlan, sound: SoundPlan) throws {
        let spans = try spans(of: FilmLook(picture: picture, overlays: draft.overlays))
        try plan.add(draft, picture: picture, sound: sound, spans: spans, madeWith: madeWith)
    }

    private mutating func spans(of look: FilmLook) throws -> [PlannedSpan] {
        if let known = looks[look] { return known }
        let ranges = Cut.spans(
            frames: look.picture.frames, rate: look.picture.rate, overlays: look.overlays.compactMap(change),
            keyFrames: keyFrames(of: look.picture), turns: turns(of: look.picture))
        let picture = Self.number(look.picture, &pictures)
        let shown = shown(look.overlays, in: ranges)
        let planned = try ranges.indices.map { index in
            let part = Part(
                picture: picture, frames: ranges[index],
                plates: shown[index].map { Shown(plate: $0.number, frames: $0.visible.frames, fade: $0.visible.fade) })
            if let known = spans[part] { return known }
            let key = try plan.add(recipe(look.picture, ranges[index], shown[index].map(\.visible)))
            let span = PlannedSpan(key: key, frames: ranges[index])
            spans[part] = span
            return span
        }
        looks[look] = planned
        return planned
    }

    /// What each range shows, in drawing order.
    private mutating func shown(
        _ overlays: [Overlay], in ranges: [FrameRange]
    ) -> [[(number: Int, visible: VisiblePlate)]] {
        var shown = [[(number: Int, visible: VisiblePlate)]](repeating: [], count: ranges.count)
        for overlay in overlays {
            let number = Self.number(DrawnPlate(overlay.plate), &plates)
            var index = ranges.sortedIndex { $0.to > overlay.frames.from }
            while index < ranges.count, let frames = overlay.frames.clamped(to: ranges[index]) {
                let visible = VisiblePlate(
                    plate: overlay.plate, frames: frames.relative(to: ranges[index].from),
                    fade: overlay.fade?.clipped(to: frames, of: overlay.frames))
                shown[index].append((number, visible))
                index += 1
            }
        }
        return shown
    }

    /// Frames of a film at which the asset has a key frame.
    private mutating func keyFrames(of picture: PicturePlan) -> [Int] {
        let clock = Clock(start: picture.start, rate: picture.rate)
        if let known = filmKeyFrames[clock] { return known }
        let frames = keyFrames.map { Int((($0 - clock.start) * clock.rate).rounded) }
        filmKeyFrames[clock] = frames
        return frames
    }

    private static func number<Value: Hashable>(_ value: Value, _ known: inout [Value: Int]) -> Int {
        if let number = known[value] { return number }
        known[value] = known.count
        return known.count - 1
    }

    /// What is the same everywhere keeps no two variants from sharing a span: nothing is cut for it.
    private func change(_ overlay: Overlay) -> Cut.Change? {
        guard overlay.changes.weight > 0 else { return nil }
        return Cut.Change(frames: overlay.frames, weight: overlay.changes.weight)
    }

    /// Where a film is framed otherwise than before, from one shot to the next. Inside a movement, each step of which is
    /// shorter than any span, nothing is cut.
    private func turns(of picture: PicturePlan) -> [Int] {
        let places = picture.path.holds.map(\.from).prefix { $0 < picture.frames } + [picture.frames]
        return places.indices.dropFirst().dropLast().filter {
            max(places[$0] - places[$0 - 1], places[$0 + 1] - places[$0]) >= SpanLength.shortest
        }.map { places[$0] }
    }

    private func recipe(_ picture: PicturePlan, _ range: FrameRange, _ plates: [VisiblePlate]) -> SpanRecipe {
        SpanRecipe(
            format: SpanRecipe.currentFormat, madeWith: madeWith, asset: picture.asset,
            start: picture.start + Rational(range.from) / picture.rate, frames: range.count, rate: picture.rate,
            canvas: picture.canvas, path: picture.path.clipped(to: range), encoder: picture.encoder, plates: plates)
    }
}
