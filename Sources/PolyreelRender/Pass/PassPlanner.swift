internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelStore

/// Groups the missing spans of a plan into passes.
struct PassPlanner: Sendable {
    /// Where decoding of the asset can begin, in seconds of its own time, ascending; empty where only at the start.
    let keyFrames: [Rational]

    /// How much of the source may be decoded twice so that two passes can run side by side.
    private static let overlap = Rational(1, 4)
    /// How long a pass is at least before it is ended where nothing forces it to go on.
    private static let shortest = Rational(2) * SpanLength.longest

    /// Every missing span in exactly one pass. Spans that need the same source pictures, or pictures of one group, are in
    /// one pass, so that no group of the source is decoded twice. `PassScheduler` parts them further where cores are free.
    func passes(for plan: RenderPlan, missing: Set<Digest>) -> [Pass] {
        var canvases: [PicturePlan] = []
        // Those that differ in their framing alone, by what they have in common.
        var alike: [PicturePlan: [Int]] = [:]
        var wanted: [PassSpan] = []
        // Several films may ask for one key; the first that does has it made.
        var taken: Set<Digest> = []
        for film in plan.films {
            for span in film.spans where missing.contains(span.key) && taken.insert(span.key).inserted {
                // A span may be encoded lower than the rest of its film.
                let picture = film.picture.encoded(plan.spans[span.key]?.encoder ?? film.picture.encoder)
                // Films that are framed otherwise elsewhere share the canvas here.
                let unframed = picture.unframed
                let known = alike[unframed]?.first { canvases[$0].isSame(as: picture, in: span.frames) }
                let canvas = known ?? canvases.count
                if known == nil {
                    canvases.append(picture)
                    alike[unframed, default: []].append(canvas)
                }
                wanted.append(PassSpan(canvas: canvas, key: span.key, frames: span.frames))
            }
        }
        let timed = wanted.map { span in
            let picture = canvases[span.canvas]
            func time(_ frame: Int) -> Rational { picture.start + Rational(frame) / picture.rate }
            return (span: span, from: time(span.frames.from), to: time(span.frames.to))
        }.sorted {
            ($0.from, $0.span.canvas, $0.to, $0.span.key) < ($1.from, $1.span.canvas, $1.to, $1.span.key)
        }

        var groups: [[PassSpan]] = []
        var (start, end) = (Rational.zero, Rational.zero)
        for item in timed {
            if groups.isEmpty || partsFrom(item.from, start: start, end: end) {
                groups.append([])
                (start, end) = (item.from, item.to)
            }
            groups[groups.count - 1].append(item.span)
            end = max(end, item.to)
        }
        return groups.map { Pass(spans: $0, of: canvases) }
    }

    /// Whether a pass over `start ..< end` ends before a span that begins at `time`.
    private func partsFrom(_ time: Rational, start: Rational, end: Rational) -> Bool {
        guard time >= end else { return false }
        let later = keyFrames.sortedIndex { $0 > time }
        guard later > 0 else { return false }
        // What is between the key frame and the end would be decoded by both.
        guard keyFrames[later - 1] + Self.overlap >= end else { return false }
        return time > end || end - start >= Self.shortest
    }
}
