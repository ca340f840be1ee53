public import PolyreelCore

/// Variants of a job whose frames can be compared, each held against the first.
///
/// Variants that look and sound the same from beginning to end, such as one market's on two platforms, stand together.
public struct DifferenceGroup: Codable, Sendable {
    /// Pixels.
    public let width: Int
    public let height: Int
    public let frameRate: Rational
    public let frames: Int
    /// The first variant, and those like it.
    public let reference: [Variant]
    public let others: [Other]

    public struct Variant: Codable, Sendable, Hashable {
        public let id: String
        public let market: String
        public let placement: String
    }

    /// Variants that are like each other and not like the reference.
    public struct Other: Codable, Sendable {
        public let variants: [Variant]
        /// Where they differ from the reference; empty when only the sound does.
        public let ranges: [DifferenceRange]
        public let sameSound: Bool
    }

    /// The groups of all ready variants whose records say what they show, in the records' order.
    static func groups(_ records: [VariantRecord]) -> [DifferenceGroup] {
        var kinds: [Kind] = []
        var known: [FilmContent.Look: Int] = [:]
        for record in records where record.status == .ready {
            guard let content = FilmContent(record) else { continue }
            let variant = Variant(id: record.id, market: record.market, placement: record.placement)
            if let index = known[content.look] {
                kinds[index].variants.append(variant)
            } else {
                known[content.look] = kinds.count
                kinds.append((content, [variant]))
            }
        }
        let pictures = kinds.map(\.content.picture).uniqued
        let members = Dictionary(grouping: kinds, by: \.content.picture)
        return pictures.compactMap { picture in
            members[picture].flatMap { kinds in kinds.first.map { group($0, kinds.dropFirst()) } }
        }
    }

    private typealias Kind = (content: FilmContent, variants: [Variant])

    private static func group(_ first: Kind, _ others: some Sequence<Kind>) -> DifferenceGroup {
        DifferenceGroup(
            width: first.content.canvas.width, height: first.content.canvas.height, frameRate: first.content.rate,
            frames: first.content.frames, reference: first.variants,
            others: others.map { other in
                Other(
                    variants: other.variants,
                    ranges: FilmComparison(first.content, other.content).ranges.filter { $0.state == .differs },
                    sameSound: first.content.soundtrack == other.content.soundtrack)
            })
    }
}
