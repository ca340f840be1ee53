internal import PolyreelCore
internal import PolyreelPlan

/// Missing spans of one source range on one canvas that are rendered together: each source frame is decoded and reframed
/// once, and encoded once per key.
struct Pass: Sendable {
    /// Spans that cover the same frames and differ in their plates.
    struct Part: Sendable {
        let frames: FrameRange
        let keys: [Key]
    }

    let picture: PicturePlan
    /// In order, each beginning where the one before ends.
    let parts: [Part]

    var frames: FrameRange {
        FrameRange(from: parts.first?.frames.from ?? 0, to: parts.last?.frames.to ?? 0)
    }

    /// Frames that will be encoded.
    var cost: Int { parts.reduce(0) { $0 + $1.frames.count * $1.keys.count } }
}

extension Pass {
    /// Seconds of film that one pass covers at most; more passes keep more cores busy, fewer decode less twice.
    static let longest = Rational(8)

    /// Groups the missing spans of a plan into passes.
    /// - Parameter encoders: how many encoders a pass may have open at once on a canvas.
    static func passes(
        for plan: RenderPlan, missing: Set<Key>, encoders: (PixelSize) -> Int
    ) -> [Pass] {
        var wanted: [PicturePlan: [FrameRange: Set<Key>]] = [:]
        var order: [PicturePlan] = []
        for film in plan.films {
            for span in film.spans where missing.contains(span.key) {
                if wanted[film.picture] == nil { order.append(film.picture) }
                wanted[film.picture, default: [:]][span.frames, default: []].insert(span.key)
            }
        }
        var taken: Set<Key> = []
        return order.flatMap { picture in
            let ranges = (wanted[picture] ?? [:]).sorted { $0.key.from < $1.key.from }
            let most = encoders(picture.canvas)
            // Films of several lengths may ask for one key; the first pass that takes it makes it.
            let parts = ranges.map { range, keys in
                let own = keys.subtracting(taken).sorted()
                taken.formUnion(own)
                return (frames: range, batches: batches(of: own, most))
            }
            let rounds = parts.map(\.batches.count).max() ?? 0
            return (0..<rounds).flatMap { round in
                let round = parts.compactMap { part in
                    part.batches.indices.contains(round) ? Part(frames: part.frames, keys: part.batches[round]) : nil
                }
                return runs(of: round, picture: picture)
            }
        }
    }

    /// Neighbouring parts as passes, none much longer than `longest`.
    private static func runs(of parts: [Part], picture: PicturePlan) -> [Pass] {
        let most = Int((longest * picture.rate).rounded)
        var runs: [[Part]] = []
        for part in parts {
            if let last = runs.last?.last, last.frames.to == part.frames.from, let first = runs.last?.first,
                part.frames.to - first.frames.from <= most
            {
                runs[runs.count - 1].append(part)
            } else {
                runs.append([part])
            }
        }
        return runs.map { Pass(picture: picture, parts: $0) }
    }

    private static func batches(of keys: [Key], _ most: Int) -> [[Key]] {
        stride(from: 0, to: keys.count, by: max(1, most)).map { Array(keys[$0..<min($0 + max(1, most), keys.count)]) }
    }
}
