internal import Foundation
internal import PolyreelCore
public import PolyreelGraph
public import PolyreelStore

/// Keeps joined films within their cap. Each span was coded as if it began with the same buffer; where many bits meet at
/// a join, the buffer of the whole film may run empty.
public struct RateKeeping: Sendable {
    private let store: any Store

    /// How often spans are lowered before the film is taken as it is, and its proof says what it passes.
    public static let mostRounds = 12

    public init(store: any Store) { self.store = store }

    /// Films of a plan of which a span must be encoded lower, and those spans.
    public struct Lowered: Sendable {
        public fileprivate(set) var films: [FilmPlan] = []
        public fileprivate(set) var spans: [Digest: SpanRecipe] = [:]
        public var isEmpty: Bool { spans.isEmpty }
    }

    /// Looks at every film of which all spans are there; in each, at the first span at which the buffer is empty.
    ///
    /// That span takes more than is left, and the one before it left too little: they are lowered in turn.
    /// - Parameter round: counted from 0.
    public func lowered(_ plan: RenderPlan, round: Int) throws -> Lowered {
        var lowered = Lowered()
        var pictures: [Digest: [Int]] = [:]
        var known: [Joined: Int?] = [:]
        for film in plan.films {
            let joined = Joined(spans: film.spans, rate: film.picture.rate, encoder: film.picture.encoder)
            let found = try known[joined] ?? firstUnderflow(joined, &pictures)
            known[joined] = .some(found)
            guard let empty = found else {
                lowered.films.append(film)
                continue
            }
            let index = round % 2 == 0 ? empty : max(0, empty - 1)
            guard let recipe = plan.spans[film.spans[index].key] else {
                lowered.films.append(film)
                continue
            }
            let lower = recipe.lowered
            let key = try lower.key
            lowered.spans[key] = lower
            lowered.films.append(film.replacing(span: index, with: key))
        }
        return lowered
    }

    /// What of a film decides how full its buffer is.
    private struct Joined: Hashable {
        let spans: [PlannedSpan]
        let rate: Rational
        let encoder: EncoderSettings
    }

    /// - Parameter known: sizes of pictures by their span's key: films share spans, and the store is asked for each once.
    private func firstUnderflow(_ film: Joined, _ known: inout [Digest: [Int]]) throws -> Int? {
        var pictures: [[Int]] = []
        for span in film.spans {
            guard let sizes = try known[span.key] ?? pictureBytes(span.key) else { return nil }
            known[span.key] = sizes
            pictures.append(sizes)
        }
        return LeakyBucket(
            rate: film.rate, maximumBitRate: film.encoder.maximumBitRate, bufferBits: film.encoder.bufferBits
        ).firstUnderflow(in: pictures)
    }

    private func pictureBytes(_ key: Digest) throws -> [Int]? {
        try store.recalled(SegmentRecord.self, for: key)?.pictureBytes
    }
}
