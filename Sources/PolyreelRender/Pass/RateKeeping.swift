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
        for film in plan.films {
            guard let empty = try firstUnderflow(film) else {
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

    private func firstUnderflow(_ film: FilmPlan) throws -> Int? {
        var pictures: [[Int]] = []
        for span in film.spans {
            guard let record = try store.recalled(SegmentRecord.self, for: span.key) else { return nil }
            pictures.append(record.pictureBytes)
        }
        let settings = film.picture.encoder
        return LeakyBucket(
            rate: film.picture.rate, maximumBitRate: settings.maximumBitRate, bufferBits: settings.bufferBits
        ).firstUnderflow(in: pictures)
    }
}
