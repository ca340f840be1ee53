internal import Foundation
internal import PolyreelCore
internal import PolyreelGraph
internal import PolyreelMedia
internal import PolyreelType

/// What a film shows of its overlays, put together from what is remembered of its spans; nothing is decoded, and nothing
/// drawn.
struct FilmSightings {
    /// A span of the film with what is known of it.
    struct Part {
        let frames: FrameRange
        let proof: SpanProof
        /// Only where `spansWithEdges` asks for them.
        let edges: EdgePictures?
    }

    private let overlays: [Overlay]
    private let parts: [Part]
    /// By part: indices of the overlays that are seen in it, in drawing order, as its plates are.
    private let shown: [[Int]]

    /// - Parameters:
    ///   - overlays: the draft's.
    ///   - parts: the film's spans in order.
    init(_ overlays: [Overlay], parts: [Part]) {
        (self.overlays, self.parts) = (overlays, parts)
        shown = overlays.indices.reduce(into: [[Int]](repeating: [], count: parts.count)) { shown, index in
            for part in Self.parts(of: parts, in: overlays[index].frames) { shown[part].append(index) }
        }
    }

    /// Indices of the parts that some frames lie in.
    private static func parts(of parts: [Part], in frames: FrameRange) -> Range<Int> {
        guard !frames.isEmpty else { return 0..<0 }
        let first = parts.sortedIndex { $0.frames.to > frames.from }
        return first..<max(first, parts.sortedIndex { $0.frames.from >= frames.to })
    }

    private func part(at frame: Int) -> Int? { Self.parts(of: parts, in: FrameRange(from: frame, to: frame + 1)).first }

    /// Indices of the spans whose edges are looked at: where an overlay begins or ends with a span, and beside that.
    static func spansWithEdges(_ spans: [FrameRange], _ overlays: [Overlay]) -> Set<Int> {
        let (starts, ends) = (Set(overlays.map(\.frames.from)), Set(overlays.map(\.frames.to)))
        var indices: Set<Int> = []
        for (index, (span, next)) in zip(spans, spans.dropFirst()).enumerated()
        where ends.contains(span.to) || starts.contains(next.from) {
            indices.formUnion([index, index + 1])
        }
        return indices
    }

    /// By the overlay's id.
    var all: [String: OverlaySighting] {
        Dictionary(overlays.indices.map { (overlays[$0].id, sighting(of: $0)) }) { first, _ in first }
    }

    private func sighting(of index: Int) -> OverlaySighting {
        let frames = overlays[index].frames
        var (seen, covered): ([FrameRange], [FrameRange]) = ([], [])
        for number in Self.parts(of: parts, in: frames) {
            let part = parts[number]
            guard let place = place(of: index, in: number), part.proof.plates.indices.contains(place) else { continue }
            let plate = part.proof.plates[place]
            seen += plate.seen.map { $0.relative(to: -part.frames.from) }
            covered += plate.covered.map { $0.relative(to: -part.frames.from) }
        }
        return OverlaySighting(
            seen: seen, covered: covered, isSeenBefore: isSeen(index, at: frames.from - 1, from: frames.from),
            isSeenAfter: isSeen(index, at: frames.to, from: frames.to - 1))
    }

    /// Which of a span's plates an overlay is: a span has those that are seen in it, in drawing order.
    private func place(of index: Int, in part: Int) -> Int? { shown[part].firstIndex(of: index) }

    /// Whether an overlay is seen in frame `outside`, just beside `inside`, which is one of its own.
    private func isSeen(_ index: Int, at outside: Int, from inside: Int) -> Bool? {
        guard let number = part(at: inside), let place = place(of: index, in: number),
            case let own = parts[number], own.proof.plates.indices.contains(place)
        else { return nil }
        // A span in which a plate was seen outside its frames has no proof.
        if own.frames.contains(outside) { return own.proof.plates[place].isDistinct ? false : nil }
        guard let beside = part(at: outside), let edges = parts[beside].edges, let marks = own.edges?.marks,
            marks.indices.contains(place)
        else { return nil }
        let covers = shown[beside].map { overlays[$0] }.filter { $0.frames.contains(outside) }.map(\.plate.frame)
        return edges.shows(marks[place], inLast: outside < inside, beside: covers)
    }
}
