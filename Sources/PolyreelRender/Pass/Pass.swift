internal import PolyreelCore
internal import PolyreelPlan

/// Missing spans of one source range on one canvas that are rendered together: each source frame is decoded and reframed
/// once, and encoded once per key.
struct Pass: Sendable {
    let picture: PicturePlan
    /// In the order in which they begin; together they cover `frames` without a gap, and may overlap.
    let spans: [PlannedSpan]

    var frames: FrameRange {
        FrameRange(from: spans.first?.frames.from ?? 0, to: spans.map(\.frames.to).max() ?? 0)
    }

    /// Frames that will be encoded.
    var cost: Int { spans.reduce(0) { $0 + $1.frames.count } }
}

extension Pass {
    /// Seconds of film that one pass covers where it can be parted; more passes keep more cores busy, fewer decode less
    /// twice.
    static let longest = Rational(8)

    /// Groups the missing spans of a plan into passes.
    /// - Parameter encoders: how many encoders a pass may have open at once on a canvas.
    static func passes(
        for plan: RenderPlan, missing: Set<Key>, encoders: (PixelSize) -> Int
    ) -> [Pass] {
        var wanted: [PicturePlan: [PlannedSpan]] = [:]
        var order: [PicturePlan] = []
        // Several films may ask for one key; the first that does has it made.
        var taken: Set<Key> = []
        for film in plan.films {
            for span in film.spans where missing.contains(span.key) && taken.insert(span.key).inserted {
                if wanted[film.picture] == nil { order.append(film.picture) }
                wanted[film.picture, default: []].append(span)
            }
        }
        return order.flatMap { picture in
            let lanes = lanes(of: wanted[picture] ?? [])
            let most = max(1, encoders(picture.canvas))
            return stride(from: 0, to: lanes.count, by: most).flatMap { first in
                runs(of: lanes[first..<min(first + most, lanes.count)].flatMap(\.self), picture: picture)
            }
        }
    }

    /// Parts spans into sequences that do not overlap, as few as there are: one encoder each.
    private static func lanes(of spans: [PlannedSpan]) -> [[PlannedSpan]] {
        var lanes: [[PlannedSpan]] = []
        for span in spans.sorted(by: isBefore) {
            if let free = lanes.firstIndex(where: { ($0.last?.frames.to ?? 0) <= span.frames.from }) {
                lanes[free].append(span)
            } else {
                lanes.append([span])
            }
        }
        return lanes
    }

    /// Spans that follow each other without a gap as passes; parted where no span is cut, once one is `longest`.
    private static func runs(of spans: [PlannedSpan], picture: PicturePlan) -> [Pass] {
        let most = Int((longest * picture.rate).rounded)
        var runs: [[PlannedSpan]] = []
        var (start, end) = (0, 0)
        for span in spans.sorted(by: isBefore) {
            let gap = span.frames.from > end
            let full = span.frames.from == end && span.frames.to - start > most
            if runs.isEmpty || gap || full {
                runs.append([])
                start = span.frames.from
                end = start
            }
            runs[runs.count - 1].append(span)
            end = max(end, span.frames.to)
        }
        return runs.map { Pass(picture: picture, spans: $0) }
    }

    private static func isBefore(_ left: PlannedSpan, _ right: PlannedSpan) -> Bool {
        (left.frames.from, left.frames.to, left.key) < (right.frames.from, right.frames.to, right.key)
    }
}
